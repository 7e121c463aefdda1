import { css } from 'lit';

export const styles = css`
  ol {
    display: grid;
    gap: calc(var(--_space) * 0.25);
    margin: 0;
    padding-inline-start: 1.5em;
    list-style: decimal;
  }

  /* A link that is a whole line is as high as a finger needs. */
  .offline a {
    display: inline-block;
    padding-block: 0.25em;
  }
`;
