import { css } from 'lit';

export const styles = css`
  .root {
    container-type: inline-size;
    padding: calc(var(--_space) * 1.25) calc(var(--_space) * 1.5);
    border: 1px solid var(--_border);
    border-inline-start: 0.375em solid var(--_action);
    border-radius: var(--_radius);
    background: var(--_surface);
  }

  .after {
    border-inline-start-color: var(--_field-border);
  }

  .what {
    color: var(--_text);
    font-size: 1.125em;
    line-height: 1.35;
    text-wrap: balance;
  }

  .what strong {
    color: var(--_title);
    font-size: 1.375em;
  }

  .date {
    display: flex;
    gap: calc(var(--_space) * 0.5);
    margin-block-start: calc(var(--_space) * 0.375);
    color: var(--_text);
  }

  .date .icon {
    margin-block-start: 0.125em;
  }

  ::slotted(:last-child) {
    margin-block-end: 0;
  }

  @container (max-width: 20em) {
    .date .icon {
      display: none;
    }
  }

  @media (max-width: 30em) {
    .root {
      padding: var(--_space);
    }
  }
`;
