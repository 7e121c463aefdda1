import { css } from 'lit';

export const styles = css`
  .instruction {
    margin-block-start: calc(var(--_space) * 0.5);
    font-size: 1.125em;
  }

  .categories {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 25em), 1fr));
    gap: calc(var(--_space) * 1.5);
    align-items: start;
    margin-block-start: calc(var(--_space) * 1.25);
  }

  section {
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

  ul {
    padding-inline: var(--_space);
  }

  li {
    display: grid;
    padding-block: calc(var(--_space) * 0.75);
  }

  li + li {
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

  .note {
    display: flex;
    gap: calc(var(--_space) * 0.5);
    margin: 0 calc(var(--_space) * 0.75) calc(var(--_space) * 0.75);
    padding: calc(var(--_space) * 0.5) calc(var(--_space) * 0.75);
    border-inline-start: 0.25em solid currentColor;
    border-radius: calc(var(--_radius) * 0.5);
    background: var(--_info-bg);
    color: var(--_info);
  }

  .note.error {
    background: var(--_error-bg);
    color: var(--_error);
  }

  .note > span {
    color: var(--_text);
  }
`;
