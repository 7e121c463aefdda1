import { css } from 'lit';

export const styles = css`
  /* The title takes the focus so that readers start there; who sees needs no ring around it. */
  #title:focus {
    outline: none;
  }

  .text {
    margin-block-start: calc(var(--_space) * 0.75);
  }

  ::slotted(:first-child) {
    margin-block-start: 0;
  }

  ::slotted(:last-child) {
    margin-block-end: 0;
  }
`;
