import { css } from 'lit';

export const styles = css`
  ul {
    display: grid;
    gap: calc(var(--_space) * 0.75);
  }

  /* Its font size is that of this element already. */
  isoloir-notice {
    --isoloir-font-size: 1em;
  }

  .text {
    white-space: pre-line;
  }

  .at {
    margin-block-start: calc(var(--_space) * 0.25);
    color: var(--_text);
    font-size: 0.9375em;
  }
`;
