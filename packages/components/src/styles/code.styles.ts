import { css } from 'lit';

/** A code to read out, to copy and to write down. */
export const codeStyles = css`
  .code {
    color: var(--_title);
    font-family: var(--_font-mono);
    font-size: 1.75em;
    font-weight: 700;
    letter-spacing: 0.02em;
    line-height: 1.35;
  }

  /* The gap is no character, and the groups are inline: the code copies in one piece. */
  .code > span {
    margin-inline-end: 0.5em;
    white-space: nowrap;
  }
`;
