import { number, object, optional, picklist, safeParse } from 'valibot';
import { type IdleRules, idleState, type IdleState } from './idle.ts';

/** What the watch needs from the page. */
export interface SessionWatchOptions {
  readonly rules: IdleRules;
  /** Milliseconds since 1970, by the clock of the rules. */
  readonly now: () => number;
  /** Tells the server that the voter is there. */
  readonly refresh: () => Promise<void>;
  /** Whether the voter has choices on the page: then nothing is sent unless the voter asks. */
  readonly holdsChoices: () => boolean;
  readonly onChange: (state: IdleState) => void;
  /** The session is of this page alone: other tabs neither share it nor hear of it. */
  readonly alone?: true;
  /** The voter signed out in another tab, or their session was found to be over there. */
  readonly onEndedElsewhere: () => void;
}

/** What tabs of one browser tell each other: that the server heard from the voter, and that the session is over. */
const message = object({ type: picklist(['contact', 'ask', 'ended']), at: optional(number()) });
const channelName = 'isoloir-session';

const lookEvery = 5000;
const refreshAfter = 60_000;
/** How long a tab waits for what the others know, before it takes the session for over. */
const answerWithin = 1000;
const signsOfLife = ['pointerdown', 'keydown', 'scroll'] as const;

/**
 * Follows how long the session still lasts. Whatever the voter does on a page counts as activity, and is told to
 * the server at most once a minute; not while a ballot is being filled in, since then the page sends nothing by
 * itself, and the voter is asked in good time. Tabs of the same
 * site share one session and tell each other, unless it is of one page alone.
 */
export class SessionWatch {
  readonly #options: SessionWatchOptions;
  readonly #channel: BroadcastChannel | undefined;
  readonly #timer: ReturnType<typeof setInterval>;
  #lastContact: number;
  #refreshing = false;
  #asking: ReturnType<typeof setTimeout> | undefined;

  constructor(options: SessionWatchOptions) {
    this.#options = options;
    this.#channel =
      options.alone !== true && 'BroadcastChannel' in globalThis
        ? new BroadcastChannel(channelName)
        : undefined;
    this.#lastContact = options.now();
    this.#timer = setInterval(() => this.#look(), lookEvery);
    for (const type of signsOfLife) addEventListener(type, this.#onLife, { passive: true });
    document.addEventListener('visibilitychange', this.#onVisible);
    this.#channel?.addEventListener('message', ({ data }: MessageEvent<unknown>) => this.#hear(data));
    this.#tell('contact');
  }

  /**
   * The server has heard from the voter: it has answered what was asked at `askedAt`, by the clock of the rules. Not when
   * the answer came: a computer may have slept meanwhile.
   */
  contact(askedAt: number): void {
    this.#note(askedAt);
    this.#tell('contact');
  }

  /** The voter says that they are there. */
  async stay(): Promise<void> {
    this.#refreshing = true;
    try {
      await this.#options.refresh();
    } finally {
      this.#refreshing = false;
      this.#look();
    }
  }

  /** The session is over: the other tabs are told, and this one watches no more. */
  end(): void {
    this.#tell('ended');
    this.stop();
  }

  /** Watches no more. */
  stop(): void {
    clearInterval(this.#timer);
    clearTimeout(this.#asking);
    for (const type of signsOfLife) removeEventListener(type, this.#onLife);
    document.removeEventListener('visibilitychange', this.#onVisible);
    this.#channel?.close();
  }

  readonly #onLife = (): void => {
    const quiet = this.#options.now() - this.#lastContact < refreshAfter;
    if (quiet || this.#refreshing || this.#options.holdsChoices() || this.#state().kind !== 'active') return;
    void this.stay();
  };

  readonly #onVisible = (): void => this.#look();

  #tell(type: 'contact' | 'ask' | 'ended'): void {
    this.#channel?.postMessage({ type, at: this.#lastContact });
  }

  #hear(data: unknown): void {
    const heard = safeParse(message, data);
    if (!heard.success) return;
    const { type, at } = heard.output;
    if (type === 'ended') this.#options.onEndedElsewhere();
    else if (type === 'contact' && at !== undefined) this.#note(at);
    // Who asks has heard nothing for long: a tab that was asleep, which must not end a session that goes on elsewhere.
    else if (this.#state().kind === 'active') this.#tell('contact');
  }

  #note(at: number): void {
    this.#lastContact = Math.max(this.#lastContact, at);
    this.#look();
  }

  #look(): void {
    const state = this.#state();
    if (state.kind !== 'over') this.#options.onChange(state);
    else if (this.#channel === undefined) this.#options.onChange(state);
    else this.#ask();
  }

  /** Before the session is taken for over: what do the other tabs know? */
  #ask(): void {
    if (this.#asking !== undefined) return;
    this.#tell('ask');
    this.#asking = setTimeout(() => {
      this.#asking = undefined;
      this.#options.onChange(this.#state());
    }, answerWithin);
  }

  #state(): IdleState {
    const { now, rules } = this.#options;
    return idleState(now(), this.#lastContact, rules);
  }
}

/** Tells the other tabs of this site that the voter has signed out. */
export function announceSignOut(): void {
  if (!('BroadcastChannel' in globalThis)) return;
  const channel = new BroadcastChannel(channelName);
  channel.postMessage({ type: 'ended' });
  channel.close();
}
