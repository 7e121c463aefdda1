import '@isoloir/components/notice/define.js';
import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { Consultation } from '@isoloir/api-client';
import { selectionOf } from '@isoloir/components';
import { type BoothState, closingOf, type OpenElection, partsOf } from '@isoloir/widgets/journey.js';
import type { Portal } from '../../app/portal.ts';
import type { Texts } from '../../i18n/texts.ts';
import { letterField, letterSummary } from './letter-view.ts';
import { trackerView } from './tracker-view.ts';

/** The second step: what was chosen, the tracker of the encrypted ballot, and the cast. */
export function reviewView(view: {
  readonly texts: Texts;
  readonly portal: Portal;
  readonly election: OpenElection;
  readonly step: Extract<BoothState, { step: 'review' | 'sending' }>;
  readonly onModify: (categoryId: string | undefined) => void;
  readonly onDecide: (code: 'wanted' | 'declined') => void;
  readonly onWriteLetter: (typed: string) => void;
  readonly onField: (id: string) => void;
  readonly onEncrypt: () => void;
  readonly onCast: () => void;
}): TemplateResult {
  const { texts, portal, election, step } = view;
  const { t } = texts;
  const sending = step.step === 'sending';
  const prepared = preparedOf(step);
  const failed = step.step === 'review' && step.encryption.kind === 'failed';
  const { consultation } = portal;
  return html`
    ${step.step === 'review' ? letterSummary(texts, step.letter, view.onField) : nothing}
    <h1 tabindex="-1">${t('vote.reviewTitle')}</h1>
    ${partsOf(election.definition, texts.language).map((part, index) => {
      const heading = index === 0 ? texts.of(election.definition.election.title) : '';
      const onModify = (event: CustomEvent<{ categoryId: string }>) => {
        if (!sending) view.onModify(event.detail.categoryId);
      };
      return part.kind === 'candidates'
        ? html`<isoloir-ballot-review
            heading=${heading}
            .categories=${part.categories}
            .selection=${step.selection}
            @isoloir-modify=${onModify}
          ></isoloir-ballot-review>`
        : html`<isoloir-list-review
            heading=${heading}
            .question=${part.question}
            .selection=${selectionOf(step.selection, part.question.id)}
            @isoloir-modify=${onModify}
          ></isoloir-list-review>`;
    })}
    ${step.step === 'review' ? preparation({ ...view, step }) : nothing}
    ${prepared === undefined ? nothing : trackerView(texts, prepared.tracker, t('vote.trackerHelp'))}
    ${failed ? html`<isoloir-notice variant="error"><p>${t('vote.encryptionFailed')}</p></isoloir-notice>` : nothing}
    <div class="cast">
      <p class="cast-final">${t('vote.castFinal')}</p>
      ${portal.hasStepsAfterVote ? nothing : html`<p>${t('vote.receiptOnce')}</p>`}
      ${consultation?.kind === 'simulation' ? html`<p>${t('vote.castSimulation')}</p>` : nothing}
      ${
        consultation === undefined
          ? nothing
          : html`<p>
              ${t('vote.castDeadline', { date: texts.zonedMoment(closesAt(consultation, election), portal.timeZone) })}
            </p>`
      }
      <p id="cast-state" role="status" class="hint">${castState(texts, step)}</p>
      <div class="actions">
        <button
          type="button"
          class="button"
          id="cast"
          aria-disabled=${prepared === undefined || sending ? 'true' : 'false'}
          aria-describedby="cast-state"
          @click=${() => {
            if (prepared !== undefined && !sending) view.onCast();
          }}
        >
          ${sending ? t('vote.sending') : t('vote.cast')}
        </button>
        <button
          type="button"
          class="button quiet"
          aria-disabled=${sending ? 'true' : 'false'}
          @click=${() => {
            if (!sending) view.onModify(undefined);
          }}
        >
          ${t('vote.modify')}
        </button>
      </div>
    </div>
  `;
}

function closesAt(consultation: Consultation, { uuid }: OpenElection): string {
  return new Date(closingOf(consultation, uuid)).toISOString();
}

interface Preparation {
  readonly texts: Texts;
  readonly portal: Portal;
  readonly step: Extract<BoothState, { step: 'review' }>;
  readonly onDecide: (code: 'wanted' | 'declined') => void;
  readonly onWriteLetter: (typed: string) => void;
  readonly onEncrypt: () => void;
}

/** What the voter does before the encryption, where it does not follow by itself. */
function preparation(view: Preparation): TemplateResult | typeof nothing {
  const { texts, portal, step, onWriteLetter } = view;
  const { code, encryption, letter } = step;
  if (code === 'not-offered' && letter === undefined) return nothing;
  const mayEncrypt = encryption.kind === 'awaiting' || encryption.kind === 'failed';
  return html`<form
    novalidate
    @submit=${(event: SubmitEvent) => {
      event.preventDefault();
      if (mayEncrypt) view.onEncrypt();
    }}
  >
    ${code === 'not-offered' ? nothing : codeChoice(texts, code, view.onDecide)}
    ${letter === undefined ? nothing : letterField({ texts, portal, letter, onInput: onWriteLetter })}
    <p class="actions">
      <button class="button" id="encrypt" aria-disabled=${mayEncrypt ? 'false' : 'true'}>
        ${texts.t(encryption.kind === 'done' ? 'vote.encryptDone' : 'vote.encrypt')}
      </button>
    </p>
  </form>`;
}

/**
 * Before the encryption: what a verification code reveals, and the choice to do without. It is a receipt, so nobody
 * gets one unknowingly; both ways are one press away, and look alike.
 */
function codeChoice(
  { t }: Texts,
  code: 'wanted' | 'declined',
  onDecide: (code: 'wanted' | 'declined') => void,
): TemplateResult {
  const option = (value: 'wanted' | 'declined', label: string, hint: string) =>
    html`<div class="option">
      <label class="check">
        <input
          type="radio"
          name="verification-code"
          aria-describedby="code-${value}"
          .checked=${live(code === value)}
          @change=${() => onDecide(value)}
        />
        <span>${label}</span>
      </label>
      <p class="hint" id="code-${value}">${hint}</p>
    </div>`;
  return html`<fieldset class="choice">
    <legend>${t('vote.codeLegend')}</legend>
    <p>${t('vote.codeWhat')}</p>
    <p><strong>${t('vote.codeWarning')}</strong></p>
    ${option('wanted', t('vote.codeWanted'), t('vote.codeWantedHint'))}
    ${option('declined', t('vote.codeDeclined'), t('vote.codeDeclinedHint'))}
  </fieldset>`;
}

function preparedOf(step: Extract<BoothState, { step: 'review' | 'sending' }>) {
  if (step.step === 'sending') return step.prepared;
  return step.encryption.kind === 'done' ? step.encryption.prepared : undefined;
}

function castState({ t }: Texts, step: Extract<BoothState, { step: 'review' | 'sending' }>): string {
  if (step.step === 'sending') return t('vote.sending');
  switch (step.encryption.kind) {
    case 'awaiting':
      return t(step.letter === undefined ? 'vote.encryptFirst' : 'vote.letter.first');
    case 'running':
      return `${t('vote.encrypting')} ${t('vote.notReady')}`;
    case 'done':
      return t('vote.encrypted');
    case 'failed':
      return t('vote.encryptionFailed');
  }
}
