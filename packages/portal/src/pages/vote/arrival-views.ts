import '@isoloir/components/notice/define.js';
import { html, nothing, type TemplateResult } from 'lit';
import type { Portal } from '../../app/portal.ts';
import { supportView } from '../../app/help.ts';
import type { Arrival } from '@isoloir/widgets/journey.js';
import type { Texts } from '../../i18n/texts.ts';
import { failureView } from '../failure.ts';

/** What can stand in the place of a ballot. */
export type NoBallot = Arrival | { readonly kind: 'loading' } | { readonly kind: 'unsupported' };

/** What the page is called while there is no ballot. */
export function arrivalHeading({ t }: Texts, arrival: Arrival): string {
  switch (arrival.kind) {
    case 'open':
      return t('vote.ballotTitle');
    case 'voted':
      return t('vote.alreadyTitle');
    case 'not-now':
      return t('vote.unavailableTitle');
    case 'alarm':
      return t('alarm.title');
    case 'failed':
      return t('failure.heading');
  }
}

/** The vote page while there is no ballot, and why. */
export function arrivalView(view: {
  readonly texts: Texts;
  readonly portal: Portal;
  readonly arrival: NoBallot;
  /** Sends the proof of signature, to whoever has voted. */
  readonly proof?: TemplateResult | undefined;
  readonly retry: () => void;
}): TemplateResult {
  const { texts, portal, arrival, retry } = view;
  const { t } = texts;
  switch (arrival.kind) {
    case 'open':
    case 'loading':
      return html`<h1 tabindex="-1">${t('vote.ballotTitle')}</h1>
        <p class="waiting" role="status">${t('loading')}</p>`;
    case 'unsupported':
      return unsupportedView(texts, portal);
    case 'voted':
      return html`
        <h1 tabindex="-1">${t('vote.alreadyTitle')}</h1>
        <isoloir-notice variant="success">
          <p>
            ${t('vote.alreadyText', {
              date: texts.zonedMoment(arrival.signedAt, portal.consultation?.period.timeZone ?? 'UTC'),
            })}
          </p>
        </isoloir-notice>
        ${view.proof ?? nothing} ${afterVoteLink(texts, portal, arrival.uuid)} ${backLink(texts, portal)}
      `;
    case 'not-now':
      return html`
        <h1 tabindex="-1">${t('vote.unavailableTitle')}</h1>
        <isoloir-notice variant="info"><p>${t(`phase.${arrival.phase}`)}</p></isoloir-notice>
        ${backLink(texts, portal)}
      `;
    case 'alarm':
      return html`
        <h1 tabindex="-1">${t('alarm.title')}</h1>
        <isoloir-notice variant="error">
          <p>${t('alarm.beforeText')}</p>
          <p>${t('alarm.todo')}</p>
        </isoloir-notice>
        <dl class="facts">
          <dt>${t('alarm.reason')}</dt>
          <dd>${t(`alarm.reasons.${arrival.alarm}`)}</dd>
        </dl>
        ${supportView(texts, portal.consultation?.support)}
      `;
    case 'failed':
      return html`${failureView(texts, arrival.code, retry)} ${backLink(texts, portal)}`;
  }
}

/** A browser that can not vote here: what to do, and who helps. */
export function unsupportedView(texts: Texts, portal: Pick<Portal, 'consultation'>): TemplateResult {
  const { t } = texts;
  return html`
    <h1 tabindex="-1">${t('unsupported.heading')}</h1>
    <isoloir-notice variant="error">
      <p>${t('unsupported.text')}</p>
      <p>${t('unsupported.todo')}</p>
      <p>${t('unsupported.help')}</p>
    </isoloir-notice>
    ${supportView(texts, portal.consultation?.support)}
  `;
}

/** The way to the documents and the rest, where the consultation has steps after the vote. */
export function afterVoteLink(
  { t }: Texts,
  portal: Portal,
  election: string,
): TemplateResult | typeof nothing {
  if (!portal.hasStepsAfterVote) return nothing;
  return html`<p class="actions">
    <a class="button" href=${portal.href('after-vote', { election })}>${t('vote.toSteps')}</a>
  </p>`;
}

/** The way back to the voter’s elections. */
export function backLink({ t }: Texts, portal: Portal): TemplateResult {
  return html`<p class="actions">
    <a class="button quiet" href=${portal.href('elections')}>${t('vote.toElections')}</a>
  </p>`;
}
