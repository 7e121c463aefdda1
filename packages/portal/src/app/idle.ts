/** How long before its end a session is announced to end. */
const noticeMilliseconds = 120_000;

/** How a session stands that ends without activity. */
export type IdleState =
  | { readonly kind: 'active' }
  /** The voter has to be asked; whole minutes are left, 0 for less than one. */
  | { readonly kind: 'ending'; readonly minutesLeft: number }
  | { readonly kind: 'over' };

/**
 * How a session stands, by the wall clock: timers of a page in the background are slow, and stop while a computer
 * sleeps. `lastContact` is the last time the server heard from the voter; both are milliseconds since 1970.
 */
export function idleState(now: number, lastContact: number, idleMinutes: number): IdleState {
  const length = idleMinutes * 60_000;
  const left = lastContact + length - now;
  if (left <= 0) return { kind: 'over' };
  if (left > Math.min(noticeMilliseconds, length / 2)) return { kind: 'active' };
  return { kind: 'ending', minutesLeft: Math.floor((left + 5000) / 60_000) };
}
