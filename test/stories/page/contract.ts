import { type Locale } from '../../../packages/components/src/locales.ts';

/** A file of stories: one element in each of its states. */
export interface StoryFile {
  readonly path: string;
  /** Where the workbench shows it: `Ballot/Ballot grid`. */
  readonly title: string;
  readonly stories: readonly string[];
}

/** What the page of stories offers to its tests. */
export interface Workbench {
  files(): readonly StoryFile[];
  /** Draws a story alone, plays it, and waits until it is complete. */
  show(path: string, story: string, locale: Locale): Promise<void>;
}

/** Looks at a page as people with different needs meet it; each gives what it finds wrong, in words. */
export interface Looks {
  /** Violations of axe's rules, and what axe can not decide by itself. */
  axe(rules: 'all' | 'colours' | 'structure'): Promise<readonly string[]>;
  /** Words that do not stand out from what is painted behind them, as the browser computes both. */
  contrast(): readonly string[];
  /** What sticks out of the window sideways. */
  overflowing(): readonly string[];
  /** Words that are cut, or that run out of their box. */
  cut(): readonly string[];
  /** What can be operated and is too small to be hit. */
  smallTargets(): readonly string[];
  /** What gets no focus, shows none, or is covered by something while it has it. */
  focus(): Promise<readonly string[]>;
  /** Sets the text size of the page, in percent, and the spacing that a reader may ask for (WCAG 1.4.12), or neither. */
  setText(size: number, spacing: 'usual' | 'wide'): void;
}

declare global {
  interface Window {
    readonly workbench: Workbench;
    readonly looks: Looks;
  }
}
