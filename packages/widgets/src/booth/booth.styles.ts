import { css } from 'lit';

export const styles = css`
  ol {
    display: grid;
    gap: calc(var(--_space) * 0.25);
    margin: 0;
    padding-inline-start: 1.5em;
  }
`;
