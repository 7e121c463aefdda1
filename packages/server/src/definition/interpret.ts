import type { Language, LocalizedText } from '../http/schemas/common.ts';
import { candidateIdOf } from './candidate-id.ts';
import type {
  CandidateDefinition,
  ConsultationDefinition,
  ElectionDefinition,
  QuestionDefinition,
} from './definition.ts';
import { instantOf } from './local-time.ts';
import type {
  CandidateInFile,
  DefinitionInFile,
  ElectionInFile,
  QuestionInFile,
  TextInFile,
} from './schema.ts';

/** Makes everything explicit that the file leaves to defaults. The file has passed every check before. */
export function interpret(file: DefinitionInFile): ConsultationDefinition {
  const fallback = file.languages[0] ?? 'fr';
  const text = (given: TextInFile) => textOf(given, fallback);
  const { timeZone, opens, closes, graceMinutes = 0 } = file.period;
  const { keys, help } = file.signIn.openIdConnect;
  const { email, phone, hours } = file.support ?? {};
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
    signIn: {
      openIdConnect: {
        keys: keys.map(({ id, label, group }) => ({ id, label: text(label), group: text(group) })),
        ...(help === undefined ? {} : { help: text(help) }),
      },
    },
    support: {
      ...(email === undefined ? {} : { email }),
      ...(phone === undefined ? {} : { phone }),
      ...(hours === undefined ? {} : { hours: text(hours) }),
    },
    embeddingOrigins: file.embeddingOrigins ?? [],
    districts: (file.districts ?? []).map(({ id, title }) => ({ id, title: text(title) })),
    elections: file.elections.map((election) => electionOf(election, fallback)),
  };
}

function electionOf(election: ElectionInFile, fallback: Language): ElectionDefinition {
  const districts = election.electorate?.districts;
  return {
    id: election.id,
    title: textOf(election.title, fallback),
    electorate: districts === undefined ? {} : { districts },
    questions: election.questions.map((question) => questionOf(question, fallback)),
  };
}

function questionOf(question: QuestionInFile, fallback: Language): QuestionDefinition {
  return {
    id: question.id,
    title: textOf(question.title, fallback),
    ...(question.mandates === undefined ? {} : { mandates: question.mandates }),
    minimum: question.minimum ?? 0,
    maximum: question.maximum,
    blank: question.blank ?? false,
    candidates: question.candidates.map((candidate) => candidateOf(candidate, fallback)),
  };
}

function candidateOf({ id, name, address }: CandidateInFile, fallback: Language): CandidateDefinition {
  return {
    id: id ?? candidateIdOf(name),
    name,
    ...(address === undefined ? {} : { address: textOf(address, fallback) }),
  };
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
