import { createHash } from 'node:crypto';
import { Type, type Static } from 'typebox';
import { archiveOf } from '../../office/archive.ts';
import { publicRun } from '../../voting/voter-elections.ts';
import { hasAlready } from '../conditional.ts';
import type { HttpContext } from '../context.ts';
import { HttpFailure, valueOf } from '../problem.ts';
import { createMemory } from '../remembered.ts';
import { problems } from '../responses.ts';
import { ElectionUuid } from '../schemas/common.ts';
import { Urn } from '../schemas/election.ts';
import type { App } from '../types.ts';

const Parameters = Type.Object({ uuid: ElectionUuid });

const unchanged = {
  304: Type.Null({ description: 'The asker has it already: If-None-Match names its ETag' }),
};

const mebibyte = 2 ** 20;

/** What a tracker takes in memory, about. */
const bytesOfTracker = 80;

/** What everybody may have of an urn: its trackers as it fills, and the whole of it after closing. */
export function urnRoutes(app: App, { store, clock }: HttpContext): void {
  const recallUrn = createMemory<Static<typeof Urn>>(clock, {
    most: 64 * mebibyte,
    sizeOf: ({ size }) => size * bytesOfTracker,
  });
  const recallArchive = createMemory<Buffer>(clock, { most: 128 * mebibyte, sizeOf: ({ length }) => length });

  app.get(
    '/elections/:uuid/urn',
    {
      schema: {
        operationId: 'getUrn',
        tags: ['public'],
        summary: 'The urn as a set: how many ballots, their sorted trackers and a digest',
        params: Parameters,
        response: { 200: Urn, ...unchanged, ...problems('election-unknown', 'election-annulled') },
      },
    },
    async (request, reply) => {
      const { uuid } = valueOf(await publicRun(store, request.params.uuid)).run;
      // Ballots are only ever added, so that their number tells whether it is the same urn.
      const { value, tag } = await recallUrn(uuid, String(await store.urn.count(uuid)), async () => {
        const trackers = await store.urn.trackers(uuid);
        const digest = createHash('sha256');
        for (const tracker of trackers) digest.update(`${tracker}\n`);
        const urn = { uuid, size: trackers.length, digest: digest.digest('hex'), trackers };
        return { value: urn, tag: urn.digest };
      });
      return hasAlready(request, reply, tag) ? reply.code(304).send(null) : reply.code(200).send(value);
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
          ...unchanged,
          ...problems('election-unknown', 'election-annulled', 'election-not-closed'),
        },
      },
    },
    async (request, reply) => {
      const { run } = valueOf(await publicRun(store, request.params.uuid));
      const { uuid } = run;
      if (run.state !== 'closed' && run.state !== 'counted') {
        throw new HttpFailure({ code: 'election-not-closed' });
      }
      const counted = [run.encryptedTally, run.sizedTally, await store.runs.decryptions(uuid), run.result];
      const state = JSON.stringify([run.state, await store.urn.count(uuid), counted]);
      const { value, tag } = await recallArchive(uuid, sha256(state), async () => {
        const { buffer, byteOffset, byteLength } = await archiveOf(store, run);
        const archive = Buffer.from(buffer, byteOffset, byteLength);
        return { value: archive, tag: sha256(archive) };
      });
      if (hasAlready(request, reply, tag)) return reply.code(304).send(null);
      return reply
        .code(200)
        .type('application/x-tar')
        .header('content-disposition', `attachment; filename="${uuid}.bel"`)
        .send(value);
    },
  );
}

function sha256(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}
