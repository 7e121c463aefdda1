import { css } from 'lit';

export const styles = css`
  .introduction {
    max-inline-size: 44em;
    margin-block: calc(var(--_space) * 0.5) var(--_space);
  }
`;
