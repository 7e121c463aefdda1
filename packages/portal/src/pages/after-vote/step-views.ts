import '@isoloir/components/copy-button/define.js';
import '@isoloir/components/document-download/define.js';
import '@isoloir/components/email-confirmations/define.js';
import '@isoloir/components/notice/define.js';
import '@isoloir/components/receipt/define.js';
import { html, nothing, type TemplateResult } from 'lit';
import type { DownloadState, EmailRequest } from '@isoloir/components';
import type { ContactData, FieldError } from '@isoloir/api-client';
import type { Portal } from '../../app/portal.ts';
import { documentView } from '../../documents/html-view.ts';
import { castVoteOf, checkUrlOf, confirmationOf } from './documents.ts';
import type { CastVote, FreshVote } from './fresh-vote.ts';

/** A document and how its download goes. */
export interface Download {
  readonly state: DownloadState;
  readonly onDownload: () => void;
}

/** Step 1: the confirmation, which attests that and when the voter has voted. */
export function confirmationView(view: {
  readonly portal: Portal;
  readonly uuid: string;
  readonly signedAt: string;
  readonly fresh: FreshVote | undefined;
  readonly download: Download;
  readonly backRefused: boolean;
}): TemplateResult {
  const { portal, fresh, download } = view;
  const { texts } = portal;
  const { t } = texts;
  return html`
    <p class="lead">${t('afterVote.recorded')}</p>
    <div role="status">
      ${
        view.backRefused
          ? html`<isoloir-notice variant="warning"><p>${t('afterVote.keepFirst')}</p></isoloir-notice>`
          : nothing
      }
    </div>
    <h2>${t('afterVote.confirmationHeading')}</h2>
    <isoloir-document-download
      label=${t('afterVote.confirmationDownload')}
      description=${t('afterVote.confirmationText')}
      .state=${download.state}
      @isoloir-download=${download.onDownload}
    ></isoloir-document-download>
    ${
      fresh === undefined
        ? documentView(confirmationOf(portal, view))
        : html`<isoloir-receipt
            heading-level="2"
            heading=${t('afterVote.receiptHeading')}
            shown-once
            .registrationCode=${fresh.receipt.registrationCode}
            .tracker=${fresh.receipt.tracker}
            .reference=${fresh.receipt.reference}
            .checkUrl=${checkUrlOf(portal, fresh)}
            .electionName=${texts.of(fresh.election.definition.election.title)}
            .voterName=${portal.session?.voter.name ?? ''}
            .recordedAt=${new Date(fresh.receipt.recordedAt)}
            .timeZone=${portal.timeZone}
          ></isoloir-receipt>`
    }
    ${printButton(portal)}
  `;
}

/** What can be said of the vote as cast: the vote, that there is no code, or that it can not be had any more. */
export type CastVoteState = 'opening' | 'gone' | 'no-code' | 'failed' | CastVote;

/** Step 2: the vote as cast, with its verification code; or why there is none. */
export function castVoteView(view: {
  readonly portal: Portal;
  readonly fresh: FreshVote | undefined;
  readonly castVote: CastVoteState;
  readonly download: Download;
  readonly onKept: () => void;
}): TemplateResult {
  const { portal, fresh, castVote, download } = view;
  const { t } = portal.texts;
  if (typeof castVote === 'string' || fresh === undefined) {
    if (castVote === 'opening') return html`<p role="status">${t('loading')}</p>`;
    const reason =
      castVote === 'no-code'
        ? t('afterVote.castVoteNoCode')
        : castVote === 'failed'
          ? t('afterVote.castVoteFailed')
          : t('afterVote.castVoteGone');
    return html`<isoloir-notice variant=${castVote === 'failed' ? 'error' : 'info'}
      ><p>${reason}</p></isoloir-notice
    >`;
  }
  const content = castVoteOf(portal, fresh, castVote);
  return html`
    <isoloir-document-download
      label=${t('afterVote.castVoteDownload')}
      description=${t('afterVote.castVoteText')}
      .state=${download.state}
      @isoloir-download=${download.onDownload}
    ></isoloir-document-download>
    <isoloir-notice variant="warning" heading=${t('afterVote.keepHeading')}>
      <p>${t('afterVote.keep', { organisation: content.issuer })}</p>
      <p>${t('documents.secret')}</p>
    </isoloir-notice>
    ${documentView(content)}
    <p class="actions">
      <isoloir-copy-button
        .value=${castVote.verificationCode}
        label=${t('afterVote.copyCode')}
        @isoloir-copied=${view.onKept}
      ></isoloir-copy-button>
      <button type="button" class="button quiet" @click=${() => print()}>${t('afterVote.print')}</button>
    </p>
  `;
}

/** How the documents’ way to a mailbox goes. */
export interface MailState {
  readonly busy: boolean;
  readonly failure: string;
  readonly errors: readonly FieldError[];
  readonly sentTo: readonly string[];
  readonly sentAt: Date | undefined;
  readonly withCastVote: boolean;
}

/** Step 3: both documents by e-mail, when the voter wants that. */
export function emailView(view: {
  readonly portal: Portal;
  readonly mail: MailState;
  readonly known: ContactData | undefined;
  readonly hasReference: boolean;
  readonly hasCastVote: boolean;
  readonly onWithCastVote: (wanted: boolean) => void;
  readonly onSend: (request: EmailRequest) => void;
}): TemplateResult {
  const { portal, mail, known } = view;
  const { texts, consultation } = portal;
  const { t } = texts;
  return html`
    <isoloir-email-confirmations
      .privateEmail=${known?.privateEmail ?? ''}
      .professionalEmail=${known?.professionalEmail ?? ''}
      .publishProfessionalEmail=${known?.publishProfessionalEmail ?? false}
      organisation=${consultation === undefined ? '' : texts.of(consultation.organisation)}
      time-zone=${portal.timeZone}
      .errors=${mail.errors}
      .failure=${mail.failure}
      .sentTo=${mail.sentTo}
      .sentAt=${mail.sentAt}
      ?busy=${mail.busy}
      @isoloir-send=${(event: CustomEvent<EmailRequest>) => view.onSend(event.detail)}
    >
      <p>${t(view.hasCastVote ? 'afterVote.mailBoth' : 'afterVote.mailOne')}</p>
      ${view.hasReference ? nothing : html`<p class="hint">${t('documents.withoutReference')}</p>`}
      ${view.hasCastVote ? handOver(portal, mail.withCastVote, view.onWithCastVote) : nothing}
    </isoloir-email-confirmations>
  `;
}

/** What it means to let the server send the cast-vote document; the voter may leave it out. */
function handOver({ texts }: Portal, wanted: boolean, onChange: (wanted: boolean) => void): TemplateResult {
  const { t } = texts;
  return html`<div class="choice">
    <label class="check">
      <input
        type="checkbox"
        aria-describedby="hand-over"
        .checked=${wanted}
        @change=${(event: Event) => {
          if (event.target instanceof HTMLInputElement) onChange(event.target.checked);
        }}
      />
      <span>${t('afterVote.mailCastVote')}</span>
    </label>
    <p id="hand-over" class="hint">${t('afterVote.mailHandOver')}</p>
  </div>`;
}

/** Step 5: thanks, and the way out. */
export function endView(view: {
  readonly portal: Portal;
  readonly codeAtRisk: boolean;
  readonly onFinish: () => void;
}): TemplateResult {
  const { texts } = view.portal;
  const { t } = texts;
  return html`
    <isoloir-notice variant="success"><p>${t('afterVote.endText')}</p></isoloir-notice>
    ${
      view.codeAtRisk
        ? html`<isoloir-notice variant="warning"><p>${t('afterVote.codeAtRisk')}</p></isoloir-notice>`
        : nothing
    }
    ${view.portal.ownText('thanks', 2) ?? nothing}
    <p>${t('afterVote.endSignOut')}</p>
    <p class="actions">
      <button type="button" class="button" @click=${view.onFinish}>${t('afterVote.finish')}</button>
    </p>
  `;
}

function printButton({ texts }: Portal): TemplateResult {
  return html`<p class="actions">
    <button type="button" class="button quiet" @click=${() => print()}>${texts.t('afterVote.print')}</button>
  </p>`;
}
