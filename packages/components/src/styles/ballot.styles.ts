import { css } from 'lit';

/** What both kinds of ballot look like, rows of candidates and lists alike: question, mark of a choice, name and detail. */
export const ballotStyles = css`
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

  fieldset {
    min-inline-size: 0;
    padding: 0;
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    background: var(--_page);
  }

  fieldset.missing {
    border: 2px solid var(--_error);
  }

  /* Floated, a legend is laid out like any other box, and can stay in view while what belongs to it scrolls by. */
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

  ul {
    clear: both;
    display: grid;
    gap: calc(var(--_space) * 0.5);
    padding: calc(var(--_space) * 0.75);
  }

  .chosen .name {
    color: var(--_selected-text);
  }

  .chosen .detail {
    color: var(--_selected-muted);
  }

  input {
    grid-area: 1 / 1 / span 2;
    appearance: none;
    inline-size: 1.75em;
    block-size: 1.75em;
    margin: 0;
    border: 2px solid var(--_field-border);
    background: var(--_page);
    font-size: 1em;
    cursor: inherit;
  }

  /* The row or list around it shows the focus. */
  @supports selector(:has(*)) {
    input:focus-visible {
      outline: none;
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

  input:checked ~ .tick {
    visibility: visible;
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

  @container (max-width: 24em) {
    ul {
      padding-inline: calc(var(--_space) * 0.5);
    }
  }

  /* A telephone with text at 200 %: ornaments give their room to the names. */
  @container (max-width: 14em) {
    .message .icon {
      display: none;
    }

    ul {
      padding-inline: calc(var(--_space) * 0.25);
    }

    input {
      inline-size: 1.5em;
      block-size: 1.5em;
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
  }
`;
