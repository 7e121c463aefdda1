import { css } from 'lit';

export const styles = css`
  .root {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: calc(var(--_space) * 0.375) calc(var(--_space) * 0.75);
  }

  .status {
    color: var(--_success);
    font-weight: 600;
  }

  .by-hand {
    flex: 1 1 100%;
    display: grid;
    gap: calc(var(--_space) * 0.25);
  }

  textarea {
    inline-size: 100%;
    padding: calc(var(--_space) * 0.5);
    border: 2px solid var(--_field-border);
    border-radius: calc(var(--_radius) * 0.5);
    background: var(--_page);
    color: var(--_text);
    font: 1em / 1.5 var(--_font-mono);
    overflow-wrap: anywhere;
    resize: vertical;
  }
`;
