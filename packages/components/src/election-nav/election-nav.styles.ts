import { css } from 'lit';

export const styles = css`
  .title-3 {
    padding: calc(var(--_space) * 0.75) var(--_space);
  }

  .toggle {
    display: none;
  }

  ul {
    display: grid;
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    background: var(--_page);
    overflow: clip;
  }

  li + li {
    border-block-start: 1px solid var(--_border);
  }

  li > a {
    display: grid;
    gap: calc(var(--_space) * 0.375);
    justify-items: start;
    min-block-size: 44px;
    padding-block: calc(var(--_space) * 0.75);
    padding-inline: min(var(--_space), 4vw);
    border-inline-start: 0.25em solid transparent;
    color: var(--_text);
    text-decoration: none;
  }

  li > a:hover .name {
    text-decoration: underline;
    text-underline-offset: 0.2em;
  }

  /* Inwards: the panel cuts off what sticks out. */
  li > a:focus-visible {
    outline-offset: -3px;
    border-radius: var(--_radius);
  }

  .name {
    color: var(--_link);
    font-weight: 600;
    line-height: 1.3;
  }

  .current {
    border-inline-start-color: var(--_action);
    background: var(--_surface);
  }

  .current .name {
    color: var(--_title);
  }

  /* Its font size is the panel's already. */
  isoloir-status-pill {
    --isoloir-font-size: 0.9375em;
  }

  @media (max-width: 48em) {
    .toggle {
      display: inline-flex;
    }

    .title-3 {
      display: none;
    }

    .root:not(.open) ul {
      display: none;
    }

    ul {
      margin-block-start: calc(var(--_space) * 0.5);
    }
  }

  @media (forced-colors: active) {
    /* What is transparent elsewhere would be drawn here. */
    li > a {
      border-inline-start-color: Canvas;
    }

    li > .current {
      border-inline-start-color: Highlight;
    }
  }
`;
