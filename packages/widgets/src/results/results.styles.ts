import { css } from 'lit';

export const styles = css`
  .election {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: calc(var(--_space) * 0.75);
    margin-block-start: calc(var(--_space) * 1.25);
  }

  table {
    inline-size: 100%;
    max-inline-size: 44em;
    border-collapse: collapse;
  }

  caption {
    padding-block: calc(var(--_space) * 0.5);
    color: var(--_title);
    font-size: 1.125em;
    font-weight: 700;
    text-align: start;
  }

  th,
  td {
    padding: calc(var(--_space) * 0.5);
    border-block-end: 1px solid var(--_border);
    text-align: start;
    vertical-align: baseline;
  }

  thead th {
    border-block-end: 2px solid var(--_field-border);
    background: var(--_surface);
  }

  tbody th {
    font-weight: 400;
  }

  .votes {
    /* Room for the heading in one word; in very large text it may break. */
    inline-size: min(7em, 36vw);
    font-variant-numeric: tabular-nums;
    text-align: end;
  }

  .elected,
  .tied {
    display: inline-block;
    padding-inline: calc(var(--_space) * 0.5);
    border: 1px solid currentcolor;
    border-radius: var(--_radius);
    color: var(--_success);
    font-size: 0.9375em;
    font-weight: 700;
  }

  .tied {
    border-style: dashed;
    color: var(--_warning);
  }

  svg {
    display: block;
    inline-size: 100%;
    block-size: 0.625em;
    margin-block-start: 0.25em;
    border: 1px solid var(--_field-border);
    border-radius: 0.2em;
    background: var(--_surface);
  }

  rect {
    fill: var(--_action);
  }

  @media (forced-colors: active) {
    rect {
      fill: CanvasText;
    }
  }
`;
