import { getLocale, selectionOf } from '@isoloir/components';
import { heading } from '@isoloir/components/parts.js';
import { html, nothing, type TemplateResult } from 'lit';
import { partsOf } from '../journey/ballot-parts.ts';
import { closingOf } from '../journey/closings.ts';
import type { BoothState } from '../journey/machine.ts';
import type { OpenElection } from '../journey/open-election.ts';
import { localized } from '../shared/phase.ts';
import { type Frame, levelInside, noticeView, portalHost, stepView } from './frame.ts';
import { moment, t } from './texts.ts';

type ReviewState = Extract<BoothState, { step: 'review' | 'sending' }>;

/** What was chosen, the tracker of the encrypted ballot, and the cast. */
export function reviewView(view: {
  readonly frame: Frame;
  readonly election: OpenElection;
  readonly step: ReviewState;
  readonly onModify: (question: string | undefined) => void;
  readonly onCast: () => void;
}): TemplateResult {
  const { frame, election, step, onModify, onCast } = view;
  const { consultation } = frame;
  const { definition } = election;
  const sending = step.step === 'sending';
  const prepared = preparedOf(step);
  const failed = step.step === 'review' && step.encryption.kind === 'failed';
  const closing = new Date(closingOf(consultation, election.uuid)).toISOString();
  const modify = (event: CustomEvent<{ categoryId: string }>): void => {
    if (!sending) onModify(event.detail.categoryId);
  };
  return stepView(
    frame,
    t('vote.reviewTitle'),
    html`${partsOf(definition, getLocale()).map((part, index) => {
        const title = index === 0 ? localized(definition.election.title) : '';
        return part.kind === 'candidates'
          ? html`<isoloir-ballot-review
              heading-level=${levelInside(frame)}
              heading=${title}
              .categories=${part.categories}
              .selection=${step.selection}
              @isoloir-modify=${modify}
            ></isoloir-ballot-review>`
          : html`<isoloir-list-review
              heading-level=${levelInside(frame)}
              heading=${title}
              .question=${part.question}
              .selection=${selectionOf(step.selection, part.question.id)}
              @isoloir-modify=${modify}
            ></isoloir-list-review>`;
      })}
      ${definition.consultation.verification === 'reveal' ? withoutCodeView(frame) : nothing}
      ${prepared === undefined ? nothing : trackerView(frame, prepared.tracker, t('vote.trackerHelp'))}
      ${failed ? noticeView('error', t('vote.encryptionFailed')) : nothing}
      <p><strong>${t('vote.castFinal')}</strong></p>
      ${consultation.kind === 'simulation' ? html`<p>${t('vote.castSimulation')}</p>` : nothing}
      <p>${t('vote.castDeadline', { date: moment(closing, consultation.period.timeZone) })}</p>
      <p>${t('vote.receiptOnce')}</p>
      <p id="cast-state" role="status" class="hint">${castState(step)}</p>
      <p class="actions">
        <button
          type="button"
          class="button"
          id="cast"
          aria-disabled=${prepared === undefined || sending}
          aria-describedby="cast-state"
          @click=${() => {
            if (prepared !== undefined && !sending) onCast();
          }}
        >
          ${t(sending ? 'vote.sending' : 'vote.cast')}
        </button>
        <button
          type="button"
          class="button quiet"
          aria-disabled=${sending}
          @click=${() => {
            if (!sending) onModify(undefined);
          }}
        >
          ${t('vote.modify')}
        </button>
      </p>`,
  );
}

/** The tracker of an encrypted ballot, to note or copy. */
export function trackerView(frame: Frame, tracker: string, help: string): TemplateResult {
  return html`<section class="tracker" aria-labelledby="tracker-title">
    ${heading(levelInside(frame), 'tracker-title', 'title-3', t('vote.tracker'))}
    <p><code class="code">${tracker}</code></p>
    <p class="hint">${help}</p>
    <isoloir-copy-button .value=${tracker} label=${t('vote.copyTracker')}></isoloir-copy-button>
  </section>`;
}

/** A code that shows a vote is for its voter alone: it is not given where somebody else’s scripts could read it. */
function withoutCodeView(frame: Frame): TemplateResult {
  const host = portalHost(frame);
  return html`<isoloir-notice
    ><p>${t('noCode', { host })}</p>
    <p>
      <a target="_top" referrerpolicy="no-referrer" href=${frame.portalPage('sign-in/')}
        >${t('goPortal', { host })}</a
      >
    </p></isoloir-notice
  >`;
}

function preparedOf(step: ReviewState) {
  if (step.step === 'sending') return step.prepared;
  return step.encryption.kind === 'done' ? step.encryption.prepared : undefined;
}

function castState(step: ReviewState): string {
  if (step.step === 'sending') return t('vote.sending');
  switch (step.encryption.kind) {
    case 'awaiting':
    case 'running':
      return t('vote.encrypting');
    case 'done':
      return t('vote.encrypted');
    case 'failed':
      return t('vote.encryptionFailed');
  }
}
