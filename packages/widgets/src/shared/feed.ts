import { type ApiErrorCode, type Clock, type Result } from '@isoloir/api-client';

/** What a widget knows of what it shows. */
export type FeedState<Value> =
  | { readonly kind: 'loading' }
  /** `staleSince`: when the value came, if the server has not answered since. */
  | { readonly kind: 'ready'; readonly value: Value; readonly staleSince?: Date }
  /** No value yet, and no answer; it is tried again. */
  | { readonly kind: 'offline' }
  /** The server answered that there is nothing to show. */
  | { readonly kind: 'refused'; readonly code: ApiErrorCode };

/** How a feed is fed. */
export interface FeedOptions<Value> {
  readonly load: () => Promise<Result<Value>>;
  /** Milliseconds after which a value is looked up again; never, if undefined. */
  readonly again: (value: Value) => number | undefined;
  readonly clock: Clock;
  readonly now: () => Date;
  /** From 0 up to 1; spreads the pages of all readers, so that they do not come at the same instant. */
  readonly random: () => number;
}

/** Failures after which trying again may help; any other answer is definite. */
const passing: ReadonlySet<ApiErrorCode> = new Set([
  'network-unreachable',
  'timeout',
  'answer-unreadable',
  'internal-error',
  'service-unavailable',
  'too-many-requests',
]);

const aMoment = 1000;
const shortestWait = 5000;
const longestWait = 5 * 60_000;

/**
 * Keeps a value of the server up to date for any number of widgets, with one request for all of them. It loads when
 * the first one subscribes and rests when the last has gone or while the page is hidden. While the server does not
 * answer, it waits longer and longer, and what is known already stays.
 */
export class Feed<Value> {
  readonly #options: FeedOptions<Value>;
  readonly #listeners = new Set<(state: FeedState<Value>) => void>();
  #state: FeedState<Value> = { kind: 'loading' };
  #loadedAt: Date | undefined;
  #failures = 0;
  #loading: Promise<void> | undefined;
  #cancel: (() => void) | undefined;
  #paused = false;
  #overdue = false;

  constructor(options: FeedOptions<Value>) {
    this.#options = options;
  }

  get state(): FeedState<Value> {
    return this.#state;
  }

  /** Tells each new state, and the present one at once; the answer ends it. */
  subscribe(listener: (state: FeedState<Value>) => void): () => void {
    this.#listeners.add(listener);
    listener(this.#state);
    if (this.#listeners.size === 1) void this.refresh();
    return () => {
      this.#listeners.delete(listener);
      if (this.#listeners.size === 0) this.#rest();
    };
  }

  /** Looks at once. Several calls at the same time share one look. */
  refresh(): Promise<void> {
    this.#rest();
    this.#loading ??= this.#load().finally(() => {
      this.#loading = undefined;
    });
    return this.#loading;
  }

  /** Looks within a few seconds: something has come due for all readers at the same instant. */
  soon(): void {
    this.#rest();
    this.#schedule(aMoment * (1 + 4 * this.#options.random()));
  }

  /** While the page is hidden nothing is looked up; what came due in the meantime is when it is seen again. */
  setPaused(paused: boolean): void {
    this.#paused = paused;
    if (!paused && this.#overdue) void this.refresh();
  }

  async #load(): Promise<void> {
    const answer = await this.#options.load();
    if (answer.ok) {
      this.#failures = 0;
      this.#loadedAt = this.#options.now();
      this.#tell({ kind: 'ready', value: answer.value });
      this.#schedule(this.#options.again(answer.value));
    } else if (passing.has(answer.error.code)) {
      this.#tell(this.#unanswered());
      this.#schedule(Math.min(longestWait, shortestWait * 2 ** this.#failures));
      this.#failures += 1;
    } else {
      this.#tell({ kind: 'refused', code: answer.error.code });
    }
  }

  #unanswered(): FeedState<Value> {
    if (this.#state.kind !== 'ready') return { kind: 'offline' };
    return { ...this.#state, staleSince: this.#loadedAt ?? this.#options.now() };
  }

  #tell(state: FeedState<Value>): void {
    this.#state = state;
    for (const listener of this.#listeners) listener(state);
  }

  #schedule(delay: number | undefined): void {
    if (delay === undefined || this.#listeners.size === 0) return;
    const spread = delay * (1 + this.#options.random() / 4);
    this.#cancel = this.#options.clock.after(spread, () => {
      this.#cancel = undefined;
      if (this.#paused) this.#overdue = true;
      else void this.refresh();
    });
  }

  #rest(): void {
    this.#cancel?.();
    this.#cancel = undefined;
    this.#overdue = false;
  }
}
