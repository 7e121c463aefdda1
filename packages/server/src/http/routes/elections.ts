import { Type } from 'typebox';
import { bucketDigitsOf } from '../../voting/bucket-search.ts';
import { castBallot } from '../../voting/cast.ts';
import { sealedTextsOf } from '../../voting/sealed-run.ts';
import { knownRun } from '../../voting/voter-elections.ts';
import type { HttpContext } from '../context.ts';
import { valueOf } from '../problem.ts';
import { problems } from '../responses.ts';
import { ElectionUuid } from '../schemas/common.ts';
import { CastReceipt, CastRequest, Election } from '../schemas/election.ts';
import { requireVoter } from '../session-cookie.ts';
import type { App } from '../types.ts';

const Parameters = Type.Object({ uuid: ElectionUuid });

/** An election's sealed texts, and casting. */
export function electionRoutes(app: App, context: HttpContext): void {
  const { store, clock } = context;
  app.get(
    '/elections/:uuid',
    {
      schema: {
        operationId: 'getElection',
        tags: ['public'],
        summary: 'An election as sealed, byte for byte',
        params: Parameters,
        response: { 200: Election, ...problems('election-unknown') },
      },
    },
    async (request) => {
      const { run, phase } = valueOf(await knownRun(store, request.params.uuid));
      const { election, definition } = sealedTextsOf(run);
      const bucketDigits = await bucketDigitsOf(store, run);
      return {
        uuid: run.uuid,
        id: run.election,
        run: run.number,
        title: definition.election.title,
        phase: phase(clock()),
        election: run.electionText,
        fingerprint: election.fingerprint,
        definition: run.definitionText,
        ...(run.successor === null ? {} : { newRun: run.successor }),
        ...(bucketDigits === undefined ? {} : { bucketDigits }),
      };
    },
  );

  app.post(
    '/elections/:uuid/ballots',
    {
      schema: {
        operationId: 'castBallot',
        tags: ['voter'],
        summary: 'Cast an encrypted ballot; the very same ballot again gives the same receipt',
        security: [{ session: [] }, { booth: [] }],
        params: Parameters,
        body: CastRequest,
        response: {
          200: {
            description: 'This very ballot was recorded by an earlier request',
            content: { 'application/json': { schema: CastReceipt } },
          },
          201: {
            description: 'The ballot is in the urn and the roll is signed',
            content: { 'application/json': { schema: CastReceipt } },
          },
          ...problems(
            'request-invalid',
            'request-too-large',
            'origin-refused',
            'session-missing',
            'session-expired',
            'election-unknown',
            'not-eligible',
            'election-not-open',
            'election-paused',
            'election-closed',
            'election-annulled',
            'already-voted',
            'ballot-malformed',
            'ballot-foreign-election',
            'ballot-unsigned',
            'ballot-signature-invalid',
            'ballot-credential-foreign',
            'ballot-credential-unlisted',
            'ballot-credential-used',
            'ballot-choices-refused',
            'ballot-duplicate',
            'busy',
          ),
        },
      },
    },
    async (request, reply) => {
      const voter = await requireVoter(context, request);
      const receipt = valueOf(await castBallot(context, voter, request.params.uuid, request.body.ballot));
      return reply.code(receipt.first ? 201 : 200).send({
        reference: receipt.reference,
        tracker: receipt.tracker,
        registrationCode: receipt.registrationCode,
        recordedAt: receipt.recordedAt.toISOString(),
      });
    },
  );
}
