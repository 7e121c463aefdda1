import { css } from 'lit';

export const styles = css`
  form {
    margin-block-start: var(--_space);
  }
`;
