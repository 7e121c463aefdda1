import { css } from 'lit';

export const styles = css`
  :host {
    display: inline-block;
    max-inline-size: 100%;
  }

  .root {
    position: relative;
  }

  .toggle {
    text-align: start;
  }

  .open-mark {
    inline-size: 0.875em;
    block-size: 0.875em;
  }

  [aria-expanded='true'] .open-mark {
    rotate: 180deg;
  }

  ul {
    position: absolute;
    inset-block-start: calc(100% + 0.375em);
    inset-inline-end: 0;
    z-index: 3;
    display: grid;
    min-inline-size: 100%;
    padding: calc(var(--_space) * 0.375);
    border: 2px solid var(--_field-border);
    border-radius: var(--_radius);
    background: var(--_page);
  }

  ul[hidden] {
    display: none;
  }

  .entry {
    display: flex;
    gap: calc(var(--_space) * 0.5);
    align-items: center;
    inline-size: 100%;
    min-block-size: 44px;
    padding: calc(var(--_space) * 0.375) calc(var(--_space) * 0.625);
    border: 0;
    border-radius: calc(var(--_radius) * 0.5);
    background: transparent;
    color: var(--_link);
    font: inherit;
    font-weight: 600;
    text-align: start;
    text-decoration: none;
    cursor: pointer;
  }

  .entry:hover {
    background: var(--_surface);
    text-decoration: underline;
    text-underline-offset: 0.2em;
  }

  @media (max-width: 24em) {
    .toggle .icon:first-child {
      display: none;
    }
  }
`;
