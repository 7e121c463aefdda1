import { css } from 'lit';

export const styles = css`
  .root {
    /* The marks of a vote are not part of any theme: ink with a white edge is seen on light and dark alike. */
    --_mark: #0d1b21;
    --_mark-on: #ffffff;
    container-type: inline-size;
    position: relative;
  }

  .instruction {
    max-inline-size: 44em;
    margin-block-start: calc(var(--_space) * 0.5);
  }

  .skip {
    display: inline-block;
    margin-block-start: calc(var(--_space) * 0.5);
    padding-block: calc(var(--_space) * 0.5);
    font-weight: 600;
  }

  .skip:not(:focus) {
    position: absolute;
    clip-path: inset(50%);
  }

  fieldset {
    min-inline-size: 0;
    max-inline-size: 64em;
    margin: calc(var(--_space) * 0.75) 0 0;
    padding: 0;
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    background: var(--_page);
  }

  fieldset.missing {
    border: 2px solid var(--_error);
  }

  /* Floated, a legend is laid out like any other box, and can stay in view while the lists scroll by. */
  legend {
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

  .rule {
    color: var(--_text);
  }

  .order {
    clear: both;
    padding: calc(var(--_space) * 0.75) var(--_space) 0;
    color: var(--_muted);
  }

  .message {
    clear: both;
    display: flex;
    gap: calc(var(--_space) * 0.5);
    margin: calc(var(--_space) * 0.75) var(--_space) 0;
    padding: calc(var(--_space) * 0.5) calc(var(--_space) * 0.75);
    border-inline-start: 0.25em solid currentColor;
    border-radius: calc(var(--_radius) * 0.5);
    background: var(--_error-bg);
    color: var(--_error);
  }

  .message > span {
    color: var(--_error-text);
  }

  ul {
    clear: both;
    display: grid;
    gap: calc(var(--_space) * 0.5);
    padding: calc(var(--_space) * 0.75);
  }

  .list {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    align-items: center;
    border: 2px solid var(--_border);
    border-radius: var(--_radius);
    background: var(--_page);
  }

  .list:hover {
    border-color: var(--_field-border);
  }

  /* Fixed, ground and words together, whatever the theme. */
  .list.chosen {
    border-color: var(--_selected-text);
    background: var(--_selected-bg);
  }

  .chosen .name {
    color: var(--_selected-text);
  }

  .chosen .detail {
    color: var(--_selected-muted);
  }

  .row {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    column-gap: calc(var(--_space) * 0.875);
    align-items: center;
    min-block-size: max(3.5em, 44px);
    padding: calc(var(--_space) * 0.5) calc(var(--_space) * 0.75);
    cursor: pointer;
  }

  input {
    grid-area: 1 / 1 / span 2;
    appearance: none;
    inline-size: 1.75em;
    block-size: 1.75em;
    margin: 0;
    border: 2px solid var(--_field-border);
    border-radius: 50%;
    background: var(--_page);
    font-size: 1em;
    cursor: inherit;
  }

  /* Focus scrolls a list clear of the bar that stays at the top, and of what a page keeps at the bottom. */
  input,
  .more .button {
    scroll-margin-block: calc(11em + var(--isoloir-sticky-top, 0px)) 3em;
  }

  /* The whole row answers for its button. */
  @supports selector(:has(*)) {
    input:focus-visible {
      outline: none;
    }

    .list:has(input:focus-visible) {
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
  }

  input:checked ~ .tick {
    visibility: visible;
  }

  .more {
    display: flex;
    flex-wrap: wrap;
    gap: calc(var(--_space) * 0.5);
    padding: calc(var(--_space) * 0.5) calc(var(--_space) * 0.75);
    padding-inline-start: 0;
  }

  .more .button {
    padding-inline: calc(var(--_space) * 0.75);
    font-weight: 500;
    text-align: start;
  }

  .outcome {
    display: flex;
    flex-wrap: wrap;
    gap: calc(var(--_space) * 0.75);
    align-items: center;
    justify-content: space-between;
    min-block-size: calc(44px + 2 * var(--_space));
    padding: calc(var(--_space) * 0.75) var(--_space);
    border-block-start: 1px solid var(--_border);
    border-end-start-radius: var(--_radius);
    border-end-end-radius: var(--_radius);
    background: var(--_surface);
  }

  #outcome {
    flex: 1 1 12em;
    min-inline-size: 0;
    color: var(--_title);
    font-weight: 600;
  }

  /* Only where there is room for it: a long title would leave too little of a small screen to the lists. */
  @media (min-height: 36em) {
    @container (min-width: 40em) {
      legend {
        position: sticky;
        inset-block-start: var(--isoloir-sticky-top, 0px);
      }
    }
  }

  /* What there is to read of a list moves below its name. */
  @container (max-width: 52em) {
    .list {
      grid-template-columns: minmax(0, 1fr);
    }

    .more {
      padding-block-start: 0;
      padding-inline-start: calc(var(--_space) * 3.375);
    }
  }

  /* Where the ballot is narrow, the whole line belongs to the words. */
  @container (max-width: 24em) {
    .row {
      column-gap: calc(var(--_space) * 0.625);
      padding-inline: calc(var(--_space) * 0.625);
    }

    ul {
      padding-inline: calc(var(--_space) * 0.5);
    }

    .more {
      padding-inline: calc(var(--_space) * 0.625);
    }

    .more .button {
      flex: 1 1 auto;
      padding-inline: calc(var(--_space) * 0.5);
      font-size: 0.9375em;
      text-align: center;
    }

    .more .icon {
      display: none;
    }
  }

  /* A telephone with text at 200 %: ornaments give their room to the names. */
  @container (max-width: 14em) {
    .message .icon,
    .button .icon {
      display: none;
    }

    legend,
    .order,
    .outcome {
      padding-inline: calc(var(--_space) * 0.5);
    }

    ul {
      padding-inline: calc(var(--_space) * 0.25);
    }

    .row,
    .more {
      column-gap: calc(var(--_space) * 0.5);
      padding-inline: calc(var(--_space) * 0.375);
    }

    input {
      inline-size: 1.5em;
      block-size: 1.5em;
    }
  }

  @media (prefers-contrast: more) {
    .list {
      border-color: var(--_field-border);
    }

    .list.chosen {
      border-color: var(--_selected-text);
    }
  }

  @media (prefers-reduced-motion: no-preference) {
    .list,
    input {
      transition:
        background-color 80ms ease-out,
        border-color 80ms ease-out;
    }
  }

  @media (forced-colors: active) {
    input:checked {
      border-color: Highlight;
      background: Highlight;
      forced-color-adjust: none;
    }

    .tick {
      color: HighlightText;
      forced-color-adjust: none;
    }

    .list.chosen {
      border: 3px solid Highlight;
    }

    .list:has(input:focus-visible) {
      outline-color: CanvasText;
    }
  }
`;
