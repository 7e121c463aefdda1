import { css } from 'lit';

export const styles = css`
  .secret {
    display: flex;
    gap: calc(var(--_space) * 0.5);
    max-inline-size: 36em;
    padding: calc(var(--_space) * 0.625) calc(var(--_space) * 0.75);
    border-inline-start: 0.375em solid currentColor;
    border-radius: calc(var(--_radius) * 0.5);
    background: var(--_warning-bg);
    color: var(--_warning);
  }

  .secret > span {
    color: var(--_text);
  }

  .code-input {
    text-transform: uppercase;
  }

  .code {
    margin-block-start: calc(var(--_space) * -0.75);
    font-size: 1.125em;
  }

  ::slotted([slot='robot-check']) {
    display: block;
    margin-block-start: var(--_space);
  }

  .robot {
    display: flex;
    gap: calc(var(--_space) * 0.5);
    max-inline-size: 44em;
    margin-block-start: var(--_space);
    color: var(--_muted);
  }

  .robot.good {
    color: var(--_success);
  }

  .robot.bad {
    padding: calc(var(--_space) * 0.5) calc(var(--_space) * 0.75);
    border-inline-start: 0.375em solid currentColor;
    border-radius: calc(var(--_radius) * 0.5);
    background: var(--_error-bg);
    color: var(--_error);
  }

  .bad > span {
    color: var(--_error-text);
  }

  @container (max-width: 14em) {
    .secret,
    .robot {
      padding-inline: calc(var(--_space) * 0.375);
    }

    :is(.secret, .robot) .icon {
      display: none;
    }
  }
`;
