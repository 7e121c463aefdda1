import { css, unsafeCSS } from 'lit';
import { privateTokensCss } from '../theme/tokens.ts';

/**
 * What every shadow root starts from: the tokens, type, focus, buttons. Sizes are in em from the font size of the
 * host (`--isoloir-font-size`, an absolute size or rem; without it, that of the page), directions are logical.
 * The type scale is 0.875, 1, 1.125, 1.375 and 1.75; gaps are multiples of the space token.
 */
export const sharedStyles = [
  unsafeCSS(privateTokensCss()),
  css`
    :host {
      display: block;
      /* In a row or a grid of boxes it may become narrower than that. */
      min-inline-size: 0;
      font-size: var(--isoloir-font-size, 1em);
    }

    :host([hidden]) {
      display: none;
    }

    *,
    ::before,
    ::after {
      box-sizing: border-box;
    }

    .root {
      /* How wide a component would like to be, for pages that ask: in a row of boxes, say. A container has no answer. */
      contain-intrinsic-inline-size: min(24em, 50vw);
      color: var(--_text);
      font-family: var(--_font);
      /* What a page says of its own texts, and what would pass on to ours. Spacing of letters and words does: readers set it. */
      font-style: normal;
      font-variant: normal;
      text-indent: 0;
      text-transform: none;
      white-space: normal;
      line-height: 1.5;
      text-align: start;
      overflow-wrap: anywhere;
      hyphens: manual;
    }

    h1,
    h2,
    h3,
    h4,
    h5,
    h6,
    p,
    ul,
    ol,
    dl,
    dd {
      margin: 0;
      padding: 0;
    }

    /* An empty marker, since Safari no longer tells a list without one as a list. */
    ul,
    ol {
      list-style-type: '';
    }

    .title-1,
    .title-2,
    .title-3 {
      color: var(--_title);
      font-weight: 700;
      line-height: 1.25;
      text-wrap: balance;
      /* A long Dutch compound breaks rather than pushing the page sideways. */
      hyphens: auto;
    }

    .title-1 {
      font-size: 1.75em;
      letter-spacing: -0.01em;
    }

    @media (max-width: 30em) {
      .title-1 {
        font-size: 1.5em;
      }
    }

    .title-2 {
      font-size: 1.375em;
    }

    .title-3 {
      font-size: 1.125em;
    }

    a {
      color: var(--_link);
      text-underline-offset: 0.2em;
    }

    a:hover {
      text-decoration-thickness: 0.16em;
    }

    .icon {
      flex: none;
      vertical-align: -0.25em;
    }

    .button {
      display: inline-flex;
      align-items: center;
      justify-content: center;
      gap: calc(var(--_space) * 0.5);
      min-block-size: max(2.75em, 44px);
      min-inline-size: 44px;
      max-inline-size: 100%;
      padding-block: calc(var(--_space) * 0.5);
      padding-inline: min(calc(var(--_space) * 1.125), 5vw);
      border: 2px solid var(--_action);
      border-radius: var(--_radius);
      background: var(--_action);
      color: var(--_on-action);
      font: inherit;
      font-weight: 600;
      line-height: 1.25;
      text-align: center;
      text-decoration: none;
      cursor: pointer;
    }

    .button.quiet {
      border-color: var(--_field-border);
      background: var(--_page);
      color: var(--_link);
    }

    .button:hover {
      text-decoration: underline;
      text-decoration-thickness: 0.12em;
      text-underline-offset: 0.2em;
    }

    :focus-visible {
      outline: 3px solid var(--_focus);
      outline-offset: 2px;
    }

    .visually-hidden {
      position: absolute;
      inline-size: 1px;
      block-size: 1px;
      margin: -1px;
      padding: 0;
      overflow: hidden;
      clip-path: inset(50%);
      border: 0;
      white-space: nowrap;
    }

    dialog {
      inline-size: min(32em, calc(100% - min(2em, 8vw)));
      max-block-size: calc(100% - min(2em, 8vw));
      overflow: auto;
      padding: min(calc(var(--_space) * 1.5), 6vw);
      border: 2px solid var(--_field-border);
      border-radius: var(--_radius);
      background: var(--_page);
      color: var(--_text);
    }

    dialog::backdrop {
      background: rgb(6 18 24 / 60%);
    }

    dialog > :is(h2, p) + p {
      margin-block-start: calc(var(--_space) * 0.5);
    }

    .dialog-buttons {
      display: flex;
      flex-wrap: wrap;
      gap: calc(var(--_space) * 0.75);
      margin-block-start: calc(var(--_space) * 1.5);
    }

    @media (prefers-contrast: more) {
      .root {
        --_muted: var(--_text);
        --_border: var(--_field-border);
      }
    }

    @media (forced-colors: active) {
      :focus-visible {
        outline-color: Highlight;
      }

      .button {
        border-color: ButtonText;
      }

      /* Browsers leave the colours of drawings alone: they take that of the words beside them. */
      .icon:not(.tick) {
        color: inherit;
      }
    }
  `,
];
