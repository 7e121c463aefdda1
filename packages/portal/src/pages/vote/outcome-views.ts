import '@isoloir/components/notice/define.js';
import '@isoloir/components/receipt/define.js';
import { html, nothing, type TemplateResult } from 'lit';
import { supportView } from '../../app/help.ts';
import {
  mayRetry,
  type OpenElection,
  type SentState,
  sentTitle,
  statusOf,
} from '@isoloir/widgets/journey.js';
import type { Portal } from '../../app/portal.ts';
import type { Texts } from '../../i18n/texts.ts';
import { backLink } from './arrival-views.ts';
import { trackerView } from './tracker-view.ts';

type Of<Step extends SentState['step']> = Extract<SentState, { step: Step }>;

interface OutcomeView<Step extends SentState = SentState> {
  readonly texts: Texts;
  readonly portal: Portal;
  readonly election: OpenElection;
  readonly step: Step;
  /** The voter pressed Back before keeping the receipt. */
  readonly backRefused: boolean;
  /** The steps after the vote are on their way, and replace this page. */
  readonly goingOn: boolean;
  /** Sends the proof of signature; undefined where the consultation has other documents, and while it is on its way. */
  readonly proof: TemplateResult | undefined;
  readonly onKept: () => void;
  readonly onRetry: () => void;
  readonly onAskNow: () => void;
}

/** The third step: what became of the ballot, without any choice. */
export function outcomeView(view: OutcomeView): TemplateResult {
  const { texts, step } = view;
  return html`
    <h1 tabindex="-1">${texts.t(sentTitle(step))}</h1>
    ${bodyOf(view)}
  `;
}

function bodyOf(view: OutcomeView): TemplateResult {
  const { step } = view;
  switch (step.step) {
    case 'unknown':
      return unknownView({ ...view, step });
    case 'signed-out':
      return signedOutView({ ...view, step });
    case 'recorded':
      return recordedView({ ...view, step });
    case 'recorded-without-receipt':
      return withoutReceiptView({ ...view, step });
    case 'refused':
      return refusedView({ ...view, step });
    case 'alarm':
      return alarmView({ ...view, step });
  }
}

function unknownView({ texts, step, onAskNow }: OutcomeView<Of<'unknown'>>): TemplateResult {
  const { t } = texts;
  return html`
    <isoloir-notice variant="warning">
      <p>${t(step.busy === true ? 'vote.busyText' : 'vote.unknownText')}</p>
      <p>${t('vote.unknownSame')}</p>
    </isoloir-notice>
    <p role="status">
      ${step.attempts === 0 ? nothing : t('vote.unknownAttempts', { count: step.attempts })}
      ${navigator.onLine ? nothing : t('vote.unknownOffline')}
    </p>
    <p class="actions">
      <button type="button" class="button" @click=${onAskNow}>${t('vote.retryNow')}</button>
    </p>
    ${trackerView(texts, step.prepared.tracker, t('vote.keepTracker'))}
  `;
}

function signedOutView({ texts, portal, step }: OutcomeView<Of<'signed-out'>>): TemplateResult {
  const { t } = texts;
  return html`
    <isoloir-notice variant="warning"><p>${t('vote.signedOutText')}</p></isoloir-notice>
    ${trackerView(texts, step.prepared.tracker, t('vote.keepTracker'))}
    <p class="actions"><a class="button" href=${portal.href('sign-in')}>${t('session.again')}</a></p>
  `;
}

function recordedView(view: OutcomeView<Of<'recorded'>>): TemplateResult {
  const { texts, portal, election, step, backRefused, onKept } = view;
  const { t } = texts;
  const { receipt } = step;
  if (view.goingOn) {
    return html`<p class="lead">${t('vote.recordedText')}</p>
      <p role="status">${t('loading')}</p>`;
  }
  const finish = t('vote.finish');
  return html`
    <p class="lead">${t('vote.recordedText')}</p>
    <div role="status">
      ${
        backRefused
          ? html`<isoloir-notice variant="warning"><p>${t('vote.keepFirst', { finish })}</p></isoloir-notice>`
          : nothing
      }
    </div>
    <isoloir-receipt
      heading-level="2"
      .registrationCode=${receipt.registrationCode}
      .tracker=${receipt.tracker}
      .reference=${receipt.reference}
      .checkUrl=${`${portal.address('check')}#${receipt.reference}`}
      .electionName=${texts.of(election.definition.election.title)}
      .voterName=${portal.session?.voter.name ?? ''}
      .voterNumber=${portal.session?.profile.number ?? ''}
      .college=${collegeOf(view)}
      .recordedAt=${new Date(receipt.recordedAt)}
      .timeZone=${portal.timeZone}
      shown-once
      @isoloir-receipt-kept=${onKept}
    ></isoloir-receipt>
    <p class="hint">${t('vote.trackerSame')}</p>
    ${view.proof ?? nothing} ${nextElections(view)}
    <p class="actions"><a class="button" href=${portal.href('elections')}>${finish}</a></p>
  `;
}

function collegeOf({ texts, portal }: OutcomeView): string {
  const college = portal.session?.profile.college;
  return college === undefined ? '' : texts.of(college);
}

/** On to the elections in which the voter has not voted yet. */
function nextElections({ texts, portal }: OutcomeView): TemplateResult | typeof nothing {
  const open = (portal.elections.list ?? []).filter((election) => statusOf(election) === 'to-vote');
  if (open.length === 0) return nothing;
  return html`<section class="section" aria-labelledby="next-heading">
    <h2 id="next-heading">${texts.t('vote.nextHeading', { count: open.length })}</h2>
    <ul>
      ${open.map(
        ({ uuid, title }) =>
          html`<li><a href=${portal.href('vote', { election: uuid })}>${texts.of(title)}</a></li>`,
      )}
    </ul>
  </section>`;
}

function withoutReceiptView(view: OutcomeView<Of<'recorded-without-receipt'>>): TemplateResult {
  const { texts, portal, step } = view;
  const timeZone = portal.consultation?.period.timeZone ?? 'UTC';
  return html`
    <isoloir-notice variant="success">
      <p>${texts.t('vote.withoutReceipt', { date: texts.zonedMoment(step.signedAt, timeZone) })}</p>
    </isoloir-notice>
    ${trackerView(texts, step.prepared.tracker)} ${view.proof ?? nothing} ${backLink(texts, portal)}
  `;
}

function refusedView({ texts, portal, step, onRetry }: OutcomeView<Of<'refused'>>): TemplateResult {
  const { t } = texts;
  const { code, signedAt } = step.error;
  const timeZone = portal.consultation?.period.timeZone ?? 'UTC';
  return html`
    <isoloir-notice variant="error">
      <p>${t(`errors.${code}`)}</p>
      ${
        signedAt === undefined
          ? nothing
          : html`<p>${t('vote.recordedOn', { date: texts.zonedMoment(signedAt, timeZone) })}</p>`
      }
      <p>${t(mayRetry(step) ? 'vote.refusedKept' : 'vote.refusedOnce')}</p>
    </isoloir-notice>
    <div class="actions">
      ${
        mayRetry(step)
          ? html`<button type="button" class="button" @click=${onRetry}>${t('vote.retrySame')}</button>`
          : nothing
      }
      ${
        code.startsWith('ballot-') && code !== 'ballot-duplicate'
          ? html`<a class="button" href=${location.href}>${t('vote.startAgain')}</a>`
          : nothing
      }
      <a class="button quiet" href=${portal.href('elections')}>${t('vote.toElections')}</a>
    </div>
  `;
}

function alarmView({ texts, portal, step }: OutcomeView<Of<'alarm'>>): TemplateResult {
  const { t } = texts;
  return html`
    <isoloir-notice variant="error">
      <p>${t('alarm.afterText')}</p>
      <p>${t('alarm.todo')}</p>
    </isoloir-notice>
    <dl class="facts">
      <dt>${t('alarm.reason')}</dt>
      <dd>${t(`alarm.reasons.${step.alarm}`)}</dd>
      <dt>${t('alarm.expected')}</dt>
      <dd><code class="code">${step.prepared.tracker}</code></dd>
      <dt>${t('alarm.received')}</dt>
      <dd><code class="code">${step.receipt.tracker}</code></dd>
    </dl>
    ${supportView(texts, portal.consultation?.support)}
  `;
}
