import { createHash } from 'node:crypto';
import { Type } from 'typebox';
import { archiveOf } from '../../office/archive.ts';
import { bucketDigitsOf } from '../../voting/bucket-search.ts';
import { castBallot } from '../../voting/cast.ts';
import { sealedTextsOf } from '../../voting/sealed-run.ts';
import { findRun, refuseAnnulled, type TimedRun } from '../../voting/voter-elections.ts';
import type { HttpContext } from '../context.ts';
import { HttpFailure, valueOf } from '../problem.ts';
import { problems } from '../responses.ts';
import { ElectionUuid } from '../schemas/common.ts';
import { CastReceipt, CastRequest, Election, Urn } from '../schemas/election.ts';
import { requireVoter } from '../session-cookie.ts';
import type { App } from '../types.ts';

const Parameters = Type.Object({ uuid: ElectionUuid });

/** An election's sealed texts, its urn as it fills, casting, and what is public after closing. */
export function electionRoutes(app: App, context: HttpContext): void {
  const { store, clock } = context;
  const requireRun = async (uuid: string): Promise<TimedRun> => {
    const run = await findRun(store, uuid);
    if (run === undefined) throw new HttpFailure({ code: 'election-unknown' });
    return run;
  };
  // The urn of an annulled run is kept sealed: nobody gets anything of it.
  const requireStandingRun = async (uuid: string): Promise<TimedRun> => {
    const found = await requireRun(uuid);
    return found.run.state === 'annulled' ? valueOf(refuseAnnulled(found.run)) : found;
  };

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
      const { run, phase } = await requireRun(request.params.uuid);
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

  app.get(
    '/elections/:uuid/urn',
    {
      schema: {
        operationId: 'getUrn',
        tags: ['public'],
        summary: 'The urn as a set: how many ballots, their sorted trackers and a digest',
        params: Parameters,
        response: { 200: Urn, ...problems('election-unknown', 'election-annulled') },
      },
    },
    async (request) => {
      const { run } = await requireStandingRun(request.params.uuid);
      const trackers = await store.urn.trackers(run.uuid);
      const digest = createHash('sha256');
      for (const tracker of trackers) digest.update(`${tracker}\n`);
      return { uuid: run.uuid, size: trackers.length, digest: digest.digest('hex'), trackers };
    },
  );

  app.get(
    '/elections/:uuid/archive',
    {
      schema: {
        operationId: 'getArchive',
        tags: ['public'],
        summary: 'The election’s archive, after closing: anybody can verify it with belenios-tool',
        params: Parameters,
        response: {
          200: {
            description: 'The archive in the Belenios format, .bel',
            content: {
              'application/x-tar': { schema: Type.Unsafe<Uint8Array>({ type: 'string', format: 'binary' }) },
            },
          },
          ...problems('election-unknown', 'election-annulled', 'election-not-closed'),
        },
      },
    },
    async (request, reply) => {
      const { run } = await requireStandingRun(request.params.uuid);
      if (run.state !== 'closed' && run.state !== 'counted') {
        throw new HttpFailure({ code: 'election-not-closed' });
      }
      const archive = await archiveOf(store, run);
      return reply
        .type('application/x-tar')
        .header('content-disposition', `attachment; filename="${run.uuid}.bel"`)
        .send(Buffer.from(archive));
    },
  );
}
