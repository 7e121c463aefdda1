import { css } from 'lit';

/** The people of a list, numbered: see `members.ts`. */
export const membersStyles = css`
  .members {
    display: grid;
    counter-reset: member;
  }

  .members > li {
    display: grid;
    grid-template-columns: minmax(2em, auto) minmax(0, 1fr);
    column-gap: calc(var(--_space) * 0.5);
    padding-block: calc(var(--_space) * 0.5);
    counter-increment: member;
  }

  .members > li + li {
    border-block-start: 1px solid var(--_border);
  }

  .members > li::before {
    grid-row: 1 / span 2;
    content: counter(member) '.';
    color: var(--_muted);
    font-variant-numeric: tabular-nums;
    text-align: end;
  }

  .member-name {
    grid-column: 2;
    color: var(--_title);
    font-weight: 600;
  }

  .members .detail {
    grid-column: 2;
    color: var(--_muted);
    font-size: 0.9375em;
    line-height: 1.4;
    white-space: pre-line;
  }

  @container (max-width: 14em) {
    .members > li {
      grid-template-columns: minmax(0, 1fr);
    }

    .members > li > :is(.member-name, .detail) {
      grid-column: 1;
    }

    .members > li::before {
      grid-row: auto;
      text-align: start;
    }
  }
`;
