import { css } from 'lit';

export const styles = css`
  .root {
    display: grid;
    gap: calc(var(--_space) * 0.5);
    justify-items: start;
  }

  .why {
    display: flex;
    gap: calc(var(--_space) * 0.5);
    max-inline-size: 44em;
    padding-block: calc(var(--_space) * 0.375);
    color: var(--_muted);
  }

  /* Asked for and not possible yet: the same sentence, in the colours of an error. */
  .why.asked {
    padding-inline: calc(var(--_space) * 0.75);
    border-inline-start: 0.25em solid currentColor;
    border-radius: calc(var(--_radius) * 0.5);
    background: var(--_error-bg);
    color: var(--_error);
  }

  .asked > span {
    color: var(--_error-text);
  }

  .icon {
    margin-block-start: 0.125em;
  }

  .button .icon {
    margin: 0;
  }

  /* Inactive to the eye by its line and ground; its words stay as readable as any. */
  .button.pending {
    border-style: dashed;
    border-color: var(--_field-border);
    background: var(--_surface);
    color: var(--_muted);
    cursor: default;
  }

  .button.busy-now {
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

  @media (forced-colors: active) {
    .button.pending,
    .button.busy-now {
      border-color: GrayText;
      color: GrayText;
    }
  }
`;
