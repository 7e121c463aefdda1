import { css } from 'lit';

export const styles = css`
  .panel {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: calc(var(--_space) * 0.5);
    padding: calc(var(--_space) * 1.25);
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    background: var(--_page);
  }

  .voted {
    color: var(--_title);
    font-size: 1.375em;
    font-weight: 700;
    font-variant-numeric: tabular-nums;
  }

  meter {
    inline-size: 100%;
    block-size: 0.75em;
    border: 1px solid var(--_field-border);
    border-radius: var(--_radius);
    background: var(--_surface);
    appearance: none;
  }

  meter::-webkit-meter-bar {
    block-size: 100%;
    border: 0;
    border-radius: var(--_radius);
    background: var(--_surface);
  }

  meter::-webkit-meter-optimum-value {
    border-radius: var(--_radius);
    background: var(--_action);
  }

  meter::-moz-meter-bar {
    border-radius: var(--_radius);
    background: var(--_action);
  }

  @media (forced-colors: active) {
    meter {
      appearance: auto;
    }
  }
`;
