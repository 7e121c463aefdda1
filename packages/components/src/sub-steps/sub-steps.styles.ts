import { css } from 'lit';

export const styles = css`
  .root {
    container-type: inline-size;
  }

  .position {
    margin-block-end: calc(var(--_space) * 0.5);
    color: var(--_muted);
  }

  ol {
    display: flex;
    gap: calc(var(--_space) * 0.5);
  }

  li {
    flex: 1 1 0;
    display: flex;
    gap: calc(var(--_space) * 0.625);
    align-items: flex-start;
    min-inline-size: 0;
    padding-block-start: calc(var(--_space) * 0.625);
    border-block-start: 0.25em solid var(--_border);
  }

  .done,
  .current {
    border-color: var(--_action);
  }

  .mark {
    position: relative;
    flex: none;
    display: grid;
    place-items: center;
    inline-size: 2em;
    block-size: 2em;
    border: 2px solid var(--_field-border);
    border-radius: 50%;
    color: var(--_muted);
    font-weight: 700;
    line-height: 1;
  }

  .done .mark {
    border-color: var(--_action);
    color: var(--_link);
  }

  .done-tick {
    position: absolute;
    inset-block-end: -0.35em;
    inset-inline-end: -0.45em;
    inline-size: 1em;
    block-size: 1em;
    padding: 0.1em;
    border-radius: 50%;
    background: var(--_action);
    color: var(--_on-action);
  }

  .current .mark {
    border-color: var(--_action);
    background: var(--_action);
    color: var(--_on-action);
  }

  .text {
    min-inline-size: 0;
    line-height: 1.3;
  }

  .label {
    display: block;
    color: var(--_text);
    hyphens: auto;
  }

  .current .label {
    color: var(--_title);
    font-weight: 700;
  }

  .state {
    display: block;
    color: var(--_muted);
    font-size: 0.875em;
  }

  /* The error state keeps its own colours, ground and words together. */
  .refused {
    padding-inline: calc(var(--_space) * 0.375);
    padding-block-end: calc(var(--_space) * 0.375);
    border-color: var(--_error);
    background: var(--_error-bg);
  }

  .refused .mark {
    border-color: var(--_error);
    background: var(--_error-bg);
    color: var(--_error);
  }

  .refused :is(.label, .state) {
    color: var(--_error);
    font-weight: 700;
  }

  .content {
    margin-block: calc(var(--_space) * 1.5);
  }

  .refusal {
    display: flex;
    gap: calc(var(--_space) * 0.625);
    max-inline-size: 44em;
    margin-block-end: var(--_space);
    padding: calc(var(--_space) * 0.75) var(--_space);
    border: 2px solid var(--_error);
    border-inline-start-width: 0.375em;
    border-radius: calc(var(--_radius) * 0.75);
    background: var(--_error-bg);
    color: var(--_error);
  }

  .refusal > span {
    color: var(--_error-text);
  }

  .refusal strong {
    color: var(--_error);
  }

  .buttons {
    display: flex;
    flex-wrap: wrap;
    gap: calc(var(--_space) * 0.75);
    padding-block-start: var(--_space);
    border-block-start: 1px solid var(--_border);
  }

  .buttons .button {
    min-inline-size: 8em;
  }

  .next {
    margin-inline-start: auto;
  }

  /* Long words, Dutch ones above all, take the whole width of their step. */
  @container (max-width: 66em) {
    li {
      flex-direction: column;
      gap: calc(var(--_space) * 0.375);
    }
  }

  /* Where it is narrow, the bar and one sentence tell; the words of every step stay for readers. */
  @container (max-width: 46em) {
    .position {
      color: var(--_title);
      font-weight: 700;
    }

    li,
    .refused {
      padding: 0;
    }

    .mark,
    .text {
      position: absolute;
      inline-size: 1px;
      block-size: 1px;
      overflow: hidden;
      clip-path: inset(50%);
      white-space: nowrap;
    }
  }

  @container (max-width: 20em) {
    .buttons .button {
      flex: 1 1 100%;
    }

    .refusal {
      padding-inline: calc(var(--_space) * 0.625);
    }
  }

  @container (max-width: 14em) {
    .refusal .icon {
      display: none;
    }
  }

  @media print {
    nav,
    .buttons,
    .refusal {
      display: none;
    }
  }

  @media (forced-colors: active) {
    li {
      border-color: CanvasText;
    }

    .current {
      border-color: Highlight;
    }

    .to-do {
      border-color: GrayText;
    }

    .current .mark {
      border-width: 4px;
    }

    .done-tick {
      background: CanvasText;
      color: Canvas;
      forced-color-adjust: none;
    }
  }
`;
