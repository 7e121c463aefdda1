import { type Category, type CategorySelection } from '../ballot-grid/selection.ts';

/**
 * The rules of choosing one list, apart from any widget. A choice has the same form as one of candidates, so that a
 * ballot of lists is encrypted, reviewed and told about like any other.
 */

/** Somebody who stands on a list. */
export interface ListMember {
  readonly name: string;
  /** One line, or several separated by `\n`. */
  readonly address?: string;
}

/** What a list wants to say to the voters (profession de foi), in the voter's language. */
export interface ListStatement {
  /** The text that says what the PDF says, as something that Lit draws. Absent while the page is loading it. */
  readonly text?: unknown;
  /** Address of the PDF. Absent while the page does not have it: then only the text is offered. */
  readonly href?: string;
  /** Under which name the PDF is saved; without one it opens in a new tab. */
  readonly fileName?: string;
  /** Size of the PDF in bytes. */
  readonly size: number;
  /** Language of the statement, where it is not that of the page. */
  readonly language?: string;
}

/** One list, in the voter's language. */
export interface ListOption {
  readonly id: string;
  readonly name: string;
  /** In the order of the list. */
  readonly members: readonly ListMember[];
  readonly statement?: ListStatement;
}

/** A question that asks for one list. */
export interface ListQuestion {
  readonly id: string;
  readonly title: string;
  /** In ballot order. */
  readonly lists: readonly ListOption[];
  readonly blankAllowed: boolean;
  /** How the order came about: `drawn` by lot is told to the voter. */
  readonly order?: 'drawn' | 'as-written';
}

/** What is chosen: one list, the blank vote, or nothing yet. */
export type ListChoice =
  | { readonly kind: 'none' }
  | { readonly kind: 'blank' }
  | { readonly kind: 'list'; readonly list: ListOption };

/** Nothing chosen. */
export const noListChosen: CategorySelection = { blank: false, candidates: [] };

/** The selection of a list; of nothing where the question has no such list. */
export function selectList({ lists }: ListQuestion, listId: string): CategorySelection {
  return lists.some(({ id }) => id === listId) ? { blank: false, candidates: [listId] } : noListChosen;
}

/** The selection of the blank vote; of nothing where it is not allowed. */
export function selectBlank({ blankAllowed }: ListQuestion): CategorySelection {
  return blankAllowed ? { blank: true, candidates: [] } : noListChosen;
}

/**
 * What a selection means for the question. One that the question does not allow (an unknown list, two lists, a list
 * beside the blank vote, a blank vote where there is none) counts as no choice: nobody's vote is guessed.
 */
export function listChoice(question: ListQuestion, { blank, candidates }: CategorySelection): ListChoice {
  if (blank) return question.blankAllowed && candidates.length === 0 ? { kind: 'blank' } : { kind: 'none' };
  const list = candidates.length === 1 ? question.lists.find(({ id }) => id === candidates[0]) : undefined;
  return list === undefined ? { kind: 'none' } : { kind: 'list', list };
}

/** The question as a category of the ballot: exactly one choice, its lists in place of candidates. */
export function listCategory({ id, title, lists, blankAllowed }: ListQuestion): Category {
  const candidates = lists.map((list) => ({ id: list.id, name: list.name }));
  return { id, name: title, minimum: 1, maximum: 1, blankAllowed, candidates };
}
