import { html, nothing, type TemplateResult } from 'lit';
import type { ReceiptAlarm } from '../journey/receipt-check.ts';
import type { BallotAlarm } from '../journey/integrity.ts';
import type { Arrival } from '../journey/open-election.ts';
import { type Frame, noticeView, portalHost, stepView } from './frame.ts';
import { moment, reason, t } from './texts.ts';

/** What can stand in the place of a ballot. */
export type NoBallot = Exclude<Arrival, { kind: 'open' }> | { readonly kind: 'loading' };

/** The step while there is no ballot, and why. */
export function arrivalView(view: {
  readonly frame: Frame;
  readonly arrival: NoBallot;
  readonly onBack: () => void;
  readonly onRetry: () => void;
}): TemplateResult {
  const { frame, arrival, onBack, onRetry } = view;
  switch (arrival.kind) {
    case 'loading':
      return stepView(
        frame,
        t('vote.ballotTitle'),
        html`<p role="status" class="waiting">${t('vote.loading')}</p>`,
      );
    case 'voted':
      return stepView(
        frame,
        t('vote.alreadyTitle'),
        html`${noticeView(
          'success',
          t('vote.alreadyText', { date: moment(arrival.signedAt, frame.consultation.period.timeZone) }),
        )}
        ${backView(onBack)}`,
      );
    case 'not-now':
      return stepView(
        frame,
        t('vote.unavailableTitle'),
        html`${noticeView('info', t(`phase.${arrival.phase}`))} ${backView(onBack)}`,
      );
    case 'alarm':
      return stepView(
        frame,
        t('alarm.title'),
        html`${noticeView('error', t('alarm.beforeText'), t('alarm.todo'))} ${alarmFacts(arrival.alarm)}
        ${supportView(frame)}`,
      );
    case 'failed':
      return stepView(
        frame,
        t('vote.unavailableTitle'),
        html`${noticeView('error', reason(arrival.code, 'failed'))}
          <p class="actions"><button type="button" class="button" @click=${onRetry}>${t('retry')}</button></p>
          ${backView(onBack)}`,
      );
  }
}

/** What does not fit, for the assistance. */
export function alarmFacts(
  alarm: BallotAlarm | ReceiptAlarm,
  trackers?: { readonly expected: string; readonly received: string },
): TemplateResult {
  return html`<dl class="facts">
    <dt>${t('alarm.reason')}</dt>
    <dd>${t(`alarm.reasons.${alarm}`)}</dd>
    ${
      trackers === undefined
        ? nothing
        : html`<dt>${t('alarm.expected')}</dt>
            <dd><code class="code">${trackers.expected}</code></dd>
            <dt>${t('alarm.received')}</dt>
            <dd><code class="code">${trackers.received}</code></dd>`
    }
  </dl>`;
}

/** Where help is: the portal has the organisation’s own contact. */
export function supportView(frame: Frame): TemplateResult {
  const host = portalHost(frame);
  return html`<p class="actions">
    <a class="button quiet" target="_top" referrerpolicy="no-referrer" href=${frame.portalPage('')}
      >${t('toPortal', { host })}</a
    >
  </p>`;
}

/** The way back to the voter’s elections. */
export function backView(onBack: () => void, words = t('vote.toElections')): TemplateResult {
  return html`<p class="actions">
    <button type="button" class="button quiet" @click=${onBack}>${words}</button>
  </p>`;
}
