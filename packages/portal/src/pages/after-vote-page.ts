import '@isoloir/components/step-breadcrumb/define.js';
import '@isoloir/components/sub-steps/define.js';
import { html, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import type { DownloadState, EmailRequest } from '@isoloir/components';
import type { AfterVote, ApiError } from '@isoloir/api-client';
import type { Portal } from '../app/portal.ts';
import { PortalPage } from '../app/portal-page.ts';
import { base64Of } from '../documents/bytes.ts';
import type { DocumentContent } from '../documents/content.ts';
import { saveFile } from '../documents/save.ts';
import { castVoteOf, confirmationOf } from './after-vote/documents.ts';
import { type FreshVote, openFreshVote } from './after-vote/fresh-vote.ts';
import {
  type CastVoteState,
  castVoteView,
  confirmationView,
  emailView,
  endView,
  type MailState,
} from './after-vote/step-views.ts';
import { type AfterVoteStep, afterVoteSteps, resumeAt, stepOfEntry } from './after-vote/steps.ts';
import { ContactDataController } from './contact-data.ts';
import { failureText, failureView } from './failure.ts';
import { breadcrumbView } from './vote/breadcrumb.ts';
import { backLink } from './vote/arrival-views.ts';

const noMail: MailState = {
  busy: false,
  failure: '',
  errors: [],
  sentTo: [],
  sentAt: undefined,
  // A code in a mail is the voter’s own explicit wish.
  withCastVote: false,
};

/**
 * The five steps after a vote (O7 to O12). Right after the cast the page stands in the booth’s own document and is
 * handed the ballot with its verification code, in memory only; opened later, by anybody signed in who has voted, it
 * goes on where they stopped, without what only that first document knew.
 */
export class AfterVotePage extends PortalPage {
  @state() private current: AfterVoteStep | undefined;
  @state() private progress: AfterVote | undefined;
  @state() private error: ApiError | undefined;
  @state() private confirmation: DownloadState = 'ready';
  @state() private castVoteDownload: DownloadState = 'ready';
  @state() private castVote: CastVoteState = 'gone';
  @state() private codeKept = false;
  @state() private backRefused = false;
  @state() private mail: MailState = noMail;
  @state() private formErrors = 0;

  #fresh: FreshVote | undefined;
  readonly #uuid: string;
  readonly #contact = new ContactDataController(this, this.portal, () => void this.#mark('data-checked'));

  /** With `fresh`, in the document in which the vote was cast. */
  constructor(portal: Portal, fresh?: FreshVote) {
    super(portal);
    this.#fresh = fresh;
    this.#uuid = fresh?.election.uuid ?? new URLSearchParams(location.search).get('election') ?? '';
    if (fresh === undefined) return;
    this.current = 'confirmation';
    this.progress = { signedAt: fresh.receipt.recordedAt, confirmationDownloaded: false };
    this.castVote = fresh.prepared.verificationCode === undefined ? 'no-code' : 'opening';
  }

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener('popstate', this.#onPopState);
    addEventListener('beforeunload', this.#onBeforeUnload);
    addEventListener('pagehide', this.#onPageHide);
    if (this.#fresh === undefined) {
      void this.#load();
      return;
    }
    const address = this.portal.href('after-vote', { election: this.#uuid });
    history.replaceState({ after: 'confirmation' }, '', address);
    void this.#openCastVote(this.#fresh);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener('popstate', this.#onPopState);
    removeEventListener('beforeunload', this.#onBeforeUnload);
    removeEventListener('pagehide', this.#onPageHide);
  }

  /** A receipt waits to be kept; once it was, the session’s end wipes the page like any other. */
  override outlivesSession(): boolean {
    return this.#fresh !== undefined && !this.#isDownloaded();
  }

  override wipe(): void {
    this.#fresh = undefined;
    this.castVote = 'gone';
  }

  protected override heading(): string {
    const { t } = this.texts;
    return this.current === undefined ? t('afterVote.title') : t(`afterVote.titles.${this.current}`);
  }

  protected override view(): string {
    return this.error === undefined ? (this.current ?? 'loading') : 'error';
  }

  protected override hasError(): boolean {
    return this.error !== undefined || this.confirmation === 'missing' || this.formErrors > 0;
  }

  async #load(): Promise<void> {
    this.error = undefined;
    const answer = await this.portal.client.getAfterVote(this.#uuid);
    if (answer.ok) {
      this.progress = answer.value;
      if (answer.value.confirmationDownloaded) this.confirmation = 'done';
      this.#enter(resumeAt(answer.value), 'replace');
    } else if (!this.portal.endsSession(answer.error.code)) {
      this.error = answer.error;
    }
  }

  async #openCastVote(fresh: FreshVote): Promise<void> {
    if (fresh.prepared.verificationCode === undefined) return;
    const opened = await openFreshVote(fresh).catch(() => undefined);
    if (this.#fresh === fresh) this.castVote = opened ?? 'failed';
  }

  #isDownloaded(): boolean {
    return this.confirmation === 'done' || this.progress?.confirmationDownloaded === true;
  }

  /** Whether a step was done, and not only passed by. */
  #isDone(step: AfterVoteStep): boolean {
    switch (step) {
      case 'confirmation':
        return this.#isDownloaded();
      case 'cast-vote':
        return this.codeKept;
      case 'e-mail':
        return this.mail.sentAt !== undefined || this.progress?.confirmationsSentAt !== undefined;
      case 'data':
        return this.progress?.dataCheckedAt !== undefined;
      case 'end':
        return this.progress?.finishedAt !== undefined;
    }
  }

  /** Whether leaving would lose the verification code for good. */
  #isCodeAtRisk(): boolean {
    return this.#fresh?.prepared.verificationCode !== undefined && !this.codeKept;
  }

  #enter(step: AfterVoteStep, entry: 'push' | 'replace' | 'none' = 'push'): void {
    this.current = step;
    this.formErrors = 0;
    if (entry === 'push') history.pushState({ after: step }, '');
    if (entry === 'replace') history.replaceState({ after: step }, '');
    if (step === 'e-mail' || step === 'data') void this.#contact.load();
  }

  readonly #onPopState = (event: PopStateEvent): void => {
    const step = stepOfEntry(event.state);
    if (step !== undefined && (step === 'confirmation' || this.#isDownloaded())) {
      this.#enter(step, 'none');
      return;
    }
    // The ballot is gone: there is nothing to go back to. Who has kept the confirmation is let go to their elections.
    if (this.#isDownloaded()) {
      location.replace(this.portal.href('elections'));
      return;
    }
    this.backRefused = true;
    this.#enter('confirmation');
  };

  readonly #onBeforeUnload = (event: BeforeUnloadEvent): void => {
    if (this.current !== 'end' && this.#isCodeAtRisk()) event.preventDefault();
  };

  readonly #onPageHide = (): void => {
    this.wipe();
  };

  async #mark(step: 'confirmation-downloaded' | 'data-checked' | 'finished'): Promise<void> {
    const answer = await this.portal.client.markAfterVote(this.#uuid, step);
    // The server remembers for the next visit only; here and now the voter has done it.
    if (answer.ok) this.progress = answer.value;
  }

  #confirmationContent(): DocumentContent {
    return confirmationOf(this.portal, {
      uuid: this.#uuid,
      signedAt: this.progress?.signedAt ?? '',
      fresh: this.#fresh,
    });
  }

  #castVoteContent(): DocumentContent | undefined {
    return this.#fresh === undefined || typeof this.castVote === 'string'
      ? undefined
      : castVoteOf(this.portal, this.#fresh, this.castVote);
  }

  async #downloadConfirmation(): Promise<void> {
    this.confirmation = 'busy';
    this.confirmation = await download(this.#confirmationContent());
    if (this.confirmation !== 'done') return;
    this.backRefused = false;
    await this.#mark('confirmation-downloaded');
  }

  async #downloadCastVote(): Promise<void> {
    const content = this.#castVoteContent();
    if (content === undefined) return;
    this.castVoteDownload = 'busy';
    this.castVoteDownload = await download(content);
    if (this.castVoteDownload === 'done') this.codeKept = true;
  }

  async #send(request: EmailRequest): Promise<void> {
    if (this.mail.busy) return;
    this.mail = { ...this.mail, busy: true, failure: '', errors: [], sentTo: [], sentAt: undefined };
    const castVote = this.mail.withCastVote ? this.#castVoteContent() : undefined;
    const documents = await encoded({ confirmation: this.#confirmationContent(), castVote });
    if (documents === undefined) {
      this.mail = { ...this.mail, busy: false, failure: this.texts.t('afterVote.documentFailed') };
      return;
    }
    const answer = await this.portal.client.sendConfirmations(this.#uuid, {
      ...request,
      ...documents,
      language: this.texts.language,
    });
    if (answer.ok) {
      if (castVote !== undefined) this.codeKept = true;
      this.#contact.take(request);
      this.mail = {
        ...this.mail,
        busy: false,
        sentTo: answer.value.to,
        sentAt: new Date(answer.value.queuedAt),
      };
    } else if (answer.error.fields !== undefined) {
      this.mail = { ...this.mail, busy: false, errors: answer.error.fields };
    } else if (!this.portal.endsSession(answer.error.code)) {
      this.mail = { ...this.mail, busy: false, failure: failureText(this.texts, answer.error) };
    }
  }

  async #finish(): Promise<void> {
    await this.#mark('finished');
    location.assign(this.portal.href('signed-out', { lang: this.texts.language }));
  }

  protected override render(): TemplateResult {
    const { texts, portal, current, progress } = this;
    const { t } = texts;
    if (this.error !== undefined) {
      return html`${failureView(texts, this.error.code, () => void this.#load())} ${backLink(texts, portal)}`;
    }
    if (current === undefined || progress === undefined) {
      return html`<h1 tabindex="-1">${this.heading()}</h1>
        <p role="status">${t('loading')}</p>`;
    }
    return html`
      ${breadcrumbView(texts, 'done')}
      <isoloir-sub-steps
        label=${t('afterVote.steps')}
        .steps=${afterVoteSteps.map((id) => ({ id, label: t(`afterVote.labels.${id}`), done: this.#isDone(id) }))}
        current=${current}
        refusal=${current === 'confirmation' && !this.#isDownloaded() ? t('afterVote.downloadFirst') : ''}
        @isoloir-next=${(event: CustomEvent<{ id: AfterVoteStep }>) => this.#enter(event.detail.id)}
        @isoloir-previous=${(event: CustomEvent<{ id: AfterVoteStep }>) => this.#enter(event.detail.id)}
        @isoloir-next-refused=${() => {
          this.confirmation = 'missing';
        }}
        @isoloir-form-errors=${{
          // The forms’ events do not bubble; they are caught on their way down.
          capture: true,
          handleEvent: (event: CustomEvent<{ count: number }>) => {
            this.formErrors = event.detail.count;
          },
        }}
      >
        <h1 tabindex="-1">${this.heading()}</h1>
        ${this.#renderStep(current, progress)}
      </isoloir-sub-steps>
    `;
  }

  #renderStep(step: AfterVoteStep, progress: AfterVote): TemplateResult {
    const { portal } = this;
    const fresh = this.#fresh;
    switch (step) {
      case 'confirmation':
        return confirmationView({
          portal,
          uuid: this.#uuid,
          signedAt: progress.signedAt,
          fresh,
          download: { state: this.confirmation, onDownload: () => void this.#downloadConfirmation() },
          backRefused: this.backRefused,
        });
      case 'cast-vote':
        return castVoteView({
          portal,
          fresh,
          castVote: this.castVote,
          download: { state: this.castVoteDownload, onDownload: () => void this.#downloadCastVote() },
          onKept: () => {
            this.codeKept = true;
          },
        });
      case 'e-mail':
        return emailView({
          portal,
          mail: this.mail,
          known: this.#contact.data,
          hasReference: fresh !== undefined,
          hasCastVote: typeof this.castVote !== 'string',
          onWithCastVote: (withCastVote) => {
            this.mail = { ...this.mail, withCastVote };
          },
          onSend: (request) => void this.#send(request),
        });
      case 'data':
        return this.#contact.view();
      case 'end':
        return endView({
          portal,
          codeAtRisk: this.#isCodeAtRisk(),
          onFinish: () => void this.#finish(),
        });
    }
  }
}

/** Makes a document and hands it to the browser to keep. */
async function download(content: DocumentContent): Promise<'done' | 'failed'> {
  try {
    const { makePdf } = await import('../documents/make-pdf.ts');
    saveFile(await makePdf(content), `${content.fileName}.pdf`);
    return 'done';
  } catch {
    // The code or the fonts did not arrive: the voter is told, and may try again.
    return 'failed';
  }
}

/** Both documents as the server takes them; undefined when one can not be made. */
async function encoded(contents: {
  readonly confirmation: DocumentContent;
  readonly castVote: DocumentContent | undefined;
}): Promise<{ confirmation: string; castVote?: string } | undefined> {
  try {
    const { makePdf } = await import('../documents/make-pdf.ts');
    const confirmation = base64Of(await makePdf(contents.confirmation));
    if (contents.castVote === undefined) return { confirmation };
    return { confirmation, castVote: base64Of(await makePdf(contents.castVote)) };
  } catch {
    return undefined;
  }
}

customElements.define('portal-after-vote', AfterVotePage);
