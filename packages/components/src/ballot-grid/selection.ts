/**
 * The rules of choosing candidates, apart from any widget. Everything here is pure: a selection goes in, a new
 * one comes out, and what can not be done is told with its reason instead of being done partly.
 */

/** One candidate, in the voter's language. */
export interface Candidate {
  readonly id: string;
  readonly name: string;
  /** One line, or several separated by `\n`. */
  readonly address?: string;
}

/** A question of the ballot: a category of candidates with its own minimum and maximum of choices. */
export interface Category {
  readonly id: string;
  readonly name: string;
  /** Fewest candidates to choose, unless the vote is blank. 0 where the voter may choose none. */
  readonly minimum: number;
  /** Most candidates to choose. May be more than there are candidates. */
  readonly maximum: number;
  /** Mandates to fill, for information. */
  readonly mandates?: number;
  readonly blankAllowed: boolean;
  /** In ballot order. */
  readonly candidates: readonly Candidate[];
}

/** What is chosen in one category: candidates, or a blank vote, or nothing yet; never both. */
export interface CategorySelection {
  readonly blank: boolean;
  /** Candidate ids, in ballot order. */
  readonly candidates: readonly string[];
}

/** What is chosen on the whole ballot, by category id. */
export type Selection = Readonly<Record<string, CategorySelection>>;

/** Why a choice was not made. */
export type Refusal = 'maximum-reached' | 'blank-chosen';

/** How far a category is. `remaining` counts the choices that can still be made. */
export interface CategoryStatus {
  readonly chosen: number;
  readonly remaining: number;
  readonly state: 'empty' | 'blank' | 'fewer-than-maximum' | 'at-maximum' | 'below-minimum';
}

const nothing: CategorySelection = { blank: false, candidates: [] };

/** A ballot on which nothing is chosen. */
export function emptySelection(categories: readonly Category[]): Selection {
  return Object.fromEntries(categories.map((category) => [category.id, nothing]));
}

/** The selection of one category; nothing chosen where the ballot has none yet. */
export function selectionOf(selection: Selection, categoryId: string): CategorySelection {
  return (Object.hasOwn(selection, categoryId) ? selection[categoryId] : undefined) ?? nothing;
}

/**
 * The most choices that can be made: a category may allow four where only three candidates stand, and then
 * telling the voter that one choice is left would send them looking for it.
 */
export function effectiveMaximum(category: Category): number {
  return Math.min(category.maximum, category.candidates.length);
}

/**
 * Chooses a candidate, or takes the choice back. At the maximum, or while the vote is blank, the selection comes
 * back unchanged with the reason: no choice is ever dropped to make room. An unknown id changes nothing.
 */
export function toggleCandidate(
  category: Category,
  selection: CategorySelection,
  candidateId: string,
): { selection: CategorySelection; refusal?: Refusal } {
  const chosen = new Set(selection.candidates);
  if (chosen.delete(candidateId)) return { selection: inBallotOrder(category, chosen) };
  if (!category.candidates.some(({ id }) => id === candidateId)) return { selection };
  if (selection.blank) return { selection, refusal: 'blank-chosen' };
  if (chosen.size >= category.maximum) return { selection, refusal: 'maximum-reached' };
  return { selection: inBallotOrder(category, chosen.add(candidateId)) };
}

/**
 * Chooses the blank vote, or takes it back. `erased` holds the candidates that the blank vote replaces, so that
 * the voter can be asked first. Where blank is not allowed, nothing changes.
 */
export function toggleBlank(
  category: Category,
  selection: CategorySelection,
): { selection: CategorySelection; erased: readonly string[] } {
  if (selection.blank) return { selection: nothing, erased: [] };
  if (!category.blankAllowed) return { selection, erased: [] };
  return { selection: { blank: true, candidates: [] }, erased: selection.candidates };
}

/** How far the category is: what is chosen and what can still be chosen. */
export function categoryStatus(category: Category, selection: CategorySelection): CategoryStatus {
  if (selection.blank) return { chosen: 0, remaining: 0, state: 'blank' };
  const chosen = selection.candidates.length;
  const remaining = Math.max(0, effectiveMaximum(category) - chosen);
  if (chosen < category.minimum) return { chosen, remaining, state: 'below-minimum' };
  if (chosen === 0) return { chosen, remaining, state: 'empty' };
  return { chosen, remaining, state: remaining === 0 ? 'at-maximum' : 'fewer-than-maximum' };
}

/** Whether the ballot can be cast, and the ids of the categories that still miss choices. */
export function completeness(
  categories: readonly Category[],
  selection: Selection,
): { complete: boolean; missing: readonly string[] } {
  const missing = categories
    .filter(
      (category) => categoryStatus(category, selectionOf(selection, category.id)).state === 'below-minimum',
    )
    .map(({ id }) => id);
  return { complete: missing.length === 0, missing };
}

/**
 * The selection as the ballot encrypts it: one bit a candidate, in ballot order; where blank is allowed, a
 * leading bit that is 1 for a blank vote (the Belenios form of a question).
 */
export function toChoices(category: Category, selection: CategorySelection): readonly (0 | 1)[] {
  const chosen = new Set(selection.candidates);
  const bits = category.candidates.map(({ id }) => bit(chosen.has(id) && !selection.blank));
  return category.blankAllowed ? [bit(selection.blank), ...bits] : bits;
}

function bit(value: boolean): 0 | 1 {
  return value ? 1 : 0;
}

function inBallotOrder(category: Category, chosen: ReadonlySet<string>): CategorySelection {
  return { blank: false, candidates: category.candidates.map(({ id }) => id).filter((id) => chosen.has(id)) };
}
