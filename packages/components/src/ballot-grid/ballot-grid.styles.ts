import { css } from 'lit';

export const styles = css`
  .root {
    /* The marks of a vote are not part of any theme: ink with a white edge is seen on light and dark alike. */
    --_mark: #0d1b21;
    --_mark-on: #ffffff;
    container-type: inline-size;
  }

  .instruction {
    max-inline-size: 44em;
    margin-block-start: calc(var(--_space) * 0.5);
  }

  .categories {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 25em), 1fr));
    gap: calc(var(--_space) * 1.5);
    align-items: start;
    margin-block-start: calc(var(--_space) * 1.25);
  }

  fieldset {
    min-inline-size: 0;
    max-inline-size: 56em;
    margin: 0;
    padding: 0;
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    background: var(--_page);
  }

  fieldset.missing {
    border: 2px solid var(--_error);
  }

  /* Floated, a legend is laid out like any other box, and can stay in view while its candidates scroll by. */
  legend {
    position: sticky;
    inset-block-start: var(--isoloir-sticky-top, 0px);
    z-index: 1;
    float: inline-start;
    display: grid;
    gap: calc(var(--_space) * 0.125);
    inline-size: 100%;
    padding: calc(var(--_space) * 0.75) var(--_space);
    border-block-end: 1px solid var(--_border);
    border-start-start-radius: var(--_radius);
    border-start-end-radius: var(--_radius);
    background: var(--_surface);
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

  ul {
    clear: both;
    display: grid;
    gap: calc(var(--_space) * 0.5);
    padding: calc(var(--_space) * 0.75);
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

  .chosen > .name {
    color: var(--_selected-text);
  }

  .chosen > .detail {
    color: var(--_selected-muted);
  }

  input {
    grid-area: 1 / 1 / span 2;
    appearance: none;
    inline-size: 1.75em;
    block-size: 1.75em;
    margin: 0;
    border: 2px solid var(--_field-border);
    border-radius: 0.3em;
    background: var(--_page);
    font-size: 1em;
    cursor: inherit;
    /* Focus scrolls the row clear of the bar that stays at the top. */
    scroll-margin-block: calc(7em + var(--isoloir-sticky-top, 0px)) 3em;
  }

  /* The whole row answers for its box. */
  @supports selector(:has(*)) {
    input:focus-visible {
      outline: none;
    }

    .row:has(:focus-visible) {
      outline: 3px solid var(--_focus);
      outline-offset: 2px;
    }
  }

  input:checked {
    border-color: var(--_mark-on);
    background: var(--_mark);
  }

  .tick {
    grid-area: 1 / 1 / span 2;
    justify-self: center;
    visibility: hidden;
    color: var(--_mark-on);
    pointer-events: none;
  }

  .name {
    grid-column: 2;
    color: var(--_title);
    font-size: 1.125em;
    font-weight: 600;
    line-height: 1.3;
  }

  .name:last-child {
    grid-row: 1 / span 2;
  }

  .detail {
    grid-column: 2;
    color: var(--_muted);
    font-size: 0.9375em;
    line-height: 1.4;
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

  input:checked ~ :is(.tick, .word) {
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

    ul {
      padding-inline: calc(var(--_space) * 0.5);
    }

    .word {
      display: none;
    }
  }

  /* A telephone with text at 200 %: ornaments give their room to the names. */
  @container (max-width: 14em) {
    .slots,
    .message .icon {
      display: none;
    }

    legend {
      position: static;
    }

    legend,
    .rule {
      padding-inline: calc(var(--_space) * 0.5);
    }

    ul {
      padding-inline: calc(var(--_space) * 0.25);
    }

    .row {
      column-gap: calc(var(--_space) * 0.5);
      padding-inline: calc(var(--_space) * 0.375);
    }

    input {
      inline-size: 1.5em;
      block-size: 1.5em;
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
    input:checked,
    .slot.taken {
      border-color: Highlight;
      background: Highlight;
      forced-color-adjust: none;
    }

    .tick {
      color: HighlightText;
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
