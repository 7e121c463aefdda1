import { css } from 'lit';
import { membersStyles } from './members.styles.ts';

/** The dialog of a list: see `list-dialog.ts`. */
export const dialogStyles = [
  membersStyles,
  css`
    dialog {
      inline-size: min(48em, calc(100% - 2em));
      padding: 0;
    }

    .dialog-head {
      position: sticky;
      inset-block-start: 0;
      display: flex;
      flex-wrap: wrap;
      gap: calc(var(--_space) * 0.75);
      align-items: flex-start;
      justify-content: space-between;
      padding: var(--_space) calc(var(--_space) * 1.5);
      border-block-end: 1px solid var(--_border);
      background: var(--_surface);
    }

    #dialog-title {
      flex: 1 1 12em;
      min-inline-size: 0;
      font-size: 1em;
    }

    /* The title takes the focus so that readers start there; who sees needs no ring around it. */
    #dialog-title:focus {
      outline: none;
    }

    .kind,
    #dialog-title .title-2 {
      display: block;
    }

    .kind {
      color: var(--_muted);
      font-weight: 400;
    }

    .dialog-body {
      display: grid;
      gap: calc(var(--_space) * 0.75);
      padding: var(--_space) calc(var(--_space) * 1.5) calc(var(--_space) * 1.5);
    }

    .document {
      display: inline-flex;
      gap: calc(var(--_space) * 0.5);
      align-items: center;
      min-block-size: 44px;
      font-weight: 600;
    }

    .same {
      color: var(--_muted);
    }

    /* What the page draws has its own elements; here is what they look like. */
    .prose {
      padding-block-start: var(--_space);
      border-block-start: 1px solid var(--_border);
    }

    .prose :is(h1, h2, h3, h4, h5, h6) {
      margin-block: 1.25em 0.5em;
      color: var(--_title);
      font-size: 1.125em;
      line-height: 1.3;
    }

    .prose :is(p, ul, ol) + :is(p, ul, ol) {
      margin-block-start: calc(var(--_space) * 0.75);
    }

    .prose ul {
      padding-inline-start: 1.5em;
      list-style-type: disc;
    }

    .prose ol {
      padding-inline-start: 1.5em;
      list-style-type: decimal;
    }

    .prose > :first-child {
      margin-block-start: 0;
    }

    /* On a low screen, or one zoomed in, the room is for reading. */
    @media (max-height: 30em) {
      .dialog-head {
        position: static;
      }
    }

    @container (max-width: 24em) {
      .dialog-head,
      .dialog-body {
        padding-inline: calc(var(--_space) * 0.75);
      }
    }

    @container (max-width: 14em) {
      dialog {
        inline-size: calc(100% - 1em);
        max-block-size: calc(100% - 1em);
      }

      .dialog-head {
        position: static;
      }

      .dialog-head,
      .dialog-body {
        padding-inline: calc(var(--_space) * 0.5);
      }

      .document .icon {
        display: none;
      }
    }
  `,
];
