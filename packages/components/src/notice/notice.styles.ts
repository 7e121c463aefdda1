import { css } from 'lit';

export const styles = css`
  .root {
    display: flex;
    gap: min(calc(var(--_space) * 0.75), 2.5vw);
    padding: min(var(--_space), 4vw);
    border: 1px solid var(--_accent);
    border-inline-start-width: 0.375em;
    border-radius: var(--_radius);
    background: var(--_ground);
  }

  .info {
    --_accent: var(--_info);
    --_ground: var(--_info-bg);
  }

  .success {
    --_accent: var(--_success);
    --_ground: var(--_success-bg);
  }

  .warning {
    --_accent: var(--_warning);
    --_ground: var(--_warning-bg);
  }

  .error {
    --_accent: var(--_error);
    --_ground: var(--_error-bg);
  }

  .root.error,
  .error .title-3 {
    color: var(--_error-text);
  }

  .icon {
    margin-block-start: 0.1em;
    color: var(--_accent);
  }

  .body {
    flex: 1;
    min-inline-size: 0;
    max-inline-size: 44em;
  }

  .message {
    margin-block-start: calc(var(--_space) * 0.25);
  }

  ::slotted(:first-child) {
    margin-block-start: 0;
  }

  ::slotted(:last-child) {
    margin-block-end: 0;
  }
`;
