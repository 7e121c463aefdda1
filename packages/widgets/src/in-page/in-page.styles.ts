import { css } from 'lit';

export const styles = css`
  .vote,
  .step,
  .elections,
  .tracker {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--_space);
  }

  .who {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: calc(var(--_space) * 0.75);
    padding-block-end: calc(var(--_space) * 0.75);
    border-block-end: 1px solid var(--_border);
  }

  .step {
    scroll-margin-block-start: calc(var(--_space) * 2);
  }

  /* The step takes the focus to be read out; its title is enough to show where one is. */
  .step:focus-visible {
    outline: none;
  }

  .step:focus-visible > .title-1 {
    outline: 3px solid var(--_focus);
    outline-offset: 2px;
  }

  @media (forced-colors: active) {
    .step:focus-visible > .title-1 {
      outline-color: Highlight;
    }
  }

  .elections > li {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
  }

  .tracker {
    gap: calc(var(--_space) * 0.5);
    justify-items: start;
  }

  .actions {
    display: flex;
    flex-wrap: wrap;
    gap: calc(var(--_space) * 0.75);
  }

  .code {
    font-size: 1.125em;
    overflow-wrap: anywhere;
  }

  .facts {
    display: grid;
    gap: calc(var(--_space) * 0.25);
  }

  .facts dt {
    color: var(--_muted);
  }

  .facts dd + dt {
    margin-block-start: calc(var(--_space) * 0.5);
  }
`;
