import { type IdleState, idleState } from './idle.ts';

/** What the watch needs from the page. */
export interface SessionWatchOptions {
  readonly idleMinutes: number;
  /** Tells the server that the voter is there. */
  readonly refresh: () => Promise<void>;
  /** Whether the voter has choices on the page: then nothing is sent unless the voter asks. */
  readonly holdsChoices: () => boolean;
  readonly onChange: (state: IdleState) => void;
}

const lookEvery = 5000;
const refreshAfter = 60_000;
const signsOfLife = ['pointerdown', 'keydown', 'scroll'] as const;

/**
 * Follows how long the session still lasts. Whatever the voter does on a page counts as activity, and is told to
 * the server at most once a minute; not while a ballot is being filled in, since then the page sends nothing by
 * itself, and the voter is asked in good time. Tabs of the same site tell each other.
 */
export class SessionWatch {
  readonly #options: SessionWatchOptions;
  readonly #channel = 'BroadcastChannel' in globalThis ? new BroadcastChannel('isoloir-activity') : undefined;
  readonly #timer: ReturnType<typeof setInterval>;
  #lastContact = Date.now();
  #refreshing = false;

  constructor(options: SessionWatchOptions) {
    this.#options = options;
    this.#timer = setInterval(() => this.#look(), lookEvery);
    for (const type of signsOfLife) addEventListener(type, this.#onLife, { passive: true });
    document.addEventListener('visibilitychange', this.#onVisible);
    this.#channel?.addEventListener('message', () => this.#note());
  }

  /** The server has just heard from the voter. */
  contact(): void {
    this.#note();
    this.#channel?.postMessage('contact');
  }

  /** The voter says that they are there. */
  async stay(): Promise<void> {
    this.#refreshing = true;
    await this.#options.refresh();
    this.#refreshing = false;
    this.#look();
  }

  /** Watches no more. */
  stop(): void {
    clearInterval(this.#timer);
    for (const type of signsOfLife) removeEventListener(type, this.#onLife);
    document.removeEventListener('visibilitychange', this.#onVisible);
    this.#channel?.close();
  }

  readonly #onLife = (): void => {
    const quiet = Date.now() - this.#lastContact < refreshAfter;
    if (quiet || this.#refreshing || this.#options.holdsChoices() || this.#state().kind !== 'active') return;
    void this.stay();
  };

  readonly #onVisible = (): void => this.#look();

  #note(): void {
    this.#lastContact = Date.now();
    this.#look();
  }

  #look(): void {
    this.#options.onChange(this.#state());
  }

  #state(): IdleState {
    return idleState(Date.now(), this.#lastContact, this.#options.idleMinutes);
  }
}
