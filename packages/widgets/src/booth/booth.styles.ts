import { css } from 'lit';

export const styles = css`
  ol {
    display: grid;
    gap: calc(var(--_space) * 0.25);
    margin: 0;
    padding-inline-start: 1.5em;
    list-style: decimal;
  }

  .stack {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--_space);
  }

  /* A link that is a whole line is as high as a finger needs. */
  .offline a {
    display: inline-block;
    padding-block: 0.25em;
  }
`;
