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

  .robot {
    display: flex;
    gap: calc(var(--_space) * 0.5);
    color: var(--_muted);
  }

  .robot.good {
    color: var(--_success);
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
