import type { Language, LocalizedText } from '../http/schemas/common.ts';

/** Somebody who stands on a list. */
export interface MemberDefinition {
  readonly name: string;
  readonly address?: LocalizedText;
}

/** A file that is kept by its content. */
export interface DocumentDefinition {
  /** Hex. */
  readonly sha256: string;
  /** Its size. */
  readonly bytes: number;
}

/** What a list says of itself, in one language: its PDF, and the same words as Markdown. */
export interface StatementDefinition {
  readonly pdf: DocumentDefinition;
  readonly text: DocumentDefinition;
}

/**
 * What a voter can choose in a question: somebody who stands, or a list. `id` is unique within its question and stable
 * from one reading to the next.
 */
export interface CandidateDefinition {
  readonly id: string;
  /** As counted; of a list, its title in the consultation’s first language. */
  readonly name: string;
  readonly address?: LocalizedText;
  /** Of a list: its name as voters read it. */
  readonly title?: LocalizedText;
  /** Of a list: who stands on it, in order. */
  readonly members?: readonly MemberDefinition[];
  readonly statement?: { readonly fr: StatementDefinition; readonly nl: StatementDefinition };
}

/** A category of candidates with its own limits, in ballot order; or a choice of one list. */
export interface QuestionDefinition {
  readonly id: string;
  readonly title: LocalizedText;
  /** Candidates when absent. */
  readonly kind?: 'candidates' | 'lists';
  /** Of lists: whether sealing draws their order by lot; as written when absent. */
  readonly order?: 'drawn' | 'as-written';
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

/** Who may vote: all of these must hold for a voter; the empty object stands for everybody on the roll. */
export interface ElectorateDefinition {
  readonly districts?: readonly string[];
  readonly colleges?: readonly string[];
  readonly exceptSituations?: readonly string[];
}

/** One urn and who may vote into it. */
export interface ElectionDefinition {
  readonly id: string;
  readonly title: LocalizedText;
  readonly electorate: ElectorateDefinition;
  readonly questions: readonly QuestionDefinition[];
}

/** A way in that the identity provider offers, e.g. `eid`, `itsme`, `email-code`, `app-code`. */
export interface SignInKeyDefinition {
  readonly id: string;
  readonly label: LocalizedText;
  /** The heading under which the key is shown. */
  readonly group: LocalizedText;
}

/** The ways in; there is one at least. */
export interface SignInDefinition {
  readonly openIdConnect?: {
    readonly keys: readonly SignInKeyDefinition[];
    readonly help?: LocalizedText;
    /** Whether voters complete it by their order number. */
    readonly withOrderNumber: boolean;
  };
  /** Identifier and password; and order number, if that is wanted too. */
  readonly password?: { readonly help?: LocalizedText; readonly withOrderNumber: boolean };
  /** A voting token that each of these ways also wants. */
  readonly token?: { readonly help?: LocalizedText };
  /** Single-use links by which voters get their identifier and password. */
  readonly links?: { readonly help?: LocalizedText; readonly validDays?: number };
}

/** How the portal looks: a preset’s name or `custom`, and what it changes of the default tokens. */
export interface ThemeDefinition {
  readonly name: string;
  readonly tokens: Readonly<Record<string, string | { readonly light: string; readonly dark: string }>>;
}

/** A part of the territory, a college or a situation: every voter of a roll that knows them belongs to one. */
export interface GroupDefinition {
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
  readonly signIn: SignInDefinition;
  readonly support: { readonly email?: string; readonly phone?: string; readonly hours?: LocalizedText };
  /** The organisation's own texts for the portal, Markdown. */
  readonly content?: ConsultationContent;
  /** Sites whose pages may read what is public. */
  readonly embeddingOrigins: readonly string[];
  /** Sites in whose pages voters may vote; these may read what is public too. */
  readonly boothOrigins: readonly string[];
  readonly districts: readonly GroupDefinition[];
  readonly colleges: readonly GroupDefinition[];
  readonly situations: readonly GroupDefinition[];
  /** Who holds it together, by name. */
  readonly organisers: readonly LocalizedText[];
  /** The first page of the portal. */
  readonly home: 'cards' | 'landing';
  /** Who may see how many have voted while voting goes on: everybody, or the office alone. */
  readonly turnout: 'public' | 'office';
  readonly theme: ThemeDefinition;
  readonly elections: readonly ElectionDefinition[];
}

/** A file of a consultation’s folder that voters can fetch. */
export interface ConsultationDocument extends DocumentDefinition {
  readonly type: 'application/pdf' | 'text/markdown';
  readonly content: Uint8Array;
}

/** A definition and the documents that it names by their hashes. */
export interface ConsultationFolder {
  readonly definition: ConsultationDefinition;
  readonly documents: readonly ConsultationDocument[];
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
