import type { Session } from '@isoloir/api-client';
import { html, nothing, type TemplateResult } from 'lit';
import { mayRetry } from '../journey/machine.ts';
import type { OpenElection } from '../journey/open-election.ts';
import { type SentState, sentTitle } from '../journey/sent-state.ts';
import { localized } from '../shared/phase.ts';
import { alarmFacts, backView, supportView } from './arrival-view.ts';
import { type Frame, levelInside, noticeView, portalHost, stepView } from './frame.ts';
import { trackerView } from './review-view.ts';
import { moment, reason, t } from './texts.ts';

type Of<Step extends SentState['step']> = Extract<SentState, { step: Step }>;

interface OutcomeView<Step extends SentState = SentState> {
  readonly frame: Frame;
  readonly election: OpenElection;
  readonly session: Pick<Session, 'voter' | 'profile'> | undefined;
  readonly step: Step;
  readonly onRetry: () => void;
  readonly onAskNow: () => void;
  readonly onBack: () => void;
}

/** What became of the ballot, without any choice. */
export function outcomeView(view: OutcomeView): TemplateResult {
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

function unknownView({ frame, step, onAskNow }: OutcomeView<Of<'unknown'>>): TemplateResult {
  const busy = step.busy === true;
  return stepView(
    frame,
    t(sentTitle(step)),
    html`${noticeView('warning', t(busy ? 'vote.busyText' : 'vote.unknownText'), t('vote.unknownSame'))}
      <p role="status">
        ${step.attempts === 0 ? nothing : t('vote.unknownAttempts', { count: step.attempts })}
        ${navigator.onLine ? nothing : t('vote.unknownOffline')}
      </p>
      <p class="actions">
        <button type="button" class="button" @click=${onAskNow}>${t('vote.retryNow')}</button>
      </p>
      ${trackerView(frame, step.prepared.tracker, t('vote.keepTracker'))}`,
  );
}

function signedOutView({ frame, step }: OutcomeView<Of<'signed-out'>>): TemplateResult {
  return stepView(
    frame,
    t(sentTitle(step)),
    html`${noticeView('warning', t('vote.signedOutText'))}
      ${trackerView(frame, step.prepared.tracker, t('vote.keepTracker'))}
      <p class="actions">
        <a class="button" target="_top" referrerpolicy="no-referrer" href=${frame.portalPage('sign-in/')}
          >${t('session.again')}</a
        >
      </p>`,
  );
}

function recordedView(view: OutcomeView<Of<'recorded'>>): TemplateResult {
  const { frame, election, session, step, onBack } = view;
  const { receipt } = step;
  const college = session?.profile.college;
  const host = portalHost(frame);
  return stepView(
    frame,
    t(sentTitle(step)),
    html`<p>${t('vote.recordedText')}</p>
      <isoloir-receipt
        heading-level=${levelInside(frame)}
        .registrationCode=${receipt.registrationCode}
        .tracker=${receipt.tracker}
        .reference=${receipt.reference}
        .checkUrl=${`${frame.portalPage('check/')}#${receipt.reference}`}
        .electionName=${localized(election.definition.election.title)}
        .voterName=${session?.voter.name ?? ''}
        .voterNumber=${session?.profile.number ?? ''}
        .college=${college === undefined ? '' : localized(college)}
        .recordedAt=${new Date(receipt.recordedAt)}
        .timeZone=${frame.consultation.period.timeZone}
        shown-once
      ></isoloir-receipt>
      <p class="hint">${t('vote.trackerSame')}</p>
      <p>${t('documents', { host })}</p>
      ${supportView(frame)} ${backView(onBack)}`,
  );
}

function withoutReceiptView(view: OutcomeView<Of<'recorded-without-receipt'>>): TemplateResult {
  const { frame, step, onBack } = view;
  const { timeZone } = frame.consultation.period;
  return stepView(
    frame,
    t(sentTitle(step)),
    html`${noticeView('success', t('vote.withoutReceipt', { date: moment(step.signedAt, timeZone) }))}
    ${trackerView(frame, step.prepared.tracker, t('vote.keepTracker'))} ${backView(onBack)}`,
  );
}

function refusedView({ frame, step, onRetry, onBack }: OutcomeView<Of<'refused'>>): TemplateResult {
  const { code, signedAt } = step.error;
  const later = mayRetry(step);
  const recorded =
    signedAt === undefined
      ? []
      : [t('vote.recordedOn', { date: moment(signedAt, frame.consultation.period.timeZone) })];
  return stepView(
    frame,
    t(sentTitle(step)),
    html`${noticeView(
      'error',
      reason(code, 'refused'),
      ...recorded,
      t(later ? 'vote.refusedKept' : 'vote.refusedOnce'),
    )}
    ${
      later
        ? html`<p class="actions">
            <button type="button" class="button" @click=${onRetry}>${t('vote.retrySame')}</button>
          </p>`
        : nothing
    }
    ${backView(onBack)}`,
  );
}

function alarmView({ frame, step }: OutcomeView<Of<'alarm'>>): TemplateResult {
  const trackers = { expected: step.prepared.tracker, received: step.receipt.tracker };
  return stepView(
    frame,
    t(sentTitle(step)),
    html`${noticeView('error', t('alarm.afterText'), t('alarm.todo'))} ${alarmFacts(step.alarm, trackers)}
    ${supportView(frame)}`,
  );
}
