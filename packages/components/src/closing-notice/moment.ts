const minute = 60_000;

/** Minutes before the end at which voters are told. */
export const tellAt = [30, 10, 5] as const;

/** What a closing hour means now. */
export type ClosingMoment =
  /** Too early to be told. */
  | { readonly kind: 'quiet'; readonly holdsFor: number }
  /** So many minutes are left to vote, rounded up; `told` is the mark of {@link tellAt} that was passed last. */
  | {
      readonly kind: 'closing' | 'grace';
      readonly minutes: number;
      readonly told: number;
      readonly holdsFor: number;
    }
  | { readonly kind: 'closed' };

/**
 * What the hours mean at that instant; instants in milliseconds since 1970. The grace is for those who had begun before
 * closing, and is told from its first minute on.
 */
export function closingMoment(now: number, closesAt: number, graceEndsAt: number): ClosingMoment {
  if (now < closesAt) return ending('closing', closesAt - now, 30);
  if (now < graceEndsAt) return ending('grace', graceEndsAt - now, Number.POSITIVE_INFINITY);
  return { kind: 'closed' };
}

function ending(kind: 'closing' | 'grace', left: number, from: number): ClosingMoment {
  const minutes = Math.ceil(left / minute);
  if (minutes > from) return { kind: 'quiet', holdsFor: left - from * minute };
  const told = Math.min(from, ...tellAt.filter((mark) => minutes <= mark));
  return { kind, minutes, told, holdsFor: left - (minutes - 1) * minute };
}
