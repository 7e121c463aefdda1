import { css } from 'lit';

export const styles = css`
  .groups {
    display: grid;
    /* Never three in a row: the two addresses belong side by side. */
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 27em), 1fr));
    gap: calc(var(--_space) * 1.5);
    align-items: start;
    max-inline-size: 82em;
  }

  form,
  .kept {
    margin-block-start: var(--_space);
  }

  fieldset,
  .kept > section {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--_space);
    min-inline-size: 0;
    margin: 0;
    padding: calc(var(--_space) * 1.25);
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    background: var(--_page);
  }

  /* Floated, a legend is laid out inside its border, like any other title. */
  legend {
    float: inline-start;
    inline-size: 100%;
    padding: 0;
  }

  .same {
    justify-self: start;
  }

  dl {
    display: grid;
    gap: calc(var(--_space) * 0.75);
  }

  dt {
    color: var(--_muted);
    font-size: 0.9375em;
  }

  dd {
    color: var(--_title);
    font-weight: 600;
  }

  dd.none {
    color: var(--_muted);
    font-weight: 400;
  }

  .edit {
    margin-block-start: calc(var(--_space) * 1.5);
  }

  @container (max-width: 22em) {
    fieldset,
    .kept > section {
      padding: calc(var(--_space) * 0.75);
    }

    /* “Correspondentieadres” on one line. */
    .title-2 {
      font-size: 1.1875em;
    }
  }

  @container (max-width: 14em) {
    fieldset,
    .kept > section {
      padding: calc(var(--_space) * 0.375);
    }
  }
`;
