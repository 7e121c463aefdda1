import { css } from 'lit';

export const styles = css`
  .instruction {
    margin-block-start: calc(var(--_space) * 0.5);
    font-size: 1.125em;
  }

  .category {
    margin-block-start: calc(var(--_space) * 1.25);
  }

  .list {
    padding: var(--_space);
    border-block-end: 1px solid var(--_border);
  }

  .members {
    padding: calc(var(--_space) * 0.25) calc(var(--_space) * 0.75);
  }

  .member-name {
    font-size: 1.125em;
  }

  .list > .kind,
  .list > .name {
    display: block;
  }

  .kind {
    color: var(--_muted);
  }

  .people {
    padding: var(--_space) var(--_space) 0;
  }

  @container (max-width: 14em) {
    .list,
    .people {
      padding-inline: calc(var(--_space) * 0.5);
    }
  }
`;
