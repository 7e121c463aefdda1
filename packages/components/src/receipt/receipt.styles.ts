import { css } from 'lit';

export const styles = css`
  .root {
    container-type: inline-size;
    border: 1px solid var(--_border);
    border-block-start: 0.375em solid var(--_success);
    border-radius: var(--_radius);
    background: var(--_page);
  }

  .head {
    display: flex;
    gap: calc(var(--_space) * 0.75);
    align-items: center;
    padding: calc(var(--_space) * 1.25) calc(var(--_space) * 1.5) 0;
  }

  .head .icon {
    inline-size: 2em;
    block-size: 2em;
  }

  .success {
    color: var(--_success);
  }

  .info {
    color: var(--_info);
  }

  .facts {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 15em), 1fr));
    gap: calc(var(--_space) * 0.75) calc(var(--_space) * 1.5);
    padding: var(--_space) calc(var(--_space) * 1.5);
  }

  dt,
  .label {
    color: var(--_muted);
  }

  dd {
    color: var(--_title);
    font-size: 1.125em;
    font-weight: 600;
    line-height: 1.35;
  }

  .number {
    font-weight: 400;
    white-space: nowrap;
  }

  .keep {
    display: flex;
    gap: calc(var(--_space) * 0.5);
    margin-inline: calc(var(--_space) * 1.5);
    padding: calc(var(--_space) * 0.625) calc(var(--_space) * 0.75);
    border-inline-start: 0.25em solid currentColor;
    border-radius: calc(var(--_radius) * 0.5);
    background: var(--_warning-bg);
    color: var(--_warning);
  }

  .keep > span {
    color: var(--_text);
    font-weight: 600;
  }

  .codes {
    display: grid;
    grid-template-columns: minmax(0, 2fr) minmax(0, 3fr);
    gap: calc(var(--_space) * 2);
    padding: calc(var(--_space) * 1.5);
  }

  .codes > section {
    display: grid;
    gap: calc(var(--_space) * 0.75);
    align-content: start;
  }

  .label {
    margin-block-start: calc(var(--_space) * 0.5);
  }

  .label + .text {
    margin-block-start: calc(var(--_space) * -0.5);
  }

  .text {
    padding: calc(var(--_space) * 0.625) calc(var(--_space) * 0.75);
    border: 1px solid var(--_border);
    border-radius: calc(var(--_radius) * 0.5);
    background: var(--_surface);
    font-family: var(--_font-mono);
    font-size: 0.9375em;
    overflow-wrap: anywhere;
  }

  .check {
    display: flex;
    flex-wrap: wrap;
    gap: var(--_space);
    align-items: start;
  }

  .check-text {
    flex: 1 1 14em;
    display: grid;
    gap: calc(var(--_space) * 0.75);
    min-inline-size: 0;
  }

  .qr {
    flex: none;
    inline-size: min(12em, 100%);
    aspect-ratio: 1;
    border: 1px solid var(--_border);
    border-radius: calc(var(--_radius) * 0.5);
  }

  .waiting {
    background: var(--_surface);
  }

  .link {
    display: inline-block;
    padding-block: 0.5em;
    font-weight: 600;
  }

  /* Its font size is the receipt's already. */
  isoloir-copy-button {
    --isoloir-font-size: 1em;
  }

  .meaning {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 20em), 1fr));
    gap: calc(var(--_space) * 1.5);
    padding: calc(var(--_space) * 1.25) calc(var(--_space) * 1.5);
    border-block-start: 1px solid var(--_border);
    background: var(--_surface);
    border-end-start-radius: var(--_radius);
    border-end-end-radius: var(--_radius);
  }

  .meaning .title-3 {
    display: flex;
    gap: calc(var(--_space) * 0.5);
    align-items: center;
  }

  .meaning ul {
    display: grid;
    gap: calc(var(--_space) * 0.5);
    margin-block-start: calc(var(--_space) * 0.5);
    padding-inline-start: 1.9em;
  }

  @container (max-width: 48em) {
    .codes {
      grid-template-columns: minmax(0, 1fr);
    }
  }

  @container (max-width: 30em) {
    .head,
    .facts,
    .codes,
    .meaning {
      padding-inline: calc(var(--_space) * 0.875);
    }

    .head {
      display: grid;
      gap: calc(var(--_space) * 0.5);
    }

    .keep {
      margin-inline: calc(var(--_space) * 0.875);
    }

    .code {
      font-size: 1.375em;
    }
  }

  /* A telephone with text at 200 %. */
  @container (max-width: 14em) {
    .head,
    .facts,
    .codes,
    .meaning {
      padding-inline: calc(var(--_space) * 0.5);
    }

    .keep {
      margin-inline: calc(var(--_space) * 0.5);
    }

    .keep .icon,
    .meaning .icon {
      display: none;
    }

    .meaning ul {
      padding-inline-start: 0;
    }

    .code {
      font-size: 1.125em;
    }
  }

  @media print {
    isoloir-copy-button,
    .keep {
      display: none;
    }
  }

  @media (forced-colors: active) {
    /* A reader of QR codes needs dark on light. */
    .qr {
      forced-color-adjust: none;
    }
  }
`;
