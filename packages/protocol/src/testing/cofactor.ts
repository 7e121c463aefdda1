/** The ballot of a voter who cheats with an element of order 2: every proof of it holds, and only membership fails. */
import {
  answerData,
  type ParsedBallot,
  signaturePrefix,
  signedHash,
  trackerOf,
  withSignature,
} from '../ballot/ballot.ts';
import { type Ciphertext, type PreparedBallot } from '../ballot/prepared.ts';
import { ballotBinding, type Binding, statementsOf, type Target } from '../ballot/statements.ts';
import { type Context, inContext } from '../context.ts';
import { credentialSecret } from '../credentials.ts';
import { type Election } from '../election/election.ts';
import { textOfElement } from '../group/elements.ts';
import { modulus } from '../group/finite-field.parameters.ts';
import { writeJson } from '../json/value.ts';
import { commitDisjunction } from '../proofs/disjunction.ts';
import { type Proof } from '../proofs/proof.ts';
import { proveKnowledge } from '../proofs/schnorr.ts';
import { systemRandom } from '../random.ts';
import { randomScalar } from '../scalars.ts';

/** The element of order 2 as text: in Ed25519 the point (0, −1), in the other group −1. */
const orderTwo = {
  Ed25519: '7fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffec',
  'BELENIOS-2048': String(modulus - 1n),
} as const;

/** What the cheating voter makes. */
export interface CofactorBallot {
  readonly text: string;
  /** What a parser that tests no membership would make of it, and tell the verifier: `verifyBallot` accepts this. */
  readonly parsed: ParsedBallot;
}

/**
 * A ballot for an election of one question without blank, none chosen, whose first ciphertext has a second component of
 * order 2. Its proofs are made over until each challenge about it is even, so that the component vanishes from all
 * equations: who counted it would get a tally outside the group, and might learn a bit of what a trustee answers.
 */
export function cofactorBallot(election: Election, credential: string): CofactorBallot {
  return inContext(election.group, (context) => cheat(context, election, credential));
}

function cheat<E>(context: Context<E>, election: Election, privateCredential: string): CofactorBallot {
  const { group, generator } = context;
  const [question] = election.questions;
  const component = group.decode(orderTwo[election.group]);
  if (question === undefined || question.blank === true || component === undefined)
    throw new TypeError('not an election for this');
  const key = context.keyTable(election.publicKey, 'election.publicKey');
  const secret = credentialSecret(group.order, election.uuid, privateCredential);
  const credential = textOfElement(group, generator.power(secret));

  const randomness = question.answers.map(() => randomScalar(group.order, systemRandom));
  const ciphertextOf = (alpha: E, beta: E): Ciphertext<E> => {
    const [alphaText, betaText] = [textOfElement(group, alpha), textOfElement(group, beta)];
    return { alpha, beta, alphaText, betaText };
  };
  const ciphertexts = randomness.map((exponent, choice) => {
    const alpha = generator.power(exponent);
    return ciphertextOf(choice === 0 ? group.multiply(alpha, component) : alpha, key.table.power(exponent));
  });
  const sum = ciphertexts.reduce((left, right) =>
    ciphertextOf(group.multiply(left.alpha, right.alpha), group.multiply(left.beta, right.beta)),
  );
  const textOf = ({ alphaText, betaText }: Ciphertext<E>) => ({ alpha: alphaText, beta: betaText });
  const choices = ciphertexts.map(textOf);
  const binding: Binding = {
    ballot: ballotBinding(election.fingerprint, credential),
    choices,
    sum: textOf(sum),
  };
  const exponentOf = (target: Target): bigint =>
    target === 'sum'
      ? randomness.reduce((total, exponent) => total + exponent) % group.order
      : (randomness[target] ?? 0n);

  const statements = statementsOf(question);
  const proofs = statements.map((statement): readonly Proof[] => {
    const { clauses } = statement;
    const branches = clauses.map(({ target, claim }) => ({
      randomness: exponentOf(target),
      value: 0,
      claim,
    }));
    const honest = branches.findIndex(({ claim }) => claim === 0);
    const touched = clauses.map(({ target }) => target === 'sum' || target === 0);
    for (;;) {
      const { commitments, finish } = commitDisjunction(context, key, branches, honest, systemRandom);
      const made = finish(statement.prefix(binding), group.encode(commitments));
      if (made.every(({ challenge }, branch) => touched[branch] !== true || challenge % 2n === 0n))
        return made;
    }
  });

  const answers = [{ choices, proofs }];
  const unsigned = writeJson({
    election_uuid: election.uuid,
    election_hash: election.fingerprint,
    credential,
    answers: answers.map((answer) => answerData(statements, answer)),
  });
  const hash = signedHash(unsigned);
  const proof = proveKnowledge(context, secret, signaturePrefix(hash), systemRandom);
  const text = withSignature(unsigned, hash, proof);
  const parsed: ParsedBallot = {
    text,
    tracker: trackerOf(text),
    credential,
    electionUuid: election.uuid,
    electionFingerprint: election.fingerprint,
    answers,
    signature: { hash, proof },
  };
  const prepared: PreparedBallot<E> = { credential: generator.power(secret), ciphertexts: [ciphertexts] };
  context.prepared.set(parsed, prepared);
  return { text, parsed };
}
