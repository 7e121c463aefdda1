import { appendFileSync } from 'node:fs';

/** A look at something by a program: what was looked at, in which way, and how much was wrong. */
export interface Look {
  /** Which check. */
  readonly check: string;
  readonly what: 'story' | 'page';
  readonly subject: string;
  readonly language: 'fr' | 'nl';
  readonly mode: string;
  readonly findings: number;
}

/** Writes down a look, where a report of the run was asked for (`npm run a11y`). */
export function record(look: Look): void {
  const file = process.env.ISOLOIR_ACCESS_LOG;
  if (file !== undefined) appendFileSync(file, `${JSON.stringify(look)}\n`);
}
