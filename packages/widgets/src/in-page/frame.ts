import type { Consultation } from '@isoloir/api-client';
import { type HeadingLevel } from '@isoloir/components';
import { heading, levelBelow } from '@isoloir/components/parts.js';
import { html, type TemplateResult } from 'lit';

/** What every step of the vote is drawn in. */
export interface Frame {
  readonly consultation: Pick<Consultation, 'kind' | 'period' | 'elections'>;
  /** Rank of the step’s title. */
  readonly level: HeadingLevel;
  /** The address of a page of the portal. */
  readonly portalPage: (path: string) => string;
}

/** The site of the vote, as it is named to voters. */
export function portalHost({ portalPage }: Frame): string {
  return new URL(portalPage('')).host;
}

/** A step of the vote. It takes the focus when it begins, so that its title is read out. */
export function stepView(frame: Frame, title: string, body: unknown): TemplateResult {
  return html`<section class="step" id="step" tabindex="-1" aria-labelledby="step-title">
    ${heading(frame.level, 'step-title', 'title-1', title)} ${body}
  </section>`;
}

/** A notice of a step: its text is all that it has. */
export function noticeView(
  variant: 'info' | 'success' | 'warning' | 'error',
  ...lines: readonly string[]
): TemplateResult {
  return html`<isoloir-notice variant=${variant}
    >${lines.map((line) => html`<p>${line}</p>`)}</isoloir-notice
  >`;
}

/** The rank below a step’s title. */
export function levelInside({ level }: Frame): HeadingLevel {
  return levelBelow(level);
}
