import { solveChallenge } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/web/pbkdf2';
import type { RobotChallenge } from '@isoloir/api-client';

/** The one question to the worker that is not about ballots; its code is loaded only when it is asked. */
export interface SolveRobotCheck {
  readonly type: 'solve-robot-check';
  readonly challenge: RobotChallenge;
}

/** What the server wants to see of the work: base64 of the challenge with its solution. Undefined when there is none. */
export async function solve(challenge: RobotChallenge): Promise<string | undefined> {
  const solution = await solveChallenge({ challenge, deriveKey });
  if (solution === null) return undefined;
  const { counter, derivedKey } = solution;
  return btoa(JSON.stringify({ challenge, solution: { counter, derivedKey } }));
}
