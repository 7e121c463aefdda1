import { css } from 'lit';

export const styles = css`
  :host {
    display: inline-block;
  }

  .root {
    display: flex;
    flex-wrap: wrap;
    gap: calc(var(--_space) * 0.25);
  }

  .button {
    gap: calc(var(--_space) * 0.25);
    padding-inline: calc(var(--_space) * 0.5);
    border-color: transparent;
  }

  .tick {
    visibility: hidden;
    inline-size: 1em;
    block-size: 1em;
  }

  [aria-pressed='true'] {
    border-color: var(--_field-border);
    color: var(--_title);
  }

  [aria-pressed='true'] .tick {
    visibility: visible;
  }

  @media (forced-colors: active) {
    [aria-pressed='true'] {
      border-color: Highlight;
    }
  }
`;
