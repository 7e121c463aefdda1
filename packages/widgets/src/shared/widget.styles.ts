import { css } from 'lit';

/** What every widget has beside the shared styles of the components. */
export const widgetStyles = css`
  .waiting,
  .stale,
  .hint {
    color: var(--_muted);
  }

  .waiting {
    padding-block: var(--_space);
  }

  .stale {
    margin-block-start: calc(var(--_space) * 0.5);
    font-size: 0.875em;
  }

  .simulation {
    margin-block-end: calc(var(--_space) * 0.5);
    padding: calc(var(--_space) * 0.25) calc(var(--_space) * 0.75);
    border: 1px solid var(--_warning);
    border-radius: var(--_radius);
    background: var(--_warning-bg);
    color: var(--_text);
    font-weight: 600;
  }

  .offline {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: calc(var(--_space) * 0.75);
    justify-items: start;
  }
`;
