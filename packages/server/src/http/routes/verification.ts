import { Type } from 'typebox';
import { ballotsInBuckets } from '../../voting/bucket-search.ts';
import type { HttpContext } from '../context.ts';
import { valueOf } from '../problem.ts';
import { problems } from '../responses.ts';
import { ElectionUuid } from '../schemas/common.ts';
import { FindBallotsRequest, FoundBallots, RobotChallenge } from '../schemas/robot-check.ts';
import type { App } from '../types.ts';

/** What the check of a vote by verification code asks of the server, which never learns the code. */
export function verificationRoutes(app: App, context: HttpContext): void {
  app.get(
    '/robot-check',
    {
      schema: {
        operationId: 'createRobotCheck',
        tags: ['public'],
        summary: 'Work for a browser, without a puzzle; its solution is valid for ten minutes and once',
        response: { 200: RobotChallenge },
      },
    },
    () => context.robotCheck.challenge(),
  );
  app.post(
    '/elections/:uuid/ballots/bucket',
    {
      schema: {
        operationId: 'findBallots',
        tags: ['public'],
        summary: 'The ballots among which the holder of a verification code finds theirs',
        description:
          'The server learns the digits sent, not the ballot meant nor the code. Of elections with verification `reveal` only.',
        params: Type.Object({ uuid: ElectionUuid }),
        body: FindBallotsRequest,
        response: {
          200: FoundBallots,
          ...problems(
            'request-invalid',
            'origin-refused',
            'election-unknown',
            'election-annulled',
            'election-not-open',
            'verification-not-offered',
            'robot-check-missing',
            'robot-check-failed',
            'robot-check-used',
            'bucket-too-wide',
          ),
        },
      },
    },
    async (request) => {
      const { prefix, robotCheck } = request.body;
      const { uuid } = request.params;
      return { ballots: [...valueOf(await ballotsInBuckets(context, { uuid, prefix, robotCheck }))] };
    },
  );
}
