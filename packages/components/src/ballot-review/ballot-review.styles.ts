import { css } from 'lit';

export const styles = css`
  .instruction {
    margin-block-start: calc(var(--_space) * 0.5);
    font-size: 1.125em;
  }

  .note {
    display: flex;
    gap: calc(var(--_space) * 0.5);
    margin: 0 calc(var(--_space) * 0.75) calc(var(--_space) * 0.75);
    padding: calc(var(--_space) * 0.5) calc(var(--_space) * 0.75);
    border-inline-start: 0.25em solid currentColor;
    border-radius: calc(var(--_radius) * 0.5);
    background: var(--_info-bg);
    color: var(--_info);
  }

  .note.error {
    background: var(--_error-bg);
    color: var(--_error);
  }

  .note > span {
    color: var(--_text);
  }

  .note.error > span {
    color: var(--_error-text);
  }
`;
