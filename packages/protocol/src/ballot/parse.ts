import { attempt, type ProtocolError, refuse, valueOf } from '../errors.ts';
import { type Context, inContext } from '../context.ts';
import { choicesOf, type Election, type Question } from '../election/election.ts';
import { parseElement, parsePublicKey, powersOfMember, readElementText } from '../group/elements.ts';
import { parseJson } from '../json/parse.ts';
import { fieldOf, readList, readObject, readString } from '../json/read.ts';
import { type JsonValue } from '../json/value.ts';
import { type Proof, readProof } from '../proofs/proof.ts';
import { type Result } from '../result.ts';
import { type AnswerParts, type ParsedBallot, trackerOf } from './ballot.ts';
import { type Ciphertext, type CiphertextPowers, type PreparedBallot } from './prepared.ts';
import { type Statement, statementsOf, type Target } from './statements.ts';

const NOT_CANONICAL = 'ballot-not-canonical';

/**
 * Parses a ballot for an election: the one canonical text, the right election, as many choices and proofs as the
 * questions ask for, scalars in range, every element in the prime-order group. Proofs and signature are checked
 * by `verifyBallot`, which reuses the work done here.
 */
export function parseBallot(election: Election, text: string): Result<ParsedBallot, ProtocolError> {
  return attempt(() =>
    inContext(election.group, (context) => {
      const ballot = readBallot(context, election, text);
      context.prepared.set(ballot, prepare(context, election, ballot));
      return ballot;
    }),
  );
}

/** Elements of a ballot: those that parsing has left, or computed again (the ballot was copied, say). */
export function preparedOf<E>(
  context: Context<E>,
  election: Election,
  ballot: ParsedBallot,
): PreparedBallot<E> {
  const known = context.prepared.get(ballot);
  if (known !== undefined) return known;
  const made = prepare(context, election, ballot);
  context.prepared.set(ballot, made);
  return made;
}

/** Reads all but the elements, which stay text. */
export function readBallot<E>({ group }: Context<E>, election: Election, text: string): ParsedBallot {
  const names = ['election_uuid', 'election_hash', 'credential', 'answers', 'signature'];
  const fields = readObject(valueOf(parseJson(text, NOT_CANONICAL)), names, '', NOT_CANONICAL);
  const electionUuid = readString(fieldOf(fields, 'election_uuid', ''), 'election_uuid');
  const electionFingerprint = readString(fieldOf(fields, 'election_hash', ''), 'election_hash');
  if (electionUuid !== election.uuid) {
    refuse('ballot-foreign-election', 'the ballot is for another election', 'election_uuid');
  }
  if (electionFingerprint !== election.fingerprint) {
    refuse('ballot-foreign-election', 'the ballot is for another version of the election', 'election_hash');
  }
  const { questions } = election;
  const answers = readList(
    fieldOf(fields, 'answers', ''),
    'answers',
    (item, path, index) => {
      const question = questions[index] ?? refuse('list-length', 'more answers than questions', path);
      return readAnswer(group, question, item, path);
    },
    questions.length,
  );
  const signature = readObject(
    fieldOf(fields, 'signature', ''),
    ['hash', 'proof'],
    'signature',
    NOT_CANONICAL,
  );
  return {
    text,
    tracker: trackerOf(text),
    credential: readElementText(group, fieldOf(fields, 'credential', ''), 'credential'),
    electionUuid,
    electionFingerprint,
    answers,
    signature: {
      hash: readString(fieldOf(signature, 'hash', 'signature'), 'signature.hash'),
      proof: readProof(
        fieldOf(signature, 'proof', 'signature'),
        group.order,
        'signature.proof',
        NOT_CANONICAL,
      ),
    },
  };
}

function readAnswer<E>(
  group: Context<E>['group'],
  question: Question,
  value: JsonValue,
  path: string,
): AnswerParts {
  const names = ['choices', 'individual_proofs', 'overall_proof', 'blank_proof?'];
  const fields = readObject(value, names, path, NOT_CANONICAL);
  if (question.blank === true && !fields.has('blank_proof')) {
    refuse('ballot-blank-proof-missing', 'the question allows blank', path);
  }
  if (question.blank !== true && fields.has('blank_proof')) {
    refuse('ballot-blank-proof-unexpected', 'the question does not allow blank', path);
  }
  const length = choicesOf(question);
  const readBranches = (item: JsonValue, where: string, { clauses }: Statement): readonly Proof[] =>
    readList(item, where, (branch, at) => readProof(branch, group.order, at, NOT_CANONICAL), clauses.length);
  const choices = readList(
    fieldOf(fields, 'choices', path),
    `${path}.choices`,
    (item, where) => {
      const ciphertext = readObject(item, ['alpha', 'beta'], where, NOT_CANONICAL);
      return {
        alpha: readElementText(group, fieldOf(ciphertext, 'alpha', where), `${where}.alpha`),
        beta: readElementText(group, fieldOf(ciphertext, 'beta', where), `${where}.beta`),
      };
    },
    length,
  );
  const statements = statementsOf(question);
  const individual = readList(
    fieldOf(fields, 'individual_proofs', path),
    `${path}.individual_proofs`,
    (item) => item,
    length,
  );
  const proofs = statements.map((statement, index) => {
    const item = individual[index] ?? fieldOf(fields, statement.member, path);
    return readBranches(item, `${path}.${statement.path}`, statement);
  });
  return { choices, proofs };
}

/** The challenges of all clauses about one target, in their order. */
export function challengesAbout(
  statements: readonly Statement[],
  proofs: AnswerParts['proofs'],
  target: Target,
): readonly bigint[] {
  return statements.flatMap(({ clauses }, statement) =>
    clauses.flatMap((clause, branch) => {
      const challenge = proofs[statement]?.[branch]?.challenge;
      return clause.target === target && challenge !== undefined ? [challenge] : [];
    }),
  );
}

function prepare<E>({ group }: Context<E>, election: Election, ballot: ParsedBallot): PreparedBallot<E> {
  const credential = parsePublicKey(group, ballot.credential, 'credential');
  const powers: (readonly CiphertextPowers<E>[])[] = [];
  const ciphertexts = ballot.answers.map(({ choices, proofs }, index) => {
    const question = election.questions[index];
    const statements = question === undefined ? [] : statementsOf(question);
    const read = choices.map(({ alpha: alphaText, beta: betaText }, choice) => {
      const path = `answers[${index}].choices[${choice}]`;
      const challenges = challengesAbout(statements, proofs, choice);
      const alpha = parseElement(group, alphaText, `${path}.alpha`);
      const beta = parseElement(group, betaText, `${path}.beta`);
      return {
        ciphertext: { alpha, beta, alphaText, betaText } satisfies Ciphertext<E>,
        powers: {
          alpha: powersOfMember(group, alpha, challenges, `${path}.alpha`),
          beta: powersOfMember(group, beta, challenges, `${path}.beta`),
        },
      };
    });
    powers.push(read.map((choice) => choice.powers));
    return read.map(({ ciphertext }) => ciphertext);
  });
  return { credential, ciphertexts, powers };
}
