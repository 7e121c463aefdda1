import { css } from 'lit';

export const styles = css`
  .root {
    position: relative;
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
    max-inline-size: 64em;
    margin: calc(var(--_space) * 0.75) 0 0;
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
    border-radius: 50%;
  }

  /* Focus scrolls a list clear of the bar that stays at the top, and of what a page keeps at the bottom. */
  input,
  .more .button {
    scroll-margin-block: calc(11em + var(--isoloir-sticky-top, 0px)) 3em;
  }

  /* The whole row answers for its button. */
  @supports selector(:has(*)) {
    .list:has(input:focus-visible) {
      outline: 3px solid var(--_focus);
      outline-offset: 2px;
    }
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
    .button .icon {
      display: none;
    }

    legend,
    .order,
    .outcome {
      padding-inline: calc(var(--_space) * 0.5);
    }

    .row,
    .more {
      column-gap: calc(var(--_space) * 0.5);
      padding-inline: calc(var(--_space) * 0.375);
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
    .list.chosen {
      border: 3px solid Highlight;
    }

    .list:has(input:focus-visible) {
      outline-color: CanvasText;
    }
  }
`;
