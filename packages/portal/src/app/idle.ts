/** How long before its end a session is announced to end. */
const noticeMilliseconds = 120_000;

/** How a session stands that ends without activity. */
export type IdleState =
  | { readonly kind: 'active' }
  /** The voter has to be asked; without an answer the session ends at this instant. */
  | { readonly kind: 'ending'; readonly endsAt: number }
  | { readonly kind: 'over' };

/** When a session ends without activity. Instants are milliseconds since 1970, all by one clock. */
export interface IdleRules {
  readonly idleMinutes: number;
  /** The time after closing in which voters may still finish: nobody is signed out during it. */
  readonly grace?: { readonly from: number; readonly to: number };
}

/**
 * How a session stands, by the wall clock: timers of a page in the background are slow, and stop while a computer
 * sleeps. `lastContact` is the last time the server heard from the voter.
 */
export function idleState(now: number, lastContact: number, { idleMinutes, grace }: IdleRules): IdleState {
  if (grace !== undefined && now >= grace.from && now < grace.to) return { kind: 'active' };
  const length = idleMinutes * 60_000;
  const endsAt = lastContact + length;
  const left = endsAt - now;
  if (left <= 0) return { kind: 'over' };
  if (left > Math.min(noticeMilliseconds, length / 2)) return { kind: 'active' };
  return { kind: 'ending', endsAt };
}
