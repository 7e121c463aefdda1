/** A figure that was asked for, and the one that was found. */
export interface Goal {
  readonly what: string;
  readonly wanted: string;
  readonly found: string;
  readonly reached: boolean;
}

/** A row of the table of sizes in docs/operating.md: what comes, what takes it, and how. */
export type SizingRow = readonly [load: string, setting: string, reached: string];

/** What a part of the bench found. */
export interface Found {
  /** For the file of figures; JSON. */
  readonly figures: object;
  /** The same as a table. */
  readonly text: string;
  readonly goals: readonly Goal[];
  readonly sizing?: readonly SizingRow[];
}

/** How much is measured: all of it, or so little that it only shows that it can be measured. */
export interface Sizes {
  /** Times that a ballot is encrypted and verified; the best counts. */
  readonly runs: number;
  /** Ballots that are counted. */
  readonly counted: number;
  /** Ballots of an archive that is verified. */
  readonly verified: number;
  /** Voters who cast in the same second: many, and very many. */
  readonly atOnce: readonly [many: number, veryMany: number];
  readonly sessions: number;
  /** Seconds in which each of the sessions comes once. */
  readonly sessionSeconds: number;
  /** Ballots that a server is given in each setting. */
  readonly casts: number;
  /** Ballots in the urns that are cast into. */
  readonly urns: readonly number[];
  /** Visits of each page. */
  readonly visits: number;
  /** Pairs of requests, for somebody on the roll and for nobody. */
  readonly pairs: number;
}

/** The sizes of a bench whose figures count; about twenty minutes in all on two cores. */
export const fullSizes: Sizes = {
  runs: 24,
  counted: 100_000,
  verified: 200,
  atOnce: [437, 2000],
  sessions: 10_000,
  sessionSeconds: 60,
  casts: 1000,
  urns: [1000, 100_000, 1_000_000],
  visits: 5,
  pairs: 200,
};

/** Enough to see that the bench works. */
export const smallSizes: Sizes = {
  runs: 2,
  counted: 200,
  verified: 20,
  atOnce: [20, 40],
  sessions: 100,
  sessionSeconds: 2,
  casts: 40,
  urns: [1000, 2000],
  visits: 1,
  pairs: 20,
};

/** Rows as a table in Markdown. */
export function sizingText(rows: readonly SizingRow[]): string {
  const line = (cells: SizingRow): string => `| ${cells.join(' | ')} |`;
  return [
    line(['what comes', 'what takes it', 'what is reached']),
    '| --- | --- | --- |',
    ...rows.map(line),
  ].join('\n');
}

/** Milliseconds in seconds, or as they are when they are few. */
export function timeText(milliseconds: number): string {
  return milliseconds < 1000 ? `${milliseconds.toFixed(0)} ms` : `${(milliseconds / 1000).toFixed(1)} s`;
}

/** The lines of a table whose first column is so wide, and the others twelve. */
export function tableText(wide: number, rows: readonly (readonly string[])[]): string {
  return rows
    .map((cells) => cells.map((cell, at) => (at === 0 ? cell.padEnd(wide) : cell.padStart(12))).join(''))
    .join('\n');
}
