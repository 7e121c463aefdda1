import { parseReference, registrationCodeOf, verifyReference } from '@isoloir/protocol';
import { sealedTextsOf } from '../../voting/sealed-run.ts';
import { collegesOf } from '../../voting/profile.ts';
import { findRun } from '../../voting/voter-elections.ts';
import type { HttpContext } from '../context.ts';
import { problems } from '../responses.ts';
import { ReferenceCheck, ReferenceCheckRequest } from '../schemas/election.ts';
import type { App } from '../types.ts';

/** The presence check: is the ballot of this reference in the urn? */
export function referenceRoutes(app: App, context: HttpContext): void {
  const { store, signer, clock } = context;
  // What a browser asks before it sends a reference from a page of another origin.
  app.options('/references/check', { schema: { hide: true } }, async (_request, reply) =>
    reply
      .code(204)
      .header('access-control-allow-methods', 'POST')
      .header('access-control-allow-headers', 'content-type')
      .header('access-control-max-age', '600')
      .send(),
  );
  app.post(
    '/references/check',
    {
      schema: {
        operationId: 'checkReference',
        tags: ['public'],
        summary: 'Whether a signed reference is genuine, and its ballot present',
        body: ReferenceCheckRequest,
        response: { 200: ReferenceCheck, ...problems('request-invalid', 'origin-refused') },
      },
    },
    async (request): Promise<ReferenceCheck> => {
      const parsed = parseReference(request.body.reference);
      if (!parsed.ok) return { signature: 'unreadable', present: false };
      const { election: uuid, tracker } = parsed.value;
      const verified = verifyReference(request.body.reference, signer.publicKey);
      if (!verified.ok) {
        const isForeign = verified.error.code === 'reference-foreign-key';
        return { signature: isForeign ? 'foreign' : 'invalid', present: false };
      }
      const found = await findRun(store, uuid);
      const known = { signature: 'valid', tracker, registrationCode: registrationCodeOf(tracker) } as const;
      if (found === undefined) return { ...known, present: false };
      const { definition } = sealedTextsOf(found.run);
      const { annulledAt, successor } = found.run;
      return {
        ...known,
        present: annulledAt === null && (await store.urn.has(uuid, tracker)),
        ...(annulledAt === null
          ? {}
          : {
              annulled: {
                at: annulledAt.toISOString(),
                ...(successor === null ? {} : { newRun: successor }),
              },
            }),
        consultation: definition.consultation.title,
        colleges: await collegesOf(store, found),
        election: {
          uuid,
          id: found.run.election,
          run: found.run.number,
          title: definition.election.title,
          phase: found.phase(clock()),
        },
      };
    },
  );
}
