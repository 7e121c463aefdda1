import { createHash, createHmac, randomInt } from 'node:crypto';
import { createChallenge, verifySolution, type Challenge } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2';
import { Type } from 'typebox';
import { Compile } from 'typebox/compile';
import { minutesAfter, type Clock } from '../clock.ts';
import { failure, success, type Outcome } from '../errors.ts';
import type { RobotChallenge } from '../http/schemas/robot-check.ts';
import type { RobotCheckStore } from '../store/robot-checks.ts';

/** The robot check without puzzles: a browser works for it, a person does nothing (ALTCHA, version 2). */
export interface RobotCheck {
  /** Work for one request. */
  challenge(wanted?: WantedWork): Promise<RobotChallenge>;
  /**
   * Accepts a solution once, in the transaction of `used`: of a challenge that was made for one of the targets, where
   * undefined stands for those that were made for none.
   */
  accept(
    used: RobotCheckStore,
    payload: string | undefined,
    targets?: readonly (string | undefined)[],
  ): Promise<Outcome<undefined>>;
}

/** Work that is more than usual, or for one purpose only. */
export interface WantedWork {
  /** What the solution is good for; the challenge does not say it. */
  readonly target?: string;
  /** How many times the usual work. */
  readonly times?: number;
}

const validMinutes = 10;

// About 600 derivations of 2000 rounds: half a second on a desk, two on an old telephone; minutes for a thousand requests.
const rounds = 2_000;
const fewestTries = 300;
const mostTries = 900;

const checkPayload = Compile(
  Type.Object({
    challenge: Type.Object({
      parameters: Type.Object({
        algorithm: Type.Literal('PBKDF2/SHA-256'),
        nonce: Type.String(),
        salt: Type.String(),
        cost: Type.Integer(),
        keyLength: Type.Integer(),
        keyPrefix: Type.String(),
        keySignature: Type.String(),
        expiresAt: Type.Integer(),
      }),
      signature: Type.String(),
    }),
    solution: Type.Object({ counter: Type.Integer(), derivedKey: Type.String() }),
  }),
);

/** Robot checks under a secret key of the server: any of its processes accepts what another one gave out. */
export function createRobotChecks(key: Uint8Array, clock: Clock): RobotCheck {
  // Each target has secrets of its own: what was signed with those of another one is just wrong.
  const secretFor = (use: string, target: string | undefined): string =>
    createHmac('sha256', key)
      .update(target === undefined ? use : JSON.stringify([use, target]))
      .digest('hex');
  const secretsOf = (target: string | undefined) => ({
    hmacSignatureSecret: secretFor('challenge', target),
    hmacKeySignatureSecret: secretFor('solution', target),
  });
  return {
    async challenge({ target, times = 1 } = {}) {
      const challenge = await createChallenge({
        algorithm: 'PBKDF2/SHA-256',
        cost: rounds,
        counter: randomInt(fewestTries * times, mostTries * times),
        deriveKey,
        expiresAt: minutesAfter(clock(), validMinutes),
        ...secretsOf(target),
      });
      return sent(challenge);
    },
    async accept(used, payload, targets = [undefined]) {
      if (payload === undefined || payload === '') return failure('robot-check-missing');
      const given = readPayload(payload);
      if (given === undefined) return failure('robot-check-failed');
      const { challenge, solution } = given;
      const now = clock();
      const expiresAt = new Date(challenge.parameters.expiresAt * 1000);
      const checked = await Promise.all(
        targets.map((target) => verifySolution({ challenge, solution, deriveKey, ...secretsOf(target) })),
      );
      if (!checked.some(({ verified }) => verified) || expiresAt <= now) return failure('robot-check-failed');
      // By the challenge, not the payload: the same work in another wrapping is the same work.
      const hash = createHash('sha256').update(challenge.signature).digest('hex');
      return (await used.use(hash, expiresAt, now)) ? success(undefined) : failure('robot-check-used');
    },
  };
}

function readPayload(payload: string): ReturnType<typeof checkPayload.Parse> | undefined {
  let value: unknown;
  try {
    value = JSON.parse(Buffer.from(payload, 'base64').toString('utf8'));
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
  return checkPayload.Check(value) ? value : undefined;
}

/** The challenge with everything that we ask of one. */
function sent({ parameters, signature }: Challenge): RobotChallenge {
  const { algorithm, nonce, salt, cost, keyLength, keyPrefix, keySignature, expiresAt } = parameters;
  if (signature === undefined || keySignature === undefined || expiresAt === undefined) {
    throw new Error('The challenge that was made has no signature or no end');
  }
  return {
    parameters: { algorithm, nonce, salt, cost, keyLength, keyPrefix, keySignature, expiresAt },
    signature,
  };
}
