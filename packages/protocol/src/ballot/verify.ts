import { attempt, type ProtocolError, refuse } from '../errors.ts';
import { type Context, inContext } from '../context.ts';
import { type Election, type Question } from '../election/election.ts';
import { challengesAddUp, rebuildCommitments } from '../proofs/disjunction.ts';
import { verifyKnowledge } from '../proofs/schnorr.ts';
import { type Result } from '../result.ts';
import { type ParsedBallot, signaturePrefix, signedHash, withoutSignature } from './ballot.ts';
import { challengesAbout, preparedOf } from './parse.ts';
import { type Ciphertext, type CiphertextPowers, type PreparedBallot } from './prepared.ts';
import { type Binding, ballotBinding, statementsOf, summed, type Target } from './statements.ts';

/**
 * Checks the signature and every proof of a parsed ballot. Whether the credential is listed, and whether it has
 * voted before, is for the caller to know.
 */
export function verifyBallot(election: Election, ballot: ParsedBallot): Result<ParsedBallot, ProtocolError> {
  return attempt(() => {
    inContext(election.group, (context) => {
      if (ballot.electionFingerprint !== election.fingerprint) {
        refuse('ballot-foreign-election', 'the ballot is for another election', 'election_hash');
      }
      const prepared = preparedOf(context, election, ballot);
      checkSignature(context, ballot, prepared.credential);
      election.questions.forEach((question, index) => {
        checkAnswer(context, election, ballot, prepared, question, index);
      });
      // The count needs the ciphertexts only; the powers are most of the memory.
      delete prepared.powers;
    });
    return ballot;
  });
}

function checkSignature<E>(context: Context<E>, ballot: ParsedBallot, credential: E): void {
  const { hash, proof } = ballot.signature;
  if (hash !== signedHash(withoutSignature(ballot.text))) {
    refuse('ballot-signature-invalid', 'the signed hash is not that of the ballot', 'signature.hash');
  }
  if (!verifyKnowledge(context, credential, proof, signaturePrefix(hash))) {
    refuse('ballot-signature-invalid', 'the signature is not by the credential', 'signature.proof');
  }
}

function checkAnswer<E>(
  context: Context<E>,
  election: Election,
  ballot: ParsedBallot,
  prepared: PreparedBallot<E>,
  question: Question,
  index: number,
): void {
  const { group } = context;
  const answer = ballot.answers[index];
  const ciphertexts = prepared.ciphertexts[index];
  if (answer === undefined || ciphertexts === undefined)
    return refuse('list-length', 'no answer', `answers[${index}]`);
  const statements = statementsOf(question);
  const sum = sumOf(context, summed(question, ciphertexts));
  const powersOf = (target: Target): CiphertextPowers<E> => {
    const { alpha, beta } = target === 'sum' ? sum : (ciphertexts[target] ?? sum);
    const challenges = challengesAbout(statements, answer.proofs, target);
    return { alpha: group.powers(alpha, challenges), beta: group.powers(beta, challenges) };
  };
  const powers = new Map<Target, CiphertextPowers<E>>([['sum', powersOf('sum')]]);
  const known = prepared.powers?.[index];
  ciphertexts.forEach((_, choice) => powers.set(choice, known?.[choice] ?? powersOf(choice)));

  const key = context.keyTable(election.publicKey, 'election.publicKey');
  const used = new Map<Target, number>();
  const rebuilt = statements.map(({ clauses }, statement) =>
    rebuildCommitments(
      context,
      key,
      clauses.map(({ target, claim }, branch) => {
        const at = used.get(target) ?? 0;
        used.set(target, at + 1);
        const proof = answer.proofs[statement]?.[branch];
        const alphaPower = powers.get(target)?.alpha[at];
        const betaPower = powers.get(target)?.beta[at];
        if (proof === undefined || alphaPower === undefined || betaPower === undefined) {
          return refuse('list-length', 'too few proofs', `answers[${index}]`);
        }
        return { alphaPower, betaPower, claim, proof };
      }),
    ),
  );
  // One conversion to text for all elements: it needs only one inversion.
  const [alpha = '', beta = '', ...texts] = group.encode([sum.alpha, sum.beta, ...rebuilt.flat()]);
  const binding: Binding = {
    ballot: ballotBinding(election.fingerprint, ballot.credential),
    choices: answer.choices,
    sum: { alpha, beta },
  };
  let at = 0;
  statements.forEach((statement, position) => {
    const proofs = answer.proofs[position] ?? [];
    const commitments = texts.slice(at, (at += 2 * statement.clauses.length));
    if (!challengesAddUp(group.order, proofs, statement.prefix(binding), commitments)) {
      refuse('ballot-proof-invalid', 'the proof is false', `answers[${index}].${statement.path}`);
    }
  });
}

function sumOf<E>({ group }: Context<E>, ciphertexts: readonly Ciphertext<E>[]): { alpha: E; beta: E } {
  return ciphertexts.reduce(
    (sum, { alpha, beta }) => ({
      alpha: group.multiply(sum.alpha, alpha),
      beta: group.multiply(sum.beta, beta),
    }),
    { alpha: group.identity, beta: group.identity },
  );
}
