import { css } from 'lit';

export const styles = css`
  .root {
    display: flex;
    gap: min(calc(var(--_space) * 0.75), 2.5vw);
    padding: min(var(--_space), 4vw);
    border: 3px solid var(--_error);
    border-radius: var(--_radius);
    background: var(--_error-bg);
    color: var(--_error-text);
  }

  .title-2 {
    color: var(--_error-text);
  }

  .icon {
    margin-block-start: 0.35em;
    color: var(--_error);
  }

  .body {
    flex: 1;
    min-inline-size: 0;
  }

  ul {
    display: grid;
    margin-block-start: calc(var(--_space) * 0.25);
  }

  li {
    padding-block: calc(var(--_space) * 0.25);
  }

  a {
    display: inline-block;
    padding-block: calc(var(--_space) * 0.125);
    color: var(--_error);
    font-weight: 600;
  }
`;
