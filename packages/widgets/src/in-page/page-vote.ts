import {
  type ApiClient,
  type ApiErrorCode,
  type Session,
  sessionOverCodes,
  type VoterElection,
} from '@isoloir/api-client';
import { completeness, emptySelection, getLocale, type HeadingLevel } from '@isoloir/components';
import {
  html,
  nothing,
  type ReactiveController,
  type ReactiveControllerHost,
  type TemplateResult,
} from 'lit';
import { focusQuestion, showMissing } from '../journey/ballot-elements.ts';
import { Booth } from '../journey/booth.ts';
import { gracesOf } from '../journey/closings.ts';
import { categoriesOf } from '../journey/definition.ts';
import type { IdleState } from '../journey/idle.ts';
import { InterruptibleWait } from '../journey/interruptible-wait.ts';
import { holdsChoices, isSettling } from '../journey/machine.ts';
import { arrive, type OpenElection } from '../journey/open-election.ts';
import { SessionWatch } from '../journey/session-watch.ts';
import { Statements } from '../journey/statements.ts';
import { markdownView } from '../markdown/markdown.ts';
import { type ReceivedConsultation } from '../shared/sources.ts';
import { arrivalView, type NoBallot } from './arrival-view.ts';
import { ballotView } from './ballot-view.ts';
import { electionsView } from './elections-view.ts';
import { type Frame } from './frame.ts';
import { outcomeView } from './outcome-view.ts';
import { reviewView } from './review-view.ts';
import { t } from './texts.ts';
import { pageTools, prepare } from './tools.ts';

/** How a session in a page ended. */
export type Ending = 'signed-out' | 'ended' | 'ended-while-choosing';

/** What a vote in a page has to do with. */
export interface PageVoteWorld {
  /** Sends the token of the session. */
  readonly client: ApiClient;
  readonly idleMinutes: number;
  /** As it stands now. */
  readonly consultation: () => ReceivedConsultation;
  /** Rank of the titles of its steps. */
  readonly level: () => HeadingLevel;
  readonly portalPage: (path: string) => string;
  /** The session is over: nothing of its voter is here any more. */
  readonly onOver: (how: Ending) => void;
}

type Place =
  | { readonly kind: 'elections' }
  | { readonly kind: 'no-ballot'; readonly uuid: string; readonly arrival: NoBallot }
  | {
      readonly kind: 'booth';
      readonly booth: Booth;
      readonly election: OpenElection;
      readonly statements: Statements | undefined;
    };

const sessionOver: ReadonlySet<ApiErrorCode> = new Set<ApiErrorCode>(sessionOverCodes);

/** One voter’s session in the page of a listed site: their elections, and the way from a ballot to its receipt. */
export class PageVote implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #world: PageVoteWorld;
  readonly #pause = new InterruptibleWait();
  readonly #watch: SessionWatch;
  #session: Session | undefined;
  #elections: readonly VoterElection[] | undefined;
  #failure: ApiErrorCode | undefined;
  #place: Place = { kind: 'elections' };
  #missing: readonly string[] = [];
  #idle: IdleState = { kind: 'active' };
  #focus: 'step' | 'errors' | 'question' | undefined = 'step';
  #question = '';
  #drawnStep = '';
  #over = false;

  constructor(host: ReactiveControllerHost & HTMLElement, world: PageVoteWorld) {
    this.#host = host;
    this.#world = world;
    this.#watch = new SessionWatch({
      alone: true,
      rules: { idleMinutes: world.idleMinutes, graces: gracesOf(world.consultation()) },
      now: Date.now,
      refresh: () => this.#refresh(),
      holdsChoices: () => this.#holdsChoices(),
      onChange: (state) => this.#onIdle(state),
      onEndedElsewhere: () => undefined,
    });
    host.addController(this);
    addEventListener('beforeunload', this.#onBeforeUnload);
    addEventListener('pagehide', this.#onPageHide);
    addEventListener('online', this.#onOnline);
    void this.#load();
  }

  /** Takes the focus to where the voter goes on, once it is drawn. */
  hostUpdated(): void {
    const wanted = this.#focus;
    const root = this.#host.shadowRoot;
    // Before the first step is drawn there is nowhere to go.
    const step = root?.querySelector<HTMLElement>('#step') ?? null;
    if (wanted === undefined || root === null || step === null || this.#over) return;
    this.#focus = undefined;
    if (wanted === 'question') focusQuestion(root, this.#question);
    else if (wanted === 'errors') root.querySelector('isoloir-error-summary')?.focus();
    else step.focus();
  }

  /** An element that is taken out of its page leaves nothing of its voter behind. */
  hostDisconnected(): void {
    void this.end();
  }

  /** Signs out; not while a ballot is on its way, since nobody would hear its outcome. */
  async end(): Promise<void> {
    if (this.#over || this.#isSettling()) return;
    this.#finish('signed-out');
    await this.#world.client.endSession();
  }

  /** Everything that the voter sees. */
  view(): TemplateResult {
    const name = this.#session?.voter.name;
    return html`<div class="vote">
      <div class="who">
        <p>${name === undefined ? t('opening') : t('elections.voter', { name })}</p>
        ${
          this.#isSettling()
            ? nothing
            : html`<button type="button" class="button quiet" @click=${() => void this.end()}>
                ${t('signOut')}
              </button>`
        }
      </div>
      ${this.#renderPlace()}
      <isoloir-session-warning
        ?open=${this.#idle.kind === 'ending'}
        .endsAt=${this.#idle.kind === 'ending' ? new Date(this.#idle.endsAt) : undefined}
        @isoloir-continue=${() => void this.#watch.stay()}
        @isoloir-sign-out=${() => void this.end()}
      >
        ${this.#holdsChoices() ? html`<p>${t('session.idleChoices')}</p>` : nothing}
      </isoloir-session-warning>
    </div>`;
  }

  #renderPlace(): TemplateResult {
    const place = this.#place;
    const frame = this.#frame();
    const onBack = (): void => void this.#toElections();
    switch (place.kind) {
      case 'elections':
        return electionsView({
          frame,
          elections: this.#elections,
          failure: this.#failure,
          onOpen: (uuid) => void this.#open(uuid),
          onRetry: () => void this.#load(),
        });
      case 'no-ballot':
        return arrivalView({
          frame,
          arrival: place.arrival,
          onBack,
          onRetry: () => void this.#open(place.uuid),
        });
      case 'booth':
        return this.#renderBooth(place);
    }
  }

  #renderBooth({ booth, election, statements }: Extract<Place, { kind: 'booth' }>): TemplateResult {
    const { state: step } = booth;
    const frame = this.#frame();
    const onBack = (): void => void this.#toElections();
    switch (step.step) {
      case 'select':
        return ballotView({
          frame,
          election,
          statements: { statements, draw: markdownView },
          selection: step.selection,
          missing: this.#missing,
          onChange: (selection) => {
            this.#missing = [];
            statements?.stop();
            booth.choose(selection);
          },
          onMissing: (question) => this.#toQuestion(question),
          onContinue: () => this.#review(booth, election),
          onBack,
        });
      case 'review':
      case 'sending':
        return reviewView({
          frame,
          election,
          step,
          onModify: (question) => {
            booth.back();
            if (question !== undefined) this.#toQuestion(question);
          },
          onCast: () => void booth.cast(),
        });
      default:
        return outcomeView({
          frame,
          election,
          step,
          session: this.#session,
          onRetry: () => void booth.retry(),
          onAskNow: () => this.#pause.end(),
          onBack,
        });
    }
  }

  #frame(): Frame {
    const { consultation, level, portalPage } = this.#world;
    return { consultation: consultation(), level: level(), portalPage };
  }

  async #load(): Promise<void> {
    this.#failure = undefined;
    this.#host.requestUpdate();
    const { client } = this.#world;
    const askedAt = Date.now();
    const [session, list] = await Promise.all([client.getSession(), client.listVoterElections()]);
    if (this.#over) return;
    if (session.ok) this.#session = session.value;
    if (list.ok) {
      this.#elections = list.value.elections;
      this.#watch.contact(askedAt);
    } else if (sessionOver.has(list.error.code)) {
      this.#finish('ended');
      return;
    } else this.#failure = list.error.code;
    this.#host.requestUpdate();
  }

  async #open(uuid: string): Promise<void> {
    this.#show({ kind: 'no-ballot', uuid, arrival: { kind: 'loading' } });
    const { client, consultation } = this.#world;
    const askedAt = Date.now();
    const arrival = await arrive(client, uuid, consultation());
    if (this.#over) return;
    if (arrival.kind === 'failed' && sessionOver.has(arrival.code)) {
      this.#finish('ended');
      return;
    }
    this.#watch.contact(askedAt);
    if (arrival.kind !== 'open') this.#show({ kind: 'no-ballot', uuid, arrival });
    else await this.#enter(arrival.election);
  }

  /** Everything that the ballot needs is here before it is shown: from then on the page asks for nothing. */
  async #enter(election: OpenElection): Promise<void> {
    const { uuid, definition, text } = election;
    const { client } = this.#world;
    const readable = await prepare(text);
    const fetch = (sha256: string, signal: AbortSignal) =>
      client.getDocument(definition.consultation.id, sha256, signal);
    const statements = await Statements.open(fetch, definition);
    if (this.#over) return;
    if (!readable)
      this.#show({ kind: 'no-ballot', uuid, arrival: { kind: 'alarm', alarm: 'definition-unreadable' } });
    else if (statements !== undefined && !(statements instanceof Statements))
      this.#show({ kind: 'no-ballot', uuid, arrival: statements });
    else {
      const { publicKey } = this.#world.consultation().referenceKey;
      const tools = pageTools({ client, publicKey, election, pause: this.#pause });
      const empty = emptySelection(categoriesOf(definition, getLocale()));
      const booth = new Booth(empty, tools, () => this.#onBoothChange(booth));
      this.#show({ kind: 'booth', booth, election, statements });
      if (statements !== undefined) await this.#followWithPdfs(uuid, statements);
    }
  }

  /** Nobody waits for what the texts say already; one that is not as sealed stops the vote all the same. */
  async #followWithPdfs(uuid: string, statements: Statements): Promise<void> {
    const failure = await statements.followWithPdfs();
    if (this.#over) return;
    if (failure?.kind === 'alarm' && !this.#holdsChoices())
      this.#show({ kind: 'no-ballot', uuid, arrival: failure });
    else this.#host.requestUpdate();
  }

  #review(booth: Booth, election: OpenElection): void {
    if (booth.state.step !== 'select') return;
    const categories = categoriesOf(election.definition, getLocale());
    this.#missing = completeness(categories, booth.state.selection).missing;
    const root = this.#host.shadowRoot;
    if (root !== null) showMissing(root);
    if (this.#missing.length === 0) void booth.review();
    else {
      this.#focus = 'errors';
      this.#host.requestUpdate();
    }
  }

  #onBoothChange(booth: Booth): void {
    const { state } = booth;
    if (this.#over) return;
    if (state.step === 'refused' && sessionOver.has(state.error.code)) {
      this.#finish('ended-while-choosing');
      return;
    }
    const step = state.step === 'sending' ? 'review' : state.step;
    if (step !== this.#drawnStep) this.#focus ??= 'step';
    this.#drawnStep = step;
    this.#host.requestUpdate();
  }

  #toQuestion(question: string): void {
    this.#focus = 'question';
    this.#question = question;
    this.#host.requestUpdate();
  }

  async #toElections(): Promise<void> {
    const place = this.#place;
    if (place.kind === 'booth') {
      place.booth.wipe();
      place.statements?.close();
    }
    this.#elections = undefined;
    this.#show({ kind: 'elections' });
    await this.#load();
  }

  #show(place: Place): void {
    this.#place = place;
    this.#missing = [];
    this.#drawnStep = place.kind === 'booth' ? place.booth.state.step : '';
    this.#focus = 'step';
    this.#host.requestUpdate();
  }

  async #refresh(): Promise<void> {
    const askedAt = Date.now();
    const answer = await this.#world.client.getSession();
    if (answer.ok) this.#watch.contact(askedAt);
    else if (sessionOver.has(answer.error.code)) this.#endOfSession();
  }

  #onIdle(state: IdleState): void {
    this.#idle = state;
    if (state.kind === 'over') this.#endOfSession();
    else this.#host.requestUpdate();
  }

  /** The outcome of a ballot that was sent is told all the same. */
  #endOfSession(): void {
    if (this.#isSettling()) return;
    this.#finish(this.#holdsChoices() ? 'ended-while-choosing' : 'ended');
  }

  #finish(how: Ending): void {
    if (this.#over) return;
    this.#over = true;
    if (this.#place.kind === 'booth') {
      this.#place.booth.wipe();
      this.#place.statements?.close();
    }
    this.#watch.stop();
    this.#session = undefined;
    this.#elections = undefined;
    removeEventListener('beforeunload', this.#onBeforeUnload);
    removeEventListener('pagehide', this.#onPageHide);
    removeEventListener('online', this.#onOnline);
    this.#host.removeController(this);
    this.#world.onOver(how);
  }

  #holdsChoices(): boolean {
    return this.#place.kind === 'booth' && holdsChoices(this.#place.booth.state);
  }

  #isSettling(): boolean {
    return this.#place.kind === 'booth' && isSettling(this.#place.booth.state);
  }

  readonly #onBeforeUnload = (event: BeforeUnloadEvent): void => {
    if (this.#holdsChoices() || this.#isSettling()) event.preventDefault();
  };

  readonly #onPageHide = (): void => {
    if (this.#place.kind === 'booth') this.#place.booth.wipe();
  };

  readonly #onOnline = (): void => this.#pause.end();
}
