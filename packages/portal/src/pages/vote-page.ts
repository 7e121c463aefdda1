import { html, nothing, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import { completeness, emptySelection } from '@isoloir/components';
import {
  type Arrival,
  arrive,
  Booth,
  breadcrumbStep,
  categoriesOf,
  focusQuestion,
  hasLists,
  holdsChoices,
  InterruptibleWait,
  isSettling,
  type LetterCode,
  loadBallotElements,
  type OpenElection,
  sentTitle,
  showMissing,
  Statements,
  wasSent,
} from '@isoloir/widgets/journey.js';
import { BallotWorker } from '../booth/worker-client.ts';
import { PortalPage } from '../app/portal-page.ts';
import { arrivalHeading, arrivalView } from './vote/arrival-views.ts';
import { boothTools } from './vote/booth-tools.ts';
import { breadcrumbView } from './vote/breadcrumb.ts';
import { pushStep, replaceStep, stepOf } from './vote/history.ts';
import { LaterSteps } from './vote/later-steps.ts';
import { selectHeading, selectView } from './vote/select-view.ts';
import type { SignatureProofForm } from './vote/signature-proof.ts';

/**
 * The booth: ballot, review, cast and receipt in one document, so that choices never leave its memory. Everything is
 * asked for before the first choice; between that and the cast the page asks the network for nothing.
 */
export class VotePage extends PortalPage {
  @state() private arrival: Arrival | { readonly kind: 'loading' } | { readonly kind: 'unsupported' } = {
    kind: 'loading',
  };
  @state() private missing: readonly string[] = [];
  @state() private receiptKept = false;
  @state() private backRefused = false;
  @state() private goingOn = false;
  @state() private pdfsFailed = false;
  @state() private laterFailed = false;
  @state() private proof: SignatureProofForm | undefined;

  #booth: Booth | undefined;
  #statements: Statements | undefined;
  #worker: BallotWorker | undefined;
  #focusCategory: string | undefined;
  #toldFault: LetterCode | undefined;
  readonly #later = new LaterSteps();
  readonly #pause = new InterruptibleWait();
  readonly #uuid = new URLSearchParams(location.search).get('election') ?? '';

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener('popstate', this.#onPopState);
    addEventListener('beforeunload', this.#onBeforeUnload);
    addEventListener('pagehide', this.#onPageHide);
    addEventListener('online', this.#onOnline);
    void this.#load();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener('popstate', this.#onPopState);
    removeEventListener('beforeunload', this.#onBeforeUnload);
    removeEventListener('pagehide', this.#onPageHide);
    removeEventListener('online', this.#onOnline);
    this.#worker?.close();
    this.#statements?.close();
    this.portal.elections.enter(undefined);
  }

  override holdsChoices(): boolean {
    return this.#booth !== undefined && holdsChoices(this.#booth.state);
  }

  override outlivesSession(): boolean {
    return this.#booth !== undefined && wasSent(this.#booth.state);
  }

  override wipe(): void {
    this.#booth?.wipe();
  }

  protected override heading(): string {
    const { t } = this.texts;
    const step = this.#booth?.state;
    const election = this.#election();
    if (this.arrival.kind === 'loading') return t('vote.ballotTitle');
    if (this.arrival.kind === 'unsupported') return t('unsupported.heading');
    if (step === undefined || election === undefined) return arrivalHeading(this.texts, this.arrival);
    if (step.step === 'select') return selectHeading(this.texts, election.definition);
    if (step.step === 'review' || step.step === 'sending') return t('vote.reviewTitle');
    return t(sentTitle(step));
  }

  protected override view(): string {
    const step = this.#booth?.state.step;
    if (step === undefined) return this.arrival.kind;
    return step === 'sending' ? 'review' : step;
  }

  protected override hasError(): boolean {
    return this.missing.length > 0 || this.#letterFault() !== undefined;
  }

  protected override focusTarget(): HTMLElement | null {
    const category = this.#focusCategory;
    this.#focusCategory = undefined;
    // After a refusal of the code: what to mend comes before what was chosen.
    if (this.#letterFault() !== undefined) return this.querySelector('isoloir-error-summary');
    if (category === undefined) return super.focusTarget();
    focusQuestion(this, category);
    return null;
  }

  async #load(): Promise<void> {
    if (this.#uuid === '') {
      this.arrival = { kind: 'failed', code: 'election-unknown' };
      return;
    }
    this.arrival = { kind: 'loading' };
    const { consultation, client, elections, hasLanding } = this.portal;
    // The panel beside the ballot wants the voter’s elections: like everything else, before the first choice.
    const [arrived] = await Promise.all([
      arrive(client, this.#uuid, consultation ?? { elections: [] }),
      hasLanding ? elections.load() : undefined,
    ]);
    const arrival = arrived.kind === 'open' ? await this.#fetchParts(arrived) : arrived;
    if (arrival.kind === 'failed' && this.portal.endsSession(arrival.code)) return;
    if (arrival.kind === 'open') {
      if (!(await this.#openBooth(arrival.election))) {
        this.arrival = { kind: 'unsupported' };
        return;
      }
      elections.enter(this.#uuid);
      // The PDFs come last: they say what the texts say.
      void this.#later
        .load(arrival.election.definition)
        .then(() => this.#fetchPdfs((statements) => statements.followWithPdfs()));
    }
    if (arrival.kind === 'voted') void this.#offerProof(arrival.signedAt);
    this.arrival = arrival;
  }

  /** What a ballot needs beside the election: its elements, and what each list says of itself. */
  async #fetchParts(arrival: Extract<Arrival, { kind: 'open' }>): Promise<Arrival> {
    const { definition } = arrival.election;
    const { client } = this.portal;
    const fetch = (sha256: string, signal: AbortSignal) =>
      client.getDocument(definition.consultation.id, sha256, signal);
    try {
      const [statements] = await Promise.all([
        Statements.open(fetch, definition),
        loadBallotElements(definition),
      ]);
      if (statements !== undefined && !(statements instanceof Statements)) return statements;
      this.#statements = statements;
      return arrival;
    } catch {
      // The code of the elements did not arrive: better no ballot than half of one.
      return { kind: 'failed', code: 'network-unreachable' };
    }
  }

  async #fetchPdfs(fetch: (statements: Statements) => ReturnType<Statements['loadPdfs']>): Promise<void> {
    if (this.#statements === undefined) return;
    this.pdfsFailed = false;
    const loading = fetch(this.#statements);
    this.requestUpdate();
    const failure = await loading;
    this.pdfsFailed = failure !== undefined;
    if (failure?.kind === 'alarm' && !this.holdsChoices()) this.arrival = failure;
    this.requestUpdate();
  }

  /** Starts the worker and the booth; false where this browser can not run the worker. */
  async #openBooth(election: OpenElection): Promise<boolean> {
    const worker = (this.#worker ??= new BallotWorker());
    const ready = await worker.open(election.text).catch(() => false);
    if (!ready) return false;
    // Nobody waits for it: the voter has not chosen yet. A worker that breaks down over it would do so over the ballot.
    void worker.warmUp(election.text).catch(() => undefined);
    const categories = categoriesOf(election.definition, this.texts.language);
    const tools = boothTools(this.portal, election, worker, this.#pause);
    this.#booth = new Booth(emptySelection(categories), tools, () => this.#onBoothChange());
    replaceStep('select');
    return true;
  }

  #onBoothChange(): void {
    const refused = this.#booth?.state.step === 'refused' ? this.#booth.state.error.code : undefined;
    if (refused !== undefined && this.portal.endsSession(refused, true)) return;
    this.requestUpdate();
    const fault = this.#letterFault();
    if (fault !== this.#toldFault && fault !== undefined) this.#focusSummary();
    this.#toldFault = fault;
    const step = this.#booth?.state;
    if (step?.step === 'recorded') {
      this.#onVoted(step.receipt.recordedAt);
      void this.#goOn();
    }
    if (step?.step === 'recorded-without-receipt') this.#onVoted(step.signedAt);
  }

  #onVoted(signedAt: string): void {
    this.portal.elections.markVoted(this.#uuid, signedAt);
    void this.#offerProof(signedAt);
  }

  /** Whoever has voted may have a proof of it sent, where no other documents follow the vote. */
  async #offerProof(signedAt: string): Promise<void> {
    if (!this.portal.hasLanding || this.proof !== undefined) return;
    try {
      const [{ SignatureProofForm }] = await Promise.all([
        import('./vote/signature-proof.ts'),
        this.texts.loadPageTexts(),
      ]);
      this.proof ??= new SignatureProofForm(this, this.portal, { uuid: this.#uuid, signedAt });
    } catch {
      // The code did not arrive: the proof can be asked for later, from the dashboard.
      this.proof = undefined;
    }
  }

  /** Where steps follow the vote, goes on to them in this very document, since the verification code is in its memory only. */
  async #goOn(): Promise<void> {
    const election = this.#election();
    const step = this.#booth?.state;
    if (election === undefined || step?.step !== 'recorded' || !this.portal.hasStepsAfterVote) return;
    this.goingOn = true;
    try {
      const [{ AfterVotePage }] = await Promise.all([
        import('./after-vote-page.ts'),
        this.texts.loadPageTexts(),
      ]);
      const { prepared, receipt } = step;
      this.onReplace(new AfterVotePage(this.portal, { election, prepared, receipt }));
    } catch {
      // The code of the steps did not arrive: the receipt is shown here, and the steps wait in the list of elections.
      this.goingOn = false;
    }
  }

  readonly #onPopState = (event: PopStateEvent): void => {
    const booth = this.#booth;
    if (booth === undefined) return;
    const wanted = stepOf(event.state);
    const { step } = booth.state;
    if (step === 'select' || step === 'review') {
      if (wanted !== 'review') booth.back();
      else if (this.#later.views !== undefined && this.#missingNow()?.length === 0) void booth.review();
      else history.back();
      return;
    }
    // The ballot is gone: there is nothing to go back to. Who has kept the receipt is let go to their elections.
    if (step === 'recorded' && this.receiptKept) {
      location.replace(this.portal.href('elections'));
      return;
    }
    this.backRefused = step === 'recorded';
    pushStep('after');
  };

  readonly #onBeforeUnload = (event: BeforeUnloadEvent): void => {
    if (this.holdsChoices() || (this.#booth !== undefined && isSettling(this.#booth.state)))
      event.preventDefault();
  };

  readonly #onPageHide = (): void => this.wipe();

  readonly #onOnline = (): void => this.#pause.end();

  #onContinue(): void {
    const booth = this.#booth;
    if (booth?.state.step !== 'select') return;
    this.missing = this.#missingNow() ?? [];
    showMissing(this);
    if (this.missing.length > 0) {
      this.#focusSummary();
      return;
    }
    if (this.#later.views === undefined) {
      void this.#awaitLater();
      return;
    }
    void booth.review();
    pushStep('review');
    scrollTo({ top: 0 });
  }

  /** The code of the review is still on its way, or did not arrive and is asked for again. */
  async #awaitLater(): Promise<void> {
    const election = this.#election();
    if (election === undefined) return;
    this.laterFailed = false;
    this.laterFailed = !(await this.#later.load(election.definition));
    if (!this.laterFailed) this.#onContinue();
  }

  #focusSummary(): void {
    void this.updateComplete.then(() => this.querySelector('isoloir-error-summary')?.focus());
  }

  /** What is wrong with the code from the letter: another object each time that it is told. */
  #letterFault(): LetterCode | undefined {
    const step = this.#booth?.state;
    const letter = step?.step === 'review' ? step.letter : undefined;
    return letter?.fault === undefined ? undefined : letter;
  }

  /** The questions that want more choices; undefined where nothing can be chosen any more. */
  #missingNow(): readonly string[] | undefined {
    const election = this.#election();
    const step = this.#booth?.state;
    if (election === undefined || (step?.step !== 'select' && step?.step !== 'review')) return undefined;
    return completeness(categoriesOf(election.definition, this.texts.language), step.selection).missing;
  }

  #onModify(categoryId: string | undefined): void {
    this.#focusCategory = categoryId;
    history.back();
  }

  #election(): OpenElection | undefined {
    return this.arrival.kind === 'open' ? this.arrival.election : undefined;
  }

  protected override render(): TemplateResult {
    const { texts, portal } = this;
    const election = this.#election();
    const booth = this.#booth;
    if (election === undefined || booth === undefined) {
      const proof = this.proof?.view();
      return arrivalView({ texts, portal, arrival: this.arrival, proof, retry: () => void this.#load() });
    }
    const kind = hasLists(election.definition) ? 'lists' : 'candidates';
    const step = booth.state.step.startsWith('recorded') ? 'done' : breadcrumbStep(booth.state);
    return html` ${breadcrumbView(texts, step, kind)} ${this.#renderStep(booth, election)} `;
  }

  #renderStep(booth: Booth, election: OpenElection): TemplateResult | typeof nothing {
    const { texts, portal } = this;
    const { state: step } = booth;
    if (step.step === 'select') {
      return selectView({
        texts,
        election,
        statements: {
          statements: this.#statements,
          draw: (markdown, level) => portal.drawMarkdown(markdown, level),
          begun: step.begun,
          pdfsFailed: this.pdfsFailed,
          onLoadPdfs: () => void this.#fetchPdfs((statements) => statements.loadPdfs()),
        },
        selection: step.selection,
        missing: this.missing,
        laterFailed: this.laterFailed,
        onChange: (selection) => {
          this.#statements?.stop();
          this.missing = [];
          booth.choose(selection);
        },
        onMissing: (id) => focusQuestion(this, id),
        onContinue: () => this.#onContinue(),
      });
    }
    const later = this.#later.views;
    // No step begins before its code is there.
    if (later === undefined) return nothing;
    switch (step.step) {
      case 'review':
      case 'sending':
        return later.reviewView({
          texts,
          portal,
          election,
          step,
          onModify: (categoryId) => this.#onModify(categoryId),
          onDecide: (code) => booth.decide(code),
          onWriteLetter: (typed) => booth.writeLetter(typed),
          onField: (id) => this.querySelector<HTMLElement>(`#${id}`)?.focus(),
          onEncrypt: () => void booth.encrypt(),
          onCast: () => void booth.cast(),
        });
      case 'unknown':
      case 'recorded':
      case 'recorded-without-receipt':
      case 'refused':
      case 'signed-out':
      case 'alarm':
        return later.outcomeView({
          texts,
          portal,
          election,
          step,
          backRefused: this.backRefused,
          goingOn: this.goingOn,
          proof: this.proof?.view(),
          onKept: () => {
            this.receiptKept = true;
            this.backRefused = false;
          },
          onRetry: () => void booth.retry(),
          onAskNow: () => this.#pause.end(),
        });
    }
  }
}

customElements.define('portal-vote', VotePage);
