import type { ApiError, Result, RobotChallenge } from '@isoloir/api-client';

/** After so many challenges the page gives up, and the voter may press the button again. */
const mostRounds = 3;

/**
 * Sends a request that the server may want work for: does the work that the refusal names, and sends it again. Nobody is
 * ever locked out by it; it only takes longer.
 */
export async function sendWithWork<Value>(
  send: (robotCheck: string | undefined) => Promise<Result<Value>>,
  solve: (challenge: RobotChallenge) => Promise<string | undefined>,
  prepared?: string,
): Promise<Result<Value>> {
  let answer = await send(prepared);
  for (let round = 0; round < mostRounds; round += 1) {
    const challenge = answer.ok ? undefined : challengeOf(answer.error);
    const payload = challenge === undefined ? undefined : await solve(challenge);
    if (payload === undefined) return answer;
    answer = await send(payload);
  }
  return answer;
}

function challengeOf({ robotChallenge }: ApiError): RobotChallenge | undefined {
  return robotChallenge;
}
