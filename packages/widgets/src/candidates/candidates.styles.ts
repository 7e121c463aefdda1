import { css } from 'lit';

export const styles = css`
  .root {
    container-type: inline-size;
  }

  .election {
    margin-block-start: calc(var(--_space) * 1.25);
  }

  .categories {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 18em), 1fr));
    gap: var(--_space);
    margin-block-start: calc(var(--_space) * 0.75);
  }

  .category {
    min-inline-size: 0;
    padding: calc(var(--_space) * 1.25);
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    background: var(--_page);
  }

  .standing > li {
    padding-block: calc(var(--_space) * 0.5);
    border-block-start: 1px solid var(--_border);
  }

  .standing {
    margin-block-start: calc(var(--_space) * 0.5);
  }

  .name {
    display: block;
    color: var(--_title);
    font-weight: 600;
  }

  .address {
    display: block;
    color: var(--_muted);
  }

  .members {
    margin-block-start: calc(var(--_space) * 0.25);
    padding-inline-start: calc(var(--_space) * 1.25);
  }

  .members .name {
    font-weight: 400;
  }
`;
