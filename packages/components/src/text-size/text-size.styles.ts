import { css } from 'lit';

export const styles = css`
  :host {
    display: inline-block;
  }

  .letters {
    display: inline-flex;
    align-items: baseline;
    gap: 0.05em;
    font-weight: 700;
  }

  .letters > :first-child {
    font-size: 0.875em;
  }

  .letters > :last-child {
    font-size: 1.25em;
  }

  fieldset {
    display: grid;
    gap: calc(var(--_space) * 0.25);
    min-inline-size: 0;
    margin: 0;
    padding: 0;
    border: 0;
  }

  legend {
    padding: 0;
    margin-block-end: calc(var(--_space) * 0.75);
  }

  label {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: calc(var(--_space) * 0.75);
    min-block-size: max(2.75em, 44px);
    padding-inline: calc(var(--_space) * 0.5);
    cursor: pointer;
  }

  label + label {
    border-block-start: 1px solid var(--_border);
  }

  input {
    inline-size: 1.5em;
    block-size: 1.5em;
    margin: 0;
    accent-color: var(--_action);
    font-size: 1em;
  }

  .sample {
    margin-inline-start: auto;
    color: var(--_muted);
    line-height: 1.2;
  }

  .try {
    margin-block-start: calc(var(--_space) * 0.75);
    padding: calc(var(--_space) * 0.5);
    border: 1px solid var(--_border);
    border-radius: calc(var(--_radius) * 0.5);
    background: var(--_surface);
    line-height: 1.4;
  }

  .size-125 {
    font-size: 1.25em;
  }

  .size-150 {
    font-size: 1.5em;
  }

  .size-200 {
    font-size: 2em;
  }
`;
