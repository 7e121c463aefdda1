import { css } from 'lit';

/** Panels of categories with what is chosen in them: see `chosen.ts`. */
export const chosenStyles = css`
  .root {
    container-type: inline-size;
  }

  .categories {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 25em), 1fr));
    gap: calc(var(--_space) * 1.5);
    align-items: start;
    margin-block-start: calc(var(--_space) * 1.25);
  }

  .category {
    max-inline-size: 56em;
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    background: var(--_page);
  }

  .bar {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: calc(var(--_space) * 0.5) var(--_space);
    padding: calc(var(--_space) * 0.75) var(--_space);
    border-block-end: 1px solid var(--_border);
    border-start-start-radius: var(--_radius);
    border-start-end-radius: var(--_radius);
    background: var(--_surface);
  }

  .chosen {
    padding-inline: var(--_space);
  }

  .chosen > li {
    display: grid;
    padding-block: calc(var(--_space) * 0.75);
  }

  .chosen > li + li {
    border-block-start: 1px solid var(--_border);
  }

  .name,
  .none {
    color: var(--_title);
    font-size: 1.375em;
    font-weight: 600;
    line-height: 1.3;
  }

  .none {
    padding: calc(var(--_space) * 0.75) calc(var(--_space) * 0.75);
  }

  .detail {
    color: var(--_muted);
    white-space: pre-line;
  }

  /* A telephone with text at 200 %. */
  @container (max-width: 14em) {
    .bar,
    .chosen {
      padding-inline: calc(var(--_space) * 0.5);
    }

    .bar .button {
      padding-inline: calc(var(--_space) * 0.5);
    }

    .bar .icon {
      display: none;
    }
  }
`;
