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

  .button.quiet {
    gap: calc(var(--_space) * 0.25);
    padding-inline: calc(var(--_space) * 0.5);
    border-color: transparent;
  }

  .tick {
    display: none;
    inline-size: 1em;
    block-size: 1em;
  }

  .button[aria-pressed='true'] {
    border-color: var(--_field-border);
    color: var(--_title);
  }

  [aria-pressed='true'] .tick {
    display: inline;
  }

  @media (forced-colors: active) {
    .button[aria-pressed='true'] {
      border-color: Highlight;
    }
  }
`;
