import {
  type ApiClient,
  type Consultation,
  createApiClient,
  type Result,
  systemClock,
} from '@isoloir/api-client';
import { Feed } from './feed.ts';

/** Something to look up of a consultation. */
export interface SourceOptions<Value> {
  readonly load: (client: ApiClient, consultation: string) => Promise<Result<Value>>;
  /** Milliseconds after which it is looked up again; never, if undefined. */
  readonly again: (value: Value) => number | undefined;
}

/** Where the widgets of a page get one kind of value from: those that ask for the same share one feed. */
export class Source<Value> {
  readonly #options: SourceOptions<Value>;
  readonly #feeds = new Map<string, Feed<Value>>();

  constructor(options: SourceOptions<Value>) {
    this.#options = options;
  }

  /** The feed for a consultation of the server at an address. */
  feed(api: string, consultation: string): Feed<Value> {
    const key = `${api}\n${consultation}`;
    const known = this.#feeds.get(key);
    if (known !== undefined) return known;
    const feed = this.feedOf(createApiClient({ apiBase: api }), consultation);
    this.#feeds.set(key, feed);
    return feed;
  }

  /** A feed of one’s own, from a client that the page brings. */
  feedOf(client: ApiClient, consultation: string): Feed<Value> {
    return new Feed({
      load: () => this.#options.load(client, consultation),
      again: this.#options.again,
      clock: systemClock,
      now: () => new Date(),
      random: Math.random,
    });
  }
}

const longestRest = 10 * 60_000;

/** Milliseconds until something about the consultation changes by itself, at most ten minutes. */
export function untilNextChange({ period, serverTime }: Pick<Consultation, 'period' | 'serverTime'>): number {
  const now = Date.parse(serverTime);
  const closesAt = Date.parse(period.closesAt);
  const changes = [Date.parse(period.opensAt), closesAt, closesAt + period.graceMinutes * 60_000]
    .map((instant) => instant - now)
    .filter((wait) => wait > 0);
  return Math.min(longestRest, ...changes);
}

/** A consultation, and when the reader’s own clock said that it came. */
export interface ReceivedConsultation extends Consultation {
  /** Milliseconds since 1970. */
  readonly receivedAt: number;
}

/** The consultation itself: when, what, in which phase. */
export const consultationSource = new Source<ReceivedConsultation>({
  load: async (client, consultation) => {
    const answer = await client.getConsultation(consultation);
    return answer.ok ? { ok: true, value: { ...answer.value, receivedAt: Date.now() } } : answer;
  },
  again: untilNextChange,
});
