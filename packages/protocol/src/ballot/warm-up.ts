import { generateCredential } from '../credentials.ts';
import { type Election } from '../election/election.ts';
import { type ProtocolError } from '../errors.ts';
import { type Result } from '../result.ts';
import { generateVerificationCode } from '../reveal/verification-code.ts';
import { encryptBallot } from './encrypt.ts';

/** Enough for the engine to have compiled what is run most; more would take longer than it saves. */
const ROUNDS = 2;

/**
 * Does beforehand what the first ballot of an election would wait for: the module is compiled, the tables of the generator
 * and of the election key are computed, and the engine has seen the code at work. It encrypts ballots that nobody has
 * chosen, with credentials that nobody has, and forgets them. Call it where a voter does not wait for it: in their worker,
 * while they read the ballot.
 */
export function warmUp(election: Election): Result<true, ProtocolError> {
  const choices = election.questions.map(({ answers, blank, min }) => [
    ...(blank === true ? [0 as const] : []),
    ...answers.map((_, index): 0 | 1 => (index < min ? 1 : 0)),
  ]);
  for (let round = 0; round < ROUNDS; round += 1) {
    // Where codes are offered, the randomness comes from them.
    for (const code of [{}, { verificationCode: generateVerificationCode() }]) {
      const cast = encryptBallot({ election, credential: generateCredential(), choices, ...code });
      if (!cast.ok) return cast;
    }
  }
  return { ok: true, value: true };
}
