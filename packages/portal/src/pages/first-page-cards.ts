import { html, nothing, type TemplateResult } from 'lit';
import type { Consultation } from '@isoloir/api-client';
import type { Portal } from '../app/portal.ts';

/** What is elected, and the way to the candidates: on every kind of first page. */
export function electionsCard(portal: Portal, { elections }: Consultation): TemplateResult {
  const { texts } = portal;
  const { t } = texts;
  return html`<section class="card" aria-labelledby="elections-heading">
    <h2 id="elections-heading">${t('home.electionsHeading')}</h2>
    <ul class="plain">
      ${elections.map((election) => html`<li>${texts.of(election.title)}</li>`)}
    </ul>
    <p><a href=${portal.href('candidates')}>${t('home.candidates')}</a></p>
  </section>`;
}

/** That every way in also wants a token, and how to get it (I2). */
export function tokenNote(portal: Portal): TemplateResult {
  const { t } = portal.texts;
  return html`<p>
    ${t('home.tokenNeeds')} <a href=${portal.href('request-token')}>${t('recover.tokenTitle')}</a>
  </p>`;
}

/** The way to the check of a reference, with `more` below it where a first page has more to check. */
export function checkCard(portal: Portal, more: unknown = nothing): TemplateResult {
  const { texts } = portal;
  const { t } = texts;
  return html`<section class="card" aria-labelledby="check-heading">
    <h2 id="check-heading">${t('home.checkHeading')}</h2>
    <p>${t('home.checkText')}</p>
    <p><a href=${portal.href('check')}>${t('home.check')}</a></p>
    ${more}
    <p><a href=${portal.href('observe')}>${t('home.observe')}</a></p>
  </section>`;
}
