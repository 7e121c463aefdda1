import { attempt, type ProtocolError, refuse } from '../errors.ts';
import { type Context, inContext, type KeyTable } from '../context.ts';
import { credentialSecret, isCredential } from '../credentials.ts';
import { type Election, type Question } from '../election/election.ts';
import { textOfElement } from '../group/elements.ts';
import { writeJson } from '../json/value.ts';
import { commitDisjunction } from '../proofs/disjunction.ts';
import { proveKnowledge } from '../proofs/schnorr.ts';
import { type RandomBytes, systemRandom } from '../random.ts';
import { type Result } from '../result.ts';
import { ciphertextRandomness, readVerificationCode } from '../reveal/verification-code.ts';
import { randomScalar } from '../scalars.ts';
import {
  answerData,
  type AnswerParts,
  signaturePrefix,
  signedHash,
  trackerOf,
  withSignature,
} from './ballot.ts';
import { checkChoices, type Choices } from './choices.ts';
import { type Binding, ballotBinding, statementsOf, summed, type Target } from './statements.ts';

/** A ballot ready to be cast, and the tracker that the voter is shown. */
export interface CastBallot {
  readonly ballot: string;
  readonly tracker: string;
}

/** What {@link encryptBallot} needs. */
export interface EncryptInput {
  readonly election: Election;
  /** Private credential. */
  readonly credential: string;
  /** Per question and choice. */
  readonly choices: readonly Choices[];
  /**
   * Source of all randomness. The first scalar drawn from it is that of the first question's first ciphertext:
   * a deterministic source thus fixes that ciphertext's alpha before anything else.
   */
  readonly random?: RandomBytes;
  /**
   * Policy `reveal`: the ciphertexts' randomness is derived from this code, so that who has it can open the ballot.
   * A code is for one ballot: used for two, it tells where they differ.
   */
  readonly verificationCode?: string;
}

/** Encrypts the choices under the election key, proves them valid and signs the ballot with the credential. */
export function encryptBallot(input: EncryptInput): Result<CastBallot, ProtocolError> {
  const { election, credential, choices, random = systemRandom } = input;
  return attempt(() => {
    if (!isCredential(credential)) refuse('credential-malformed', 'not a private credential', 'credential');
    if (choices.length !== election.questions.length) {
      refuse('choices-length', `expected choices of ${election.questions.length} questions`, 'choices');
    }
    const parts = election.questions.map((question, index) => {
      const path = `choices[${index}]`;
      const chosen = choices[index] ?? refuse('choices-length', 'no choices', path);
      checkChoices(question, chosen, path);
      return { question, chosen };
    });
    const code =
      input.verificationCode === undefined ? undefined : readVerificationCode(input.verificationCode);
    return inContext(election.group, (context) => {
      const { order } = context.group;
      const key = context.keyTable(election.publicKey, 'election.publicKey');
      const secret = credentialSecret(order, election.uuid, credential);
      const publicCredential = textOfElement(context.group, context.generator.power(secret));
      const binding = ballotBinding(election.fingerprint, publicCredential);
      const answers = parts.map(({ question, chosen }, index) => {
        const secrets = chosen.map((value, choice) => ({
          randomness:
            code === undefined
              ? randomScalar(order, random)
              : ciphertextRandomness(order, election.uuid, code, index, choice),
          value,
        }));
        return answerData(
          statementsOf(question),
          encryptAnswer(context, key, question, secrets, binding, random),
        );
      });
      const unsigned = writeJson({
        election_uuid: election.uuid,
        election_hash: election.fingerprint,
        credential: publicCredential,
        answers,
      });
      const hash = signedHash(unsigned);
      const proof = proveKnowledge(context, secret, signaturePrefix(hash), random);
      const ballot = withSignature(unsigned, hash, proof);
      return { ballot, tracker: trackerOf(ballot) };
    });
  });
}

interface Secret {
  readonly randomness: bigint;
  readonly value: number;
}

function encryptAnswer<E>(
  context: Context<E>,
  key: KeyTable<E>,
  question: Question,
  secrets: readonly Secret[],
  ballot: string,
  random: RandomBytes,
): AnswerParts {
  const { group, generator } = context;
  const sumSecret = summed(question, secrets).reduce(
    (sum, { randomness, value }) => ({
      randomness: (sum.randomness + randomness) % group.order,
      value: sum.value + value,
    }),
    { randomness: 0n, value: 0 },
  );
  const secretOf = (target: Target): Secret =>
    target === 'sum' ? sumSecret : (secrets[target] ?? sumSecret);
  const statements = statementsOf(question);
  const committed = statements.map(({ clauses, path }) => {
    const branches = clauses.map(({ target, claim }) => ({ ...secretOf(target), claim }));
    const honest = branches.findIndex(({ value, claim }) => value === claim);
    if (honest < 0) refuse('choices-value', 'these choices can not be proved', path);
    return commitDisjunction(context, key, branches, honest, random);
  });
  const encrypted = secrets.map(({ randomness, value }) => {
    const mask = key.table.power(randomness);
    const message = value === 1 ? group.generator : group.identity;
    return { alpha: generator.power(randomness), beta: group.multiply(mask, message) };
  });
  const sum = summed(question, encrypted).reduce((left, right) => ({
    alpha: group.multiply(left.alpha, right.alpha),
    beta: group.multiply(left.beta, right.beta),
  }));
  // One conversion to text for all elements: it needs only one inversion.
  const texts = group.encode([
    ...[...encrypted, sum].flatMap(({ alpha, beta }) => [alpha, beta]),
    ...committed.flatMap(({ commitments }) => commitments),
  ]);
  let at = 0;
  const take = (count: number): readonly string[] => texts.slice(at, (at += count));
  const takeCiphertext = () => {
    const [alpha = '', beta = ''] = take(2);
    return { alpha, beta };
  };
  const choices = encrypted.map(takeCiphertext);
  const binding: Binding = { ballot, choices, sum: takeCiphertext() };
  const proofs = committed.map(({ commitments, finish }, index) =>
    finish(statements[index]?.prefix(binding) ?? '', take(commitments.length)),
  );
  return { choices, proofs };
}
