import type { Language } from '../i18n/language.ts';

/** A line of facts: what it is, and what it says. */
export interface Fact {
  readonly label: string;
  readonly value: string;
  /** A code, to be compared or copied character by character. */
  readonly code?: boolean;
}

/** An entry of a list: a name with what is said of it, or a plain sentence. */
export interface ListItem {
  readonly text: string;
  readonly detail?: string;
  readonly plain?: true;
}

/** A part of a document, in reading order. */
export type Block =
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'paragraph'; readonly text: string }
  /** What nobody may overlook. */
  | { readonly kind: 'warning'; readonly text: string }
  | { readonly kind: 'facts'; readonly rows: readonly Fact[] }
  | { readonly kind: 'list'; readonly items: readonly ListItem[] }
  /** A code that people type, in groups of four. */
  | { readonly kind: 'code'; readonly label: string; readonly value: string }
  /** A QR code with what it is for; the same text stands beside it, for those who can not scan it. */
  | { readonly kind: 'qr'; readonly value: string; readonly alternative: string };

/** A document that a voter keeps: the same content becomes a PDF and a page to print. */
export interface DocumentContent {
  readonly language: Language;
  readonly title: string;
  /** Who issues it. */
  readonly issuer: string;
  /** Name of the file, without its ending. */
  readonly fileName: string;
  /** A signed text that the file’s own properties repeat, for programs that check it. */
  readonly signedText?: string;
  readonly blocks: readonly Block[];
}

/** The groups of four in which a code is shown; what is copied or typed has no need of them. */
export function groupsOfFour(code: string): readonly string[] {
  return code.match(/.{1,4}/g) ?? [];
}
