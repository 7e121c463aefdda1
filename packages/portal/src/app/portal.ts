import {
  type ApiClient,
  type ApiErrorCode,
  type Consultation,
  type ConsultationList,
  type Session,
  sessionOverCodes,
} from '@isoloir/api-client';
import type { TemplateResult } from 'lit';
import type { Texts } from '../i18n/texts.ts';
import { type PageName, pathOf, type Place } from './config.ts';
import { OwnElections } from './own-elections.ts';
import type { ServerClock } from './server-clock.ts';

/** The page of another site that led the voter here, with the ways to it. */
export interface WayBack {
  /** Among the links at the end of every page. */
  item(): TemplateResult;
  /** Once there is nothing more to do here. */
  button(): TemplateResult;
  /** To vote on that page, where it asked for it and the sealed definition lists its site for that. */
  offer(): TemplateResult | undefined;
  /** Whoever uses this tab next came from nowhere. */
  forget(): void;
}

/**
 * Why there is no session: the voter has not signed in, or was signed out, in the middle of a vote or not; they signed in
 * elsewhere, or a new password was asked for.
 */
export type SessionLack = 'never-begun' | 'ended' | 'vote-lost' | 'replaced' | 'revoked';

/** What draws Markdown; its code is loaded apart, for organisations that wrote some. */
export interface Markdown {
  markdownView(markdown: string, level: 2 | 3 | 4): unknown;
  questionsView(markdown: string): unknown;
}

/** What every page is given. */
export interface PortalParts {
  readonly place: Place;
  readonly client: ApiClient;
  readonly texts: Texts;
  /** Tells the time as the server does. */
  readonly clock: ServerClock;
  /** The consultation of this site; undefined on a page that lists those of the server. */
  readonly consultation?: Consultation;
  /** The consultations to choose from, where the site has not one of its own. */
  readonly list?: ConsultationList;
  /** The voter’s session at the time the page was loaded. */
  readonly session?: Session;
  /** Shows that there is no session, or no longer, in place of the page. */
  readonly onSessionEnd: (lack: SessionLack) => void;
  /** What the server says of the consultation is known anew: everything is drawn again. */
  readonly onRefresh: () => void;
}

/** How often, and in how many milliseconds each, a phase that should have come is asked for. */
const phaseAttempts = 5;
const phasePause = 2000;

/** The portal around a page: where it is, its words, its server and its session. */
export class Portal {
  readonly place: Place;
  readonly client: ApiClient;
  readonly texts: Texts;
  readonly clock: ServerClock;
  readonly list: ConsultationList | undefined;
  readonly session: Session | undefined;
  /** The elections of the voter who is signed in. */
  readonly elections: OwnElections;
  /** Draws the organisation’s own texts; undefined while its code is on its way. */
  markdown: Markdown | 'missing' | undefined;
  /** To the page of another site that the voter came from, where the sealed definition lists that site. */
  wayBack: WayBack | undefined;
  readonly #onSessionEnd: (lack: SessionLack) => void;
  readonly #onRefresh: () => void;
  #markdown: Promise<Markdown | undefined> | undefined;
  #consultation: Consultation | undefined;

  constructor(parts: PortalParts) {
    this.place = parts.place;
    this.client = parts.client;
    this.texts = parts.texts;
    this.clock = parts.clock;
    this.#consultation = parts.consultation;
    this.list = parts.list;
    this.session = parts.session;
    this.elections = new OwnElections(parts.client);
    this.#onSessionEnd = parts.onSessionEnd;
    this.#onRefresh = parts.onRefresh;
  }

  /** The consultation of this site; undefined on a page that lists those of the server. */
  get consultation(): Consultation | undefined {
    return this.#consultation;
  }

  /** Voting has just opened or closed, by what this page knows of the server’s clock: asks the server, until it says so too. */
  async awaitNextPhase(): Promise<void> {
    const before = this.#consultation;
    if (before === undefined) return;
    for (
      let attempt = 0;
      attempt < phaseAttempts && this.#consultation?.phase === before.phase;
      attempt += 1
    ) {
      await new Promise((resolve) => setTimeout(resolve, phasePause));
      if (!(await this.#askAgain(before.id))) continue;
      if (this.session !== undefined) await this.elections.reload();
      this.#onRefresh();
    }
  }

  /**
   * Asks the server again what everybody may know: the office has said something. It is no activity of the voter, so
   * how their own elections stand is taken from there.
   */
  async refresh(): Promise<void> {
    const id = this.#consultation?.id;
    if (id === undefined || !(await this.#askAgain(id))) return;
    this.elections.takePhases(this.#consultation?.elections ?? []);
    this.#onRefresh();
  }

  async #askAgain(id: string): Promise<boolean> {
    const answer = await this.client.getConsultation(id);
    if (!answer.ok) return false;
    this.#consultation = answer.value;
    this.clock.set(answer.value.serverTime);
    return true;
  }

  /** The address of a page of this site. */
  href(page: PageName, query?: Readonly<Record<string, string>>): string {
    const search = query === undefined ? '' : `?${new URLSearchParams(query).toString()}`;
    return `${pathOf(this.place.base, page)}${search}`;
  }

  /** The same with the whole address, to be opened from another device. */
  address(page: PageName): string {
    return new URL(this.href(page), globalThis.location.origin).href;
  }

  /**
   * Whether a failure means that the session is over; if so, the page is replaced by one that says it. `voteLost`:
   * the voter was casting, and their vote is not recorded.
   */
  endsSession(code: ApiErrorCode, voteLost = false): boolean {
    if (!sessionOverCodes.some((over) => over === code)) return false;
    this.#onSessionEnd(this.#lackOf(code, voteLost));
    return true;
  }

  #lackOf(code: ApiErrorCode, voteLost: boolean): SessionLack {
    if (voteLost) return 'vote-lost';
    if (code === 'session-replaced') return 'replaced';
    if (code === 'session-revoked') return 'revoked';
    return code === 'session-missing' && this.session === undefined ? 'never-begun' : 'ended';
  }

  /** Loads what draws Markdown; without it the portal’s own words, or plain characters, do. */
  async loadMarkdown(): Promise<void> {
    this.#markdown ??= import('@isoloir/widgets/markdown.js').catch(() => undefined);
    this.markdown = (await this.#markdown) ?? 'missing';
  }

  /** Draws Markdown; as it is where the code for that did not load, and undefined while it is on its way. */
  drawMarkdown(text: string, level: 2 | 3 | 4): unknown {
    return this.markdown === 'missing' ? text : this.markdown?.markdownView(text, level);
  }

  /** A text of the organisation’s own, drawn with headings of that level; undefined when there is none. */
  ownText(name: 'contact' | 'signInHelp' | 'thanks', level: 2 | 3 | 4 = 4): unknown {
    const text = this.consultation?.content?.[name];
    return text === undefined || this.markdown === 'missing'
      ? undefined
      : this.markdown?.markdownView(this.texts.of(text), level);
  }

  /** The organisation’s own questions and answers, drawn; undefined when there are none. */
  ownQuestions(): unknown {
    const text = this.consultation?.content?.faq;
    return text === undefined || this.markdown === 'missing'
      ? undefined
      : this.markdown?.questionsView(this.texts.of(text));
  }

  /** Whether documents and data follow the vote: where voters may have a code that shows their vote. */
  get hasStepsAfterVote(): boolean {
    return this.consultation?.verification === 'reveal';
  }

  /** Whether the first page is one to come to and sign in; then the voter’s elections stand beside every page of theirs. */
  get hasLanding(): boolean {
    return this.consultation?.home === 'landing';
  }

  /** The time zone in which moments are told. */
  get timeZone(): string {
    return this.consultation?.period.timeZone ?? 'UTC';
  }

  /** The title of the browser’s tab: what is done here, of which vote, by whom. */
  titleOf(page: string): string {
    const { t } = this.texts;
    if (this.consultation === undefined) return t('title.short', { page, organisation: t('title.service') });
    return t('title.pattern', {
      page,
      title: this.texts.of(this.consultation.title),
      organisation: this.texts.of(this.consultation.organisation),
    });
  }

  /** Whether anybody may sign in to vote, now or later. Not in the time of grace: it is for those who are signed in. */
  get votingAhead(): boolean {
    const phase = this.consultation?.phase;
    return phase === 'not-open' || phase === 'open' || phase === 'paused';
  }
}
