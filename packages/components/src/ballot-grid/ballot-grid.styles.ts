import { css } from 'lit';

export const styles = css`
  .categories {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 25em), 1fr));
    gap: calc(var(--_space) * 1.5);
    align-items: start;
    margin-block-start: calc(var(--_space) * 1.25);
  }

  fieldset {
    max-inline-size: 56em;
    margin: 0;
  }

  legend {
    position: sticky;
    inset-block-start: var(--isoloir-sticky-top, 0px);
  }

  .counter {
    display: flex;
    align-items: center;
    gap: calc(var(--_space) * 0.625);
    color: var(--_text);
    font-variant-numeric: tabular-nums;
  }

  .counter.full {
    color: var(--_title);
    font-weight: 700;
  }

  .slots {
    display: inline-flex;
    gap: 0.25em;
  }

  .slot {
    inline-size: 0.875em;
    block-size: 0.875em;
    border: 2px solid var(--_field-border);
    border-radius: 0.2em;
    background: var(--_page);
  }

  .slot.taken {
    border-color: var(--_title);
    background: var(--_title);
  }

  .rule {
    clear: both;
    padding: calc(var(--_space) * 0.75) var(--_space) 0;
  }

  .row {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr) auto;
    column-gap: calc(var(--_space) * 0.875);
    align-items: center;
    min-block-size: max(3.5em, 44px);
    padding: calc(var(--_space) * 0.5) calc(var(--_space) * 0.75);
    border: 2px solid var(--_border);
    border-radius: var(--_radius);
    background: var(--_page);
    cursor: pointer;
  }

  .row:hover {
    border-color: var(--_field-border);
  }

  /* Fixed as well, ground and words together. */
  .row.chosen {
    border-color: var(--_selected-text);
    background: var(--_selected-bg);
  }

  input {
    border-radius: 0.3em;
    /* Focus scrolls the row clear of the bar that stays at the top. */
    scroll-margin-block: calc(7em + var(--isoloir-sticky-top, 0px)) 3em;
  }

  /* The whole row answers for its box. */
  @supports selector(:has(*)) {
    .row:has(:focus-visible) {
      outline: 3px solid var(--_focus);
      outline-offset: 2px;
    }
  }

  .detail {
    white-space: pre-line;
  }

  .word {
    grid-area: 1 / 3 / span 2;
    visibility: hidden;
    padding: 0.1em 0.6em;
    border: 1px solid var(--_mark-on);
    border-radius: 1em;
    background: var(--_mark);
    color: var(--_mark-on);
    font-size: 0.875em;
    font-weight: 600;
  }

  input:checked ~ .word {
    visibility: visible;
  }

  .blank {
    margin-block-start: calc(var(--_space) * 0.25);
    padding-block-start: calc(var(--_space) * 0.75);
    border-block-start: 1px solid var(--_border);
  }

  .message {
    display: flex;
    gap: calc(var(--_space) * 0.5);
    margin-block-start: calc(var(--_space) * 0.375);
    padding: calc(var(--_space) * 0.5) calc(var(--_space) * 0.75);
    border-inline-start: 0.25em solid currentColor;
    border-radius: calc(var(--_radius) * 0.5);
  }

  .message > span {
    color: var(--_text);
  }

  .warning {
    background: var(--_warning-bg);
    color: var(--_warning);
  }

  .error {
    margin-inline: var(--_space);
    background: var(--_error-bg);
    color: var(--_error);
  }

  .error > span {
    color: var(--_error-text);
  }

  /* Where the ballot is narrow, the whole line belongs to the name; tick, border and ground still tell. */
  @container (max-width: 24em) {
    .row {
      column-gap: calc(var(--_space) * 0.625);
      padding-inline: calc(var(--_space) * 0.625);
    }

    .word {
      display: none;
    }
  }

  /* A telephone with text at 200 %: ornaments give their room to the names. */
  @container (max-width: 14em) {
    .slots {
      display: none;
    }

    legend {
      position: static;
    }

    legend,
    .rule {
      padding-inline: calc(var(--_space) * 0.5);
    }

    .row {
      column-gap: calc(var(--_space) * 0.5);
      padding-inline: calc(var(--_space) * 0.375);
    }
  }

  /* A bar that stays would leave too little of a low screen, or of one zoomed in, to the candidates. */
  @media (max-height: 24em) {
    legend {
      position: static;
    }
  }

  @media (prefers-contrast: more) {
    .row {
      border-color: var(--_field-border);
    }

    .row.chosen {
      border-color: var(--_selected-text);
    }
  }

  @media (prefers-reduced-motion: no-preference) {
    .row,
    input {
      transition:
        background-color 80ms ease-out,
        border-color 80ms ease-out;
    }
  }

  @media (forced-colors: active) {
    .slot.taken {
      border-color: Highlight;
      background: Highlight;
      forced-color-adjust: none;
    }

    .row.chosen {
      border: 3px solid Highlight;
    }

    .row:has(:focus-visible) {
      outline-color: CanvasText;
    }

    .word {
      border-color: CanvasText;
    }
  }
`;
