import { css } from 'lit';

export const styles = css`
  .root {
    --_edge: var(--_field-border);
    display: flex;
    flex-direction: column;
    gap: calc(var(--_space) * 0.75);
    block-size: 100%;
    padding: min(calc(var(--_space) * 1.5), 5vw);
    border: 1px solid var(--_border);
    border-block-start: 0.375em solid var(--_edge);
    border-radius: var(--_radius);
    background: var(--_page);
  }

  .to-vote,
  .under-way {
    --_edge: var(--_action);
  }

  .voted {
    --_edge: var(--_success);
  }

  .head {
    display: flex;
    flex-wrap: wrap;
    gap: calc(var(--_space) * 0.5) var(--_space);
    align-items: flex-start;
    justify-content: space-between;
  }

  .title-2 {
    flex: 1 1 10em;
    min-inline-size: 0;
  }

  /* Its font size is the card's already. */
  isoloir-status-pill {
    --isoloir-font-size: 1em;
  }

  .period {
    display: flex;
    gap: calc(var(--_space) * 0.5);
    color: var(--_muted);
  }

  .period .icon {
    margin-block-start: 0.125em;
  }

  ::slotted(:first-child) {
    margin-block-start: 0;
  }

  ::slotted(:last-child) {
    margin-block-end: 0;
  }

  .action {
    margin-block-start: auto;
    padding-block-start: calc(var(--_space) * 0.5);
  }

  @media (max-width: 24em) {
    .period .icon {
      display: none;
    }
  }

  @media (forced-colors: active) {
    .to-vote,
    .under-way {
      border-block-start-color: Highlight;
    }
  }
`;
