import { Type } from 'typebox';
import { proofOf, sendProof } from '../../signature-proof/send.ts';
import type { HttpContext } from '../context.ts';
import { valueOf } from '../problem.ts';
import { problems } from '../responses.ts';
import { ElectionUuid } from '../schemas/common.ts';
import { ConfirmationsQueued } from '../schemas/contact-data.ts';
import { SignatureProofRequest, SignatureProofText } from '../schemas/signature-proof.ts';
import { requireVoter } from '../session-cookie.ts';
import type { App } from '../types.ts';

const Parameters = Type.Object({ uuid: ElectionUuid });
const path = '/session/elections/:uuid/signature-proof';
const electionProblems = [
  'session-missing',
  'session-expired',
  'election-unknown',
  'not-eligible',
  'not-voted-yet',
  'election-annulled',
] as const;

/** The proof that a voter has signed the roll, and sending it. */
export function signatureProofRoutes(app: App, context: HttpContext): void {
  app.get(
    path,
    {
      schema: {
        operationId: 'getSignatureProof',
        tags: ['voter'],
        summary:
          'The signed proof that the voter has voted, which the assistance can check; also after closing',
        security: [{ session: [] }],
        params: Parameters,
        response: { 200: SignatureProofText, ...problems(...electionProblems) },
      },
    },
    async (request) => {
      const voter = await requireVoter(context, request);
      return { proof: valueOf(await proofOf(context, voter, request.params.uuid)) };
    },
  );
  app.post(
    path,
    {
      schema: {
        operationId: 'sendSignatureProof',
        tags: ['voter'],
        summary: 'Send the proof, as a document, to an address that the voter gives',
        description:
          'Queued at once and sent soon after. The document is kept encrypted until then and deleted once sent, or once sending has failed for good.',
        security: [{ session: [] }],
        params: Parameters,
        body: SignatureProofRequest,
        response: {
          202: ConfirmationsQueued,
          ...problems(
            'request-invalid',
            'request-too-large',
            'origin-refused',
            ...electionProblems,
            'contact-data-invalid',
            'confirmations-too-often',
          ),
        },
      },
    },
    async (request, reply) => {
      const voter = await requireVoter(context, request);
      const queued = valueOf(await sendProof(context, voter, request.params.uuid, request.body));
      return reply.code(202).send({ queuedAt: queued.queuedAt.toISOString(), to: [...queued.to] });
    },
  );
}
