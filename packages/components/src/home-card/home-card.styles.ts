import { css } from 'lit';

export const styles = css`
  .root {
    display: flex;
    flex-direction: column;
    gap: calc(var(--_space) * 0.75);
    block-size: 100%;
    padding: calc(var(--_space) * 1.5);
    border: 1px solid var(--_border);
    border-block-start: 0.375em solid var(--_field-border);
    border-radius: var(--_radius);
    background: var(--_page);
  }

  .primary {
    border-block-start-color: var(--_action);
  }

  .head {
    display: flex;
    gap: calc(var(--_space) * 0.75);
    align-items: center;
  }

  .title-2 {
    min-inline-size: 0;
  }

  .drawing {
    inline-size: 1.875em;
    block-size: 1.875em;
    color: var(--_link);
    stroke-width: 1.75;
  }

  .status {
    display: flex;
    gap: 0.4em;
    align-items: flex-start;
    align-self: flex-start;
    max-inline-size: 100%;
    padding: 0.2em 0.75em 0.2em 0.6em;
    border: 1px solid currentColor;
    border-radius: 1.25em;
    background: var(--_info-bg);
    color: var(--_info);
    font-weight: 600;
    line-height: 1.4;
  }

  .status .icon {
    margin-block-start: 0.075em;
  }

  .status.done {
    background: var(--_success-bg);
    color: var(--_success);
  }

  .status.attention {
    background: var(--_warning-bg);
    color: var(--_warning);
  }

  ::slotted(:first-child) {
    margin-block-start: 0;
  }

  ::slotted(:last-child) {
    margin-block-end: 0;
  }

  .action {
    margin-block-start: auto;
    padding-block-start: calc(var(--_space) * 0.5);
  }

  @media (max-width: 20em) {
    .root {
      padding: var(--_space) calc(var(--_space) * 0.875);
    }
  }

  /* A telephone with text at 200 %: the drawing gives its room to the words. */
  @media (max-width: 14em) {
    .drawing {
      display: none;
    }
  }

  @media (forced-colors: active) {
    .primary {
      border-block-start-color: Highlight;
    }
  }
`;
