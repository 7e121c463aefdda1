import { css } from 'lit';

export const styles = css`
  .root {
    container-type: inline-size;
    max-inline-size: 64em;
  }

  .total {
    display: flex;
    flex-wrap: wrap;
    gap: 0 calc(var(--_space) * 0.75);
    align-items: baseline;
    margin-block-start: calc(var(--_space) * 0.5);
    color: var(--_title);
    font-size: 1.125em;
  }

  .total strong {
    font-size: 2em;
    line-height: 1.2;
    font-variant-numeric: tabular-nums;
  }

  .as-of,
  .axis {
    color: var(--_muted);
  }

  .part {
    margin-block-start: calc(var(--_space) * 1.5);
  }

  .groups {
    display: grid;
    gap: calc(var(--_space) * 0.75);
    margin-block: calc(var(--_space) * 0.75);
  }

  .group {
    display: flex;
    flex-wrap: wrap;
    gap: 0 var(--_space);
    justify-content: space-between;
  }

  .name {
    flex: 1 1 10em;
    color: var(--_title);
  }

  .share {
    font-weight: 600;
    font-variant-numeric: tabular-nums;
  }

  .share-bar {
    flex: 1 0 100%;
    block-size: 0.875em;
    inline-size: 100%;
    margin-block-start: 0.25em;
    border: 1px solid var(--_field-border);
    border-radius: 0.2em;
    background: var(--_surface);
  }

  .bar {
    fill: var(--_action);
  }

  .time {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    gap: calc(var(--_space) * 0.375) calc(var(--_space) * 0.5);
    margin-block: calc(var(--_space) * 0.5);
  }

  /* Each figure stands at its line: half of the first and of the last stick out of the drawing. */
  .rates {
    display: flex;
    flex-direction: column;
    justify-content: space-between;
    block-size: 15.4em;
    color: var(--_muted);
    font-size: 0.875em;
    font-variant-numeric: tabular-nums;
    line-height: 1.4;
    text-align: end;
  }

  .plot {
    inline-size: 100%;
    block-size: 12.25em;
    margin-block: 0.6125em;
    overflow: visible;
  }

  .line {
    stroke: var(--_border);
    stroke-width: 1px;
    vector-effect: non-scaling-stroke;
  }

  .times {
    grid-column: 2;
    display: flex;
    flex-wrap: wrap;
    gap: 0 var(--_space);
    justify-content: space-between;
    color: var(--_muted);
    font-size: 0.875em;
  }

  summary {
    display: inline-flex;
    gap: calc(var(--_space) * 0.5);
    align-items: center;
    min-block-size: 44px;
    color: var(--_link);
    font-weight: 600;
    text-decoration: underline;
    text-underline-offset: 0.2em;
    cursor: pointer;
  }

  summary .icon {
    inline-size: 0.875em;
    block-size: 0.875em;
  }

  [open] > summary .icon {
    rotate: 180deg;
  }

  table {
    inline-size: 100%;
    border-collapse: collapse;
  }

  th,
  td {
    padding: calc(var(--_space) * 0.375) calc(var(--_space) * 0.5);
    border-block-end: 1px solid var(--_border);
    text-align: start;
    vertical-align: top;
  }

  thead th {
    color: var(--_muted);
    font-weight: 600;
  }

  tbody th {
    color: var(--_title);
    font-weight: 400;
  }

  td,
  thead th:not(:first-child) {
    text-align: end;
    font-variant-numeric: tabular-nums;
  }

  .more {
    margin-block-start: var(--_space);
  }

  /* Where it is narrow, each row is a small list: name above, figures with their column's name below. */
  @container (max-width: 28em) {
    table,
    thead,
    tbody,
    tr,
    tbody th,
    td {
      display: block;
    }

    thead {
      position: absolute;
      clip-path: inset(50%);
      inline-size: 1px;
      block-size: 1px;
      overflow: hidden;
    }

    tr {
      padding-block: calc(var(--_space) * 0.5);
      border-block-end: 1px solid var(--_border);
    }

    tbody th,
    td {
      padding: 0;
      border: 0;
    }

    tbody th {
      font-weight: 600;
    }

    td {
      display: flex;
      flex-wrap: wrap;
      gap: 0 var(--_space);
      justify-content: space-between;
    }

    td::before {
      content: attr(data-column);
      color: var(--_muted);
    }
  }

  @media (forced-colors: active) {
    .bar {
      fill: CanvasText;
    }

    .line {
      stroke: GrayText;
    }
  }
`;
