import type { Urn } from '@isoloir/api-client';

/** Trackers on a page: so few that no browser minds, however many there are. */
const perPage = 100;

/** Whether an urn’s size, order and digest are those of its trackers. */
export function isAsPublished({ size, digest, trackers }: Urn, found: string): boolean {
  const inOrder = trackers.every((tracker, index) => index === 0 || (trackers[index - 1] ?? '') < tracker);
  return size === trackers.length && digest === found && inOrder;
}

/** What was there before and is no more: an urn only grows. */
export function lostBetween(before: readonly string[], now: readonly string[]): readonly string[] {
  const there = new Set(now);
  return before.filter((tracker) => !there.has(tracker));
}

/** Those in which the characters stand; spaces around them do not matter. */
export function trackersLike(trackers: readonly string[], query: string): readonly string[] {
  const wanted = query.trim();
  return wanted === '' ? trackers : trackers.filter((tracker) => tracker.includes(wanted));
}

/** How many pages they fill, one at least. */
export function pagesOf(trackers: readonly string[]): number {
  return Math.max(1, Math.ceil(trackers.length / perPage));
}

/** A page, counted from 1, and which places it shows, counted from 1. */
export function pageOf(
  trackers: readonly string[],
  page: number,
): { readonly trackers: readonly string[]; readonly from: number; readonly to: number } {
  const shown = trackers.slice((page - 1) * perPage, page * perPage);
  const from = (page - 1) * perPage + 1;
  return { trackers: shown, from, to: from + shown.length - 1 };
}
