import { svg, html, type TemplateResult } from 'lit';

// Drawn with presentation attributes and the colour of the text, so that they follow themes and forced colours,
// and need no style attribute. Each stands beside words: readers skip it.
function icon(look: string, drawing: unknown): TemplateResult {
  return html`<svg
    class="icon ${look}"
    viewBox="0 0 24 24"
    width="1.25em"
    height="1.25em"
    fill="none"
    stroke="currentColor"
    stroke-width="2.25"
    stroke-linecap="round"
    stroke-linejoin="round"
    aria-hidden="true"
    focusable="false"
  >
    ${drawing}
  </svg>`;
}

/** A tick, thick enough to be seen at a glance. */
export function tickIcon(look = ''): TemplateResult {
  return icon(look, svg`<path stroke-width="3.5" d="M4.5 12.5l5 5 10-11"></path>`);
}

/** An i in a circle: information. */
export function infoIcon(look = ''): TemplateResult {
  return icon(look, svg`<circle cx="12" cy="12" r="9.5"></circle><path d="M12 11v6M12 7.2v.1"></path>`);
}

/** A tick in a circle: done. */
export function successIcon(look = ''): TemplateResult {
  return icon(look, svg`<circle cx="12" cy="12" r="9.5"></circle><path d="M7.5 12.5l3 3 6-6.5"></path>`);
}

/** An exclamation mark in a triangle: attention. */
export function warningIcon(look = ''): TemplateResult {
  return icon(look, svg`<path d="M12 3.5 22 20.5H2Z"></path><path d="M12 10v4.5M12 17.4v.1"></path>`);
}

/** An exclamation mark in an octagon: error. */
export function errorIcon(look = ''): TemplateResult {
  return icon(
    look,
    svg`<path d="M8 2.5h8l5.5 5.5v8L16 21.5H8L2.5 16V8Z"></path><path d="M12 7v6M12 16.6v.1"></path>`,
  );
}

/** Two sheets: copy. */
export function copyIcon(look = ''): TemplateResult {
  return icon(
    look,
    svg`<rect x="8.5" y="8.5" width="12" height="12" rx="2"></rect><path d="M15.5 5V4a1.5 1.5 0 0 0-1.5-1.5H4A1.5 1.5 0 0 0 2.5 4v10A1.5 1.5 0 0 0 4 15.5h1"></path>`,
  );
}

/** A clock: not yet. */
export function clockIcon(look = ''): TemplateResult {
  return icon(look, svg`<circle cx="12" cy="12" r="9.5"></circle><path d="M12 6.5V12l3.5 2.5"></path>`);
}

/** Two bars in a circle: paused. */
export function pauseIcon(look = ''): TemplateResult {
  return icon(look, svg`<circle cx="12" cy="12" r="9.5"></circle><path d="M9.5 8.5v7M14.5 8.5v7"></path>`);
}

/** A closed lock: closed. */
export function lockIcon(look = ''): TemplateResult {
  return icon(
    look,
    svg`<rect x="4.5" y="10.5" width="15" height="10.5" rx="2"></rect><path d="M8 10.5V7.5a4 4 0 0 1 8 0v3"></path>`,
  );
}

/** A pen: change it, or to be done. */
export function penIcon(look = ''): TemplateResult {
  return icon(
    look,
    svg`<path d="M4 20l1-4.5L16.5 4l3.5 3.5L8.5 19Z"></path><path d="M13.5 7l3.5 3.5"></path>`,
  );
}

/** An arrow onto a line: download. */
export function downloadIcon(look = ''): TemplateResult {
  return icon(look, svg`<path d="M12 3v11.5M7 10l5 5 5-5M4 20.5h16"></path>`);
}

/** An envelope: e-mail. */
export function mailIcon(look = ''): TemplateResult {
  return icon(
    look,
    svg`<rect x="2.5" y="5" width="19" height="14.5" rx="2"></rect><path d="M3 7l9 6.5L21 7"></path>`,
  );
}

/** A ballot going into its urn: vote. */
export function ballotIcon(look = ''): TemplateResult {
  return icon(
    look,
    svg`<path d="M3 12.5h18v8H3ZM7 16.5h10M7.5 12.5v-9h9v9"></path><path d="M10 7.5l1.6 1.6L14.5 6"></path>`,
  );
}

/** A magnifying glass: check. */
export function lookIcon(look = ''): TemplateResult {
  return icon(look, svg`<circle cx="10.5" cy="10.5" r="7"></circle><path d="M15.8 15.8l5.2 5.2"></path>`);
}

/** A month's sheet: a period. */
export function calendarIcon(look = ''): TemplateResult {
  return icon(
    look,
    svg`<rect x="3" y="5" width="18" height="16" rx="2"></rect><path d="M3 10h18M8 2.5v4.5M16 2.5v4.5"></path>`,
  );
}

/** Three quarters of a circle: at work. */
export function busyIcon(look = ''): TemplateResult {
  return icon(`busy ${look}`, svg`<path d="M12 2.5A9.5 9.5 0 1 1 2.5 12"></path>`);
}

/** A sheet with lines: a document. */
export function documentIcon(look = ''): TemplateResult {
  return icon(look, svg`<path d="M5.5 2.5h8l5 5v14h-13ZM13 2.5v5.5h5.5M9 13h6M9 17h6"></path>`);
}

/** Two people: candidates. */
export function peopleIcon(look = ''): TemplateResult {
  return icon(
    look,
    svg`<circle cx="9" cy="8" r="3.75"></circle><path d="M2 20.5c0-4 3-6.5 7-6.5s7 2.5 7 6.5M15.5 4.6a3.75 3.75 0 0 1 0 6.8M18 14.6c2.5.9 4 3.1 4 5.9"></path>`,
  );
}

/** A cross: close, or take back. */
export function closeIcon(look = ''): TemplateResult {
  return icon(look, svg`<path d="M5.5 5.5l13 13M18.5 5.5l-13 13"></path>`);
}

/** Three lines: a menu. */
export function menuIcon(look = ''): TemplateResult {
  return icon(look, svg`<path d="M4 6.5h16M4 12h16M4 17.5h16"></path>`);
}

/** One person: the voter. */
export function userIcon(look = ''): TemplateResult {
  return icon(
    look,
    svg`<circle cx="12" cy="8" r="4.25"></circle><path d="M4 21c0-4.5 3.5-7 8-7s8 2.5 8 7"></path>`,
  );
}

/** A chevron: there is more below. */
export function downIcon(look = ''): TemplateResult {
  return icon(look, svg`<path stroke-width="3" d="M4.5 8.5l7.5 7.5 7.5-7.5"></path>`);
}

/** An arrow out of a door: sign out. */
export function leaveIcon(look = ''): TemplateResult {
  return icon(look, svg`<path d="M10 3.5H4.5v17H10M10.5 12H21M16.5 7.5L21 12l-4.5 4.5"></path>`);
}
