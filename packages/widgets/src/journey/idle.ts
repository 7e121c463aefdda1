import type { Grace } from './closings.ts';

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
  /** The times after closing in which voters may still finish: who would be signed out within one stays until its end. */
  readonly graces?: readonly Grace[];
}

/**
 * How a session stands, by the wall clock: timers of a page in the background are slow, and stop while a computer
 * sleeps. `lastContact` is the last time the server heard from the voter.
 */
export function idleState(
  now: number,
  lastContact: number,
  { idleMinutes, graces = [] }: IdleRules,
): IdleState {
  const length = idleMinutes * 60_000;
  const idleEnd = lastContact + length;
  const endsAt = graces.find(({ from, to }) => from <= idleEnd && idleEnd < to)?.to ?? idleEnd;
  const left = endsAt - now;
  if (left <= 0) return { kind: 'over' };
  // The end of a time of grace is told by the notice of closing: nobody can put it off.
  if (endsAt !== idleEnd || graces.some(({ from, to }) => from <= now && now < to)) return { kind: 'active' };
  if (left > Math.min(noticeMilliseconds, length / 2)) return { kind: 'active' };
  return { kind: 'ending', endsAt };
}
