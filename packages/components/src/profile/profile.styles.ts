import { css } from 'lit';

export const styles = css`
  .root {
    container-type: inline-size;
  }

  dl {
    max-inline-size: 56em;
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    background: var(--_page);
  }

  .row {
    display: grid;
    grid-template-columns: minmax(0, 2fr) minmax(0, 3fr);
    gap: calc(var(--_space) * 0.25) var(--_space);
    padding: calc(var(--_space) * 0.75) var(--_space);
  }

  .row + .row {
    border-block-start: 1px solid var(--_border);
  }

  dt,
  .masked {
    color: var(--_muted);
  }

  dd {
    color: var(--_title);
    font-weight: 600;
  }

  .masked {
    display: block;
    font-size: 0.9375em;
    font-weight: 400;
  }

  .more {
    margin-block-start: var(--_space);
  }

  @container (max-width: 28em) {
    .row {
      grid-template-columns: minmax(0, 1fr);
    }
  }

  @container (max-width: 14em) {
    .row {
      padding-inline: calc(var(--_space) * 0.5);
    }
  }
`;
