import { type ParsedBallot } from '../ballot/ballot.ts';
import { type Choices } from '../ballot/choices.ts';
import { parseBallot } from '../ballot/parse.ts';
import { inContext } from '../context.ts';
import { type Election } from '../election/election.ts';
import { hexHash } from '../encoding/hash.ts';
import { attempt, type ProtocolError, refuse } from '../errors.ts';
import { parseMember, textOfElement } from '../group/elements.ts';
import { type Result } from '../result.ts';
import { ciphertextRandomness, readVerificationCode } from './verification-code.ts';

const BUCKET_DIGITS = 4;

function bucketOfAlpha(alpha: string): string {
  return hexHash(alpha).slice(0, BUCKET_DIGITS);
}

/** The bucket that a ballot is looked up in: the first 4 hex digits of the SHA-256 of its first ciphertext's alpha. */
export function bucketOf(ballot: ParsedBallot): string {
  return bucketOfAlpha(ballot.answers[0]?.choices[0]?.alpha ?? '');
}

/** The bucket in which the ballot of a verification code is; it tells neither the code nor which ballot. */
export function bucketOfCode(election: Election, verificationCode: string): Result<string, ProtocolError> {
  return attempt(() => {
    const code = readVerificationCode(verificationCode);
    return inContext(election.group, ({ group, generator }) => {
      const randomness = ciphertextRandomness(group.order, election.uuid, code, 0, 0);
      return bucketOfAlpha(textOfElement(group, generator.power(randomness)));
    });
  });
}

/**
 * Opens a ballot with the code that its ciphertexts were made with: for each, alpha must be g^r and beta y^r·g^m with m
 * 0 or 1. Refused with `verification-code-foreign` when the ballot was not made with this code, and with
 * `ballot-opening-invalid` when only a part of it was.
 */
export function openBallot(input: {
  readonly election: Election;
  readonly ballot: string;
  readonly verificationCode: string;
}): Result<{ readonly choices: readonly Choices[]; readonly tracker: string }, ProtocolError> {
  const { election } = input;
  const parsed = parseBallot(election, input.ballot);
  if (!parsed.ok) return parsed;
  return attempt(() => {
    const code = readVerificationCode(input.verificationCode);
    return inContext(election.group, (context) => {
      const { group, generator } = context;
      const key = context.keyTable(election.publicKey, 'election.publicKey');
      const choices = parsed.value.answers.map((answer, question) =>
        answer.choices.map(({ alpha, beta }, choice): 0 | 1 => {
          const path = `answers[${question}].choices[${choice}]`;
          const randomness = ciphertextRandomness(group.order, election.uuid, code, question, choice);
          if (textOfElement(group, generator.power(randomness)) !== alpha) {
            return question === 0 && choice === 0
              ? refuse('verification-code-foreign', 'the ballot was made with another code', path)
              : refuse('ballot-opening-invalid', 'the ciphertext was not made with the code', path);
          }
          const mask = key.table.power(randomness);
          const sealed = parseMember(group, beta, path);
          if (group.equals(sealed, mask)) return 0;
          if (group.equals(sealed, group.multiply(mask, group.generator))) return 1;
          return refuse('ballot-opening-invalid', 'the ciphertext holds neither 0 nor 1', path);
        }),
      );
      return { choices, tracker: parsed.value.tracker };
    });
  });
}
