import { css } from 'lit';

export const styles = css`
  .root {
    container-type: inline-size;
  }

  .position {
    margin-block-end: calc(var(--_space) * 0.5);
    color: var(--_muted);
  }

  .named {
    display: none;
  }

  ol {
    display: flex;
    gap: calc(var(--_space) * 0.5);
  }

  li {
    flex: 1 1 0;
    display: flex;
    gap: calc(var(--_space) * 0.625);
    align-items: center;
    min-inline-size: 0;
    padding-block-start: calc(var(--_space) * 0.625);
    border-block-start: 0.25em solid var(--_border);
  }

  .done,
  .current {
    border-color: var(--_action);
  }

  .mark {
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

  /* Where it is narrow, the bar and one sentence tell; the words of every step stay for readers. */
  @container (max-width: 34em) {
    .position {
      display: none;
    }

    .named {
      display: block;
      color: var(--_title);
      font-weight: 700;
    }

    li {
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

  @media (forced-colors: active) {
    .current {
      border-color: Highlight;
    }

    li {
      border-color: CanvasText;
    }

    .to-do {
      border-color: GrayText;
    }

    .current .mark {
      border-width: 4px;
    }
  }
`;
