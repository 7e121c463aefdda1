import { css } from 'lit';

export const styles = css`
  .left {
    color: var(--_title);
    font-size: 1.125em;
    font-weight: 600;
  }

  .more {
    margin-block-start: calc(var(--_space) * 0.5);
  }

  ::slotted(:first-child) {
    margin-block-start: 0;
  }

  ::slotted(:last-child) {
    margin-block-end: 0;
  }
`;
