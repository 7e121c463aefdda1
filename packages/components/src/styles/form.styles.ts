import { css } from 'lit';

/** The frame of a form: its summary, what it tells when it is done, its fields one under another. */
export const formStyles = css`
  .root {
    container-type: inline-size;
  }

  isoloir-error-summary {
    /* Its font size is the form's already. */
    --isoloir-font-size: 1em;
    margin-block-end: calc(var(--_space) * 1.5);
  }

  form {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: calc(var(--_space) * 1.25);
  }

  form > .button {
    justify-self: start;
  }

  .told {
    display: flex;
    gap: calc(var(--_space) * 0.75);
    max-inline-size: 44em;
    margin-block-end: calc(var(--_space) * 1.5);
    padding: var(--_space);
    border: 1px solid var(--_success);
    border-inline-start-width: 0.375em;
    border-radius: var(--_radius);
    background: var(--_success-bg);
  }

  .told > :last-child {
    min-inline-size: 0;
  }

  .told > .icon {
    margin-block-start: 0.1em;
    color: var(--_success);
  }

  [aria-disabled] {
    cursor: progress;
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

  @container (max-width: 14em) {
    .told {
      padding: calc(var(--_space) * 0.5);
    }

    .told > .icon,
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
