import { css } from 'lit';

export const styles = css`
  /* Its font size is that of this element already. */
  isoloir-notice {
    --isoloir-font-size: 1em;
  }
`;
