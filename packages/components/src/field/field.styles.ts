import { css } from 'lit';

export const styles = css`
  .root {
    container-type: inline-size;
  }

  .button[aria-pressed='true'] {
    border-color: var(--_title);
    background: var(--_surface);
    color: var(--_title);
  }

  @media (forced-colors: active) {
    .button[aria-pressed='true'] {
      border-color: Highlight;
    }
  }
`;
