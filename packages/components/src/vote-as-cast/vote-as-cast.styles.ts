import { css } from 'lit';

export const styles = css`
  .root {
    container-type: inline-size;
  }

  .root > .title-1 {
    margin-block-end: calc(var(--_space) * 0.5);
  }

  .ballot {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: calc(var(--_space) * 0.5);
    max-inline-size: 56em;
    margin-block-start: calc(var(--_space) * 1.5);
  }

  .tracker {
    padding: calc(var(--_space) * 0.625) calc(var(--_space) * 0.75);
    border: 1px solid var(--_border);
    border-radius: calc(var(--_radius) * 0.5);
    background: var(--_surface);
    font-family: var(--_font-mono);
    font-size: 0.9375em;
  }

  ::slotted(:first-child) {
    margin-block-start: 0;
  }

  ::slotted(:last-child) {
    margin-block-end: 0;
  }

  /* Its font size is this element's already. */
  isoloir-copy-button {
    --isoloir-font-size: 1em;
  }

  @media print {
    isoloir-copy-button {
      display: none;
    }
  }
`;
