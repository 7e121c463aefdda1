import { css } from 'lit';

export const styles = css`
  :host {
    display: inline-block;
    max-inline-size: 100%;
  }

  .root {
    --_ink: var(--_muted);
    --_ground: var(--_surface);
    display: inline-flex;
    gap: 0.4em;
    align-items: center;
    max-inline-size: 100%;
    padding-block: 0.2em;
    padding-inline: min(0.6em, 3vw) min(0.75em, 4vw);
    border: 1px solid var(--_ink);
    border-radius: 1.5em;
    background: var(--_ground);
    color: var(--_ink);
    font-weight: 600;
    line-height: 1.4;
  }

  .to-vote {
    --_ink: var(--_error);
    --_ground: var(--_error-bg);
  }

  .under-way,
  .paused {
    --_ink: var(--_warning);
    --_ground: var(--_warning-bg);
  }

  .voted {
    --_ink: var(--_success);
    --_ground: var(--_success-bg);
  }
`;
