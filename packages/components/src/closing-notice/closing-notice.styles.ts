import { css } from 'lit';

export const styles = css`
  /* Its font size is that of this element already. */
  isoloir-notice {
    --isoloir-font-size: 1em;
    /* Above is the head of the page, and nothing of this element while it is quiet. */
    margin-block-start: var(--_space);
  }
`;
