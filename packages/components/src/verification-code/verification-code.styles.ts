import { css } from 'lit';

export const styles = css`
  .root {
    container-type: inline-size;
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: calc(var(--_space) * 0.75);
    max-inline-size: 44em;
    padding: calc(var(--_space) * 1.25) calc(var(--_space) * 1.5);
    border: 1px solid var(--_border);
    border-block-start: 0.375em solid var(--_warning);
    border-radius: var(--_radius);
    background: var(--_page);
  }

  .secret {
    display: flex;
    gap: calc(var(--_space) * 0.5);
    padding: calc(var(--_space) * 0.625) calc(var(--_space) * 0.75);
    border-inline-start: 0.375em solid currentColor;
    border-radius: calc(var(--_radius) * 0.5);
    background: var(--_warning-bg);
    color: var(--_warning);
  }

  .secret > span {
    color: var(--_text);
    font-weight: 600;
  }

  ::slotted(:first-child) {
    margin-block-start: 0;
  }

  ::slotted(:last-child) {
    margin-block-end: 0;
  }

  /* Its font size is the panel's already. */
  isoloir-copy-button {
    --isoloir-font-size: 1em;
  }

  @media (max-width: 30em) {
    .root {
      padding-inline: calc(var(--_space) * 0.875);
    }

    .code {
      font-size: 1.375em;
    }
  }

  /* A telephone with text at 200 %. */
  @container (max-width: 14em) {
    .secret .icon {
      display: none;
    }

    .secret {
      padding-inline: calc(var(--_space) * 0.5);
    }

    .code {
      font-size: 1.125em;
    }
  }

  @media print {
    isoloir-copy-button {
      display: none;
    }
  }
`;
