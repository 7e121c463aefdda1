import { css } from 'lit';

export const styles = css`
  .panel {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: calc(var(--_space) * 0.75);
    justify-items: start;
    padding: calc(var(--_space) * 1.25);
    border: 1px solid var(--_border);
    border-block-start: 0.375em solid var(--_action);
    border-radius: var(--_radius);
    background: var(--_page);
  }

  .panel > isoloir-notice {
    justify-self: stretch;
  }

  .hint {
    font-size: 0.875em;
  }

  @media (forced-colors: active) {
    .panel {
      border-block-start-color: Highlight;
    }
  }
`;
