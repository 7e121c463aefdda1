import type { Language, LocalizedText } from '../http/schemas/common.ts';
import { candidateIdOf } from './candidate-id.ts';
import type {
  CandidateDefinition,
  ConsultationContent,
  ConsultationDefinition,
  ElectionDefinition,
  MemberDefinition,
  QuestionDefinition,
  SignInDefinition,
  StatementDefinition,
  ThemeDefinition,
} from './definition.ts';
import { instantOf } from './local-time.ts';
import type { CandidateInFile, ElectionInFile, ListInFile, QuestionInFile } from './schema-elections.ts';
import { filesOf, type TextInFile } from './schema-parts.ts';
import type { DefinitionInFile } from './schema.ts';

/** What was read of the files that the definition names. */
export interface FilesRead {
  readonly content?: ConsultationContent;
  readonly theme: ThemeDefinition;
  /** The statement of a PDF and a text, by the names of both. */
  readonly statement: (pdf: string, text: string) => StatementDefinition | undefined;
}

/** Makes everything explicit that the file leaves to defaults. The file has passed every check before. */
export function interpret(file: DefinitionInFile, files: FilesRead): ConsultationDefinition {
  const fallback = file.languages[0] ?? 'fr';
  const text = (given: TextInFile) => textOf(given, fallback);
  const { timeZone, opens, closes, graceMinutes = 0 } = file.period;
  const { email, phone, hours } = file.support ?? {};
  const groups = (given: DefinitionInFile['districts']) =>
    (given ?? []).map(({ id, title }) => ({ id, title: text(title) }));
  return {
    id: file.id,
    kind: file.kind,
    profile: file.profile ?? 'none',
    title: text(file.title),
    organisation: text(file.organisation),
    languages: file.languages,
    period: {
      opensAt: instant(opens, timeZone),
      closesAt: instant(closes, timeZone),
      timeZone,
      graceMinutes,
    },
    group: file.group ?? 'Ed25519',
    verification: file.verification ?? 'tracker',
    credentials: file.credentials ?? 'delivered',
    trustees: {
      single: file.trustees.number ?? file.trustees.single ?? 0,
      ...(file.trustees.threshold === undefined ? {} : { threshold: file.trustees.threshold }),
    },
    weights: file.weights ?? false,
    signIn: signInOf(file.signIn, text),
    support: {
      ...(email === undefined ? {} : { email }),
      ...(phone === undefined ? {} : { phone }),
      ...(hours === undefined ? {} : { hours: text(hours) }),
    },
    embeddingOrigins: file.embeddingOrigins ?? [],
    boothOrigins: file.boothOrigins ?? [],
    ...(files.content === undefined ? {} : { content: files.content }),
    districts: groups(file.districts),
    colleges: groups(file.colleges),
    situations: groups(file.situations),
    organisers: (file.organisers ?? []).map(({ name }) => text(name)),
    home: file.home ?? 'cards',
    turnout: file.turnout ?? 'office',
    theme: files.theme,
    elections: file.elections.map((election) => electionOf(election, fallback, files)),
  };
}

function signInOf(
  { openIdConnect, password, token, links }: DefinitionInFile['signIn'],
  text: (given: TextInFile) => LocalizedText,
): SignInDefinition {
  const help = (given: { readonly help?: TextInFile }) =>
    given.help === undefined ? {} : { help: text(given.help) };
  return {
    ...(openIdConnect === undefined
      ? {}
      : {
          openIdConnect: {
            keys: openIdConnect.keys.map(({ id, label, group }) => ({
              id,
              label: text(label),
              group: text(group),
            })),
            ...help(openIdConnect),
            withOrderNumber: openIdConnect.withOrderNumber ?? false,
          },
        }),
    ...(password === undefined
      ? {}
      : { password: { ...help(password), withOrderNumber: password.withOrderNumber ?? true } }),
    ...(token === undefined ? {} : { token: help(token) }),
    ...(links === undefined
      ? {}
      : {
          links: { ...help(links), ...(links.validDays === undefined ? {} : { validDays: links.validDays }) },
        }),
  };
}

function electionOf(election: ElectionInFile, fallback: Language, files: FilesRead): ElectionDefinition {
  const { districts, colleges, exceptSituations } = election.electorate ?? {};
  return {
    id: election.id,
    title: textOf(election.title, fallback),
    electorate: {
      ...(districts === undefined ? {} : { districts }),
      ...(colleges === undefined ? {} : { colleges }),
      ...(exceptSituations === undefined ? {} : { exceptSituations }),
    },
    questions: election.questions.map((question) => questionOf(question, fallback, files)),
  };
}

function questionOf(question: QuestionInFile, fallback: Language, files: FilesRead): QuestionDefinition {
  const { lists, candidates = [], maximum = 1 } = question;
  return {
    id: question.id,
    title: textOf(question.title, fallback),
    ...(question.mandates === undefined ? {} : { mandates: question.mandates }),
    ...(lists === undefined
      ? { minimum: question.minimum ?? 0, maximum }
      : { kind: 'lists', order: question.order ?? 'drawn', minimum: 1, maximum: 1 }),
    blank: question.blank ?? false,
    candidates:
      lists === undefined
        ? candidates.map((candidate) => candidateOf(candidate, fallback))
        : lists.map((list) => listOf(list, fallback, files)),
  };
}

function candidateOf({ id, name, address }: CandidateInFile, fallback: Language): CandidateDefinition {
  return {
    id: id ?? candidateIdOf(name),
    name,
    ...(address === undefined ? {} : { address: textOf(address, fallback) }),
  };
}

function listOf(
  { id, name, statement, candidates }: ListInFile,
  fallback: Language,
  files: FilesRead,
): CandidateDefinition {
  const title = textOf(name, fallback);
  const members = candidates.map(({ name: member, address }): MemberDefinition => ({
    name: member,
    ...(address === undefined ? {} : { address: textOf(address, fallback) }),
  }));
  const list = { id: id ?? candidateIdOf(title[fallback]), name: title[fallback], title, members };
  if (statement === undefined) return list;
  const [pdf, text] = [filesOf(statement.pdf, fallback), filesOf(statement.text, fallback)];
  const [fr, nl] = [files.statement(pdf.fr, text.fr), files.statement(pdf.nl, text.nl)];
  return fr === undefined || nl === undefined ? list : { ...list, statement: { fr, nl } };
}

/** A language that the consultation does not use takes the wording of its first language. */
function textOf(given: TextInFile, fallback: Language): LocalizedText {
  if (typeof given === 'string') return { fr: given.trim(), nl: given.trim() };
  const common = given[fallback] ?? '';
  return { fr: (given.fr ?? common).trim(), nl: (given.nl ?? common).trim() };
}

function instant(local: string, timeZone: string): Date {
  const time = instantOf(local, timeZone);
  if (time.kind !== 'instant')
    throw new Error(`${local} is no instant of ${timeZone}: it should have been refused`);
  return time.instant;
}
