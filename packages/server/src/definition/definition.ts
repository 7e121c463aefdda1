import type { Language, LocalizedText } from '../http/schemas/common.ts';

/** Somebody who stands in a question. `id` is unique within its question and stable from one reading to the next. */
export interface CandidateDefinition {
  readonly id: string;
  readonly name: string;
  readonly address?: LocalizedText;
}

/** A category of candidates with its own limits, in ballot order. */
export interface QuestionDefinition {
  readonly id: string;
  readonly title: LocalizedText;
  /** How many seats are to be filled: told to the voter, no limit by itself. */
  readonly mandates?: number;
  /** Fewest candidates of a vote that is not blank. */
  readonly minimum: number;
  /** Most candidates of a vote. */
  readonly maximum: number;
  /** Whether the ballot offers an explicit blank vote. */
  readonly blank: boolean;
  readonly candidates: readonly CandidateDefinition[];
}

/** One urn and who may vote into it. */
export interface ElectionDefinition {
  readonly id: string;
  readonly title: LocalizedText;
  /** All of these must hold for a voter; the empty object stands for everybody on the roll. */
  readonly electorate: { readonly districts?: readonly string[] };
  readonly questions: readonly QuestionDefinition[];
}

/** A way in that the identity provider offers, e.g. `eid`, `itsme`, `email-code`, `app-code`. */
export interface SignInKeyDefinition {
  readonly id: string;
  readonly label: LocalizedText;
  /** The heading under which the key is shown. */
  readonly group: LocalizedText;
}

/** A part of the territory: every voter of the roll belongs to one. */
interface DistrictDefinition {
  readonly id: string;
  readonly title: LocalizedText;
}

/** When ballots are accepted. Both instants are exact; the zone is the one in which they are told to people. */
interface PeriodDefinition {
  readonly opensAt: Date;
  readonly closesAt: Date;
  readonly timeZone: string;
  /** Minutes after closing in which a voter who was signed in before may finish. */
  readonly graceMinutes: number;
}

/** Who holds the key that opens the urn. */
export interface TrusteesDefinition {
  /** Trustees with a key of their own: all of them are needed. */
  readonly single: number;
  /** A group of whom some are enough. */
  readonly threshold?: { readonly of: number; readonly needed: number };
}

/** Texts of the organisation, Markdown with links to the web and to mail only. */
export interface ConsultationContent {
  readonly faq?: LocalizedText;
  readonly contact?: LocalizedText;
  readonly signInHelp?: LocalizedText;
  readonly thanks?: LocalizedText;
}

/** What an organisation runs in one period, as read from `election.yaml` with nothing left implicit. */
export interface ConsultationDefinition {
  readonly id: string;
  readonly kind: 'real' | 'simulation';
  readonly profile: 'belgian-order' | 'french-public' | 'none';
  readonly title: LocalizedText;
  readonly organisation: LocalizedText;
  readonly languages: readonly Language[];
  readonly period: PeriodDefinition;
  readonly group: 'Ed25519' | 'BELENIOS-2048';
  readonly verification: 'tracker' | 'reveal';
  readonly credentials: 'delivered' | 'mailed';
  readonly trustees: TrusteesDefinition;
  /** Whether voters have weights. */
  readonly weights: boolean;
  readonly signIn: {
    readonly openIdConnect: { readonly keys: readonly SignInKeyDefinition[]; readonly help?: LocalizedText };
  };
  readonly support: { readonly email?: string; readonly phone?: string; readonly hours?: LocalizedText };
  /** The organisation's own texts for the portal, Markdown. */
  readonly content?: ConsultationContent;
  readonly embeddingOrigins: readonly string[];
  readonly districts: readonly DistrictDefinition[];
  readonly elections: readonly ElectionDefinition[];
}

/** Something wrong at a place of a file that the election office wrote. Lines and columns count from 1. */
export interface FileProblem {
  readonly file: string;
  readonly line: number;
  readonly column?: number;
  /** What is wrong. */
  readonly what: string;
  /** What is expected, or what to do. */
  readonly expected: string;
}

/** What was read, or every problem that was found. */
export type Checked<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly problems: readonly FileProblem[] };

/** A problem on one line: `election.yaml:12:5: maximum is 9 …; expected: …`. */
export function describeProblem(problem: FileProblem): string {
  const place = [problem.file, problem.line, ...(problem.column === undefined ? [] : [problem.column])].join(
    ':',
  );
  return `${place}: ${problem.what}; expected: ${problem.expected}`;
}
