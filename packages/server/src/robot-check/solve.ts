import { solveChallenge, type Solution } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2';
import type { RobotChallenge } from '../http/schemas/robot-check.ts';

/** A challenge and what a browser found for it. */
export interface SolvedRobotCheck {
  readonly challenge: RobotChallenge;
  readonly solution: Solution;
}

/** Does the work that a browser does; for simulated people. */
export async function solveRobotCheck(challenge: RobotChallenge): Promise<SolvedRobotCheck> {
  const solution = await solveChallenge({ challenge, deriveKey });
  if (solution === null) throw new Error('The robot check was not solved in time');
  return { challenge, solution };
}

/** What travels to the server. */
export function solvedPayload(challenge: RobotChallenge, solution: Solution): string {
  return btoa(JSON.stringify({ challenge, solution }));
}
