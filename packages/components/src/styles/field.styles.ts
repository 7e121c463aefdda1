import { css } from 'lit';

/** Fields of a form: see `shared/text-field.ts`. The state of error keeps its own colours, whatever the theme. */
export const fieldStyles = css`
  .field,
  .check {
    max-inline-size: 36em;
  }

  .field label {
    display: block;
    color: var(--_title);
    font-weight: 600;
  }

  .mention {
    color: var(--_muted);
    font-weight: 400;
  }

  .hint {
    color: var(--_muted);
    font-size: 0.9375em;
  }

  .input-row {
    display: flex;
    flex-wrap: wrap;
    gap: calc(var(--_space) * 0.5);
    margin-block-start: calc(var(--_space) * 0.375);
  }

  .input-row input {
    flex: 1 1 8em;
    inline-size: 100%;
    min-inline-size: 0;
    min-block-size: max(2.75em, 44px);
    padding: calc(var(--_space) * 0.5) calc(var(--_space) * 0.75);
    border: 2px solid var(--_field-border);
    border-radius: calc(var(--_radius) * 0.75);
    background: var(--_page);
    color: var(--_text);
    font: inherit;
  }

  .field.short .input-row {
    max-inline-size: 10em;
  }

  .field.medium .input-row {
    max-inline-size: 22em;
  }

  .input-row .code-input {
    font-family: var(--_font-mono);
    letter-spacing: 0.04em;
  }

  .field.wrong {
    padding-block: calc(var(--_space) * 0.625) calc(var(--_space) * 0.75);
    padding-inline: calc(var(--_space) * 0.75);
    border-inline-start: 0.375em solid var(--_error);
    border-radius: calc(var(--_radius) * 0.5);
    background: var(--_error-bg);
  }

  .wrong :is(label, .mention, .hint) {
    color: var(--_error-text);
  }

  .wrong input {
    border-color: var(--_error);
  }

  .field-error {
    display: flex;
    gap: calc(var(--_space) * 0.5);
    margin-block-start: calc(var(--_space) * 0.25);
    color: var(--_error);
  }

  .field-error > span {
    color: var(--_error-text);
  }

  .field-error strong {
    color: var(--_error);
  }

  .check label {
    display: flex;
    gap: calc(var(--_space) * 0.75);
    align-items: flex-start;
    min-block-size: 44px;
    padding-block: calc(var(--_space) * 0.5);
    color: var(--_text);
    cursor: pointer;
  }

  .check input {
    flex: none;
    inline-size: 1.5em;
    block-size: 1.5em;
    margin: 0;
    accent-color: var(--_action);
    font-size: 1em;
  }

  .check .hint {
    padding-inline-start: 2.25em;
  }

  @media (forced-colors: active) {
    .input-row input {
      border-color: FieldText;
    }

    .wrong input {
      border-width: 3px;
    }
  }

  @container (max-width: 14em) {
    .field.wrong {
      padding-inline: calc(var(--_space) * 0.375);
    }

    .field-error .icon {
      display: none;
    }

    .check .hint {
      padding-inline-start: 0;
    }
  }
`;
