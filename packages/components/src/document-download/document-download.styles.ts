import { css } from 'lit';

export const styles = css`
  .root {
    display: grid;
    gap: calc(var(--_space) * 0.75);
    justify-items: start;
    max-inline-size: 44em;
  }

  /* There for readers from the start; without words it takes no room. */
  .outcome:empty {
    margin-block-start: calc(var(--_space) * -0.75);
  }

  .told {
    display: flex;
    gap: calc(var(--_space) * 0.5);
    align-items: flex-start;
    padding: calc(var(--_space) * 0.5) calc(var(--_space) * 0.75);
    border-inline-start: 0.375em solid currentColor;
    border-radius: calc(var(--_radius) * 0.5);
    background: var(--_info-bg);
    color: var(--_info);
  }

  .told .icon {
    margin-block-start: 0.12em;
  }

  .told > span {
    color: var(--_text);
  }

  .good {
    background: var(--_success-bg);
    color: var(--_success);
  }

  /* The error state keeps its own colours, ground and words together. */
  .bad {
    background: var(--_error-bg);
    color: var(--_error);
  }

  .bad > span {
    color: var(--_error-text);
  }

  .bad strong {
    color: var(--_error);
  }

  [aria-disabled] {
    cursor: progress;
  }

  .button > span {
    min-inline-size: 0;
  }

  @media (prefers-reduced-motion: no-preference) {
    .busy {
      animation: turn 1.2s linear infinite;
    }

    @keyframes turn {
      to {
        rotate: 1turn;
      }
    }
  }

  @media (max-width: 14em) {
    .told {
      padding-inline: calc(var(--_space) * 0.375);
    }

    .told .icon,
    .button .icon {
      display: none;
    }
  }

  @media (forced-colors: active) {
    [aria-disabled] {
      border-color: GrayText;
      color: GrayText;
    }
  }
`;
