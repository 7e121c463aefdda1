import { Type } from 'typebox';
import { contactDataOf, saveContactData } from '../../contact-data/contact-data.ts';
import { sendConfirmations } from '../../mail/confirmations.ts';
import { afterVoteOf, markAfterVote } from '../../voting/after-vote.ts';
import type { HttpContext } from '../context.ts';
import { valueOf } from '../problem.ts';
import { problems } from '../responses.ts';
import { ElectionUuid } from '../schemas/common.ts';
import {
  AfterVote,
  AfterVoteStep,
  ConfirmationsQueued,
  ConfirmationsRequest,
  ContactData,
} from '../schemas/contact-data.ts';
import { requireVoter } from '../session-cookie.ts';
import type { App } from '../types.ts';

const Parameters = Type.Object({ uuid: ElectionUuid });
const needsSession = [{ session: [] }];
const electionProblems = [
  'session-missing',
  'session-expired',
  'election-unknown',
  'not-eligible',
  'not-voted-yet',
] as const;

/** What a voter does after the vote: their own details and the steps to the end. */
export function afterVoteRoutes(app: App, context: HttpContext): void {
  const { store } = context;
  app.get(
    '/session/contact-data',
    {
      schema: {
        operationId: 'getContactData',
        tags: ['voter'],
        summary: 'The voter’s details as last given, or what the roll knows',
        security: needsSession,
        response: { 200: ContactData, ...problems('session-missing', 'session-expired') },
      },
    },
    async (request) => contactDataOf(store, await requireVoter(context, request)),
  );
  app.put(
    '/session/contact-data',
    {
      schema: {
        operationId: 'putContactData',
        tags: ['voter'],
        summary: 'Put the voter’s details in place of the earlier ones; answered as they are kept',
        security: needsSession,
        body: ContactData,
        response: {
          200: ContactData,
          ...problems(
            'request-invalid',
            'origin-refused',
            'session-missing',
            'session-expired',
            'contact-data-invalid',
          ),
        },
      },
    },
    async (request) => {
      const voter = await requireVoter(context, request);
      return valueOf(await saveContactData(context, voter, request.body));
    },
  );
  app.get(
    '/session/elections/:uuid/after-vote',
    {
      schema: {
        operationId: 'getAfterVote',
        tags: ['voter'],
        summary: 'How far the voter has come after the vote; also after closing',
        security: needsSession,
        params: Parameters,
        response: { 200: AfterVote, ...problems(...electionProblems) },
      },
    },
    async (request) => {
      const voter = await requireVoter(context, request);
      return valueOf(await afterVoteOf(store, voter, request.params.uuid));
    },
  );
  app.post(
    '/session/elections/:uuid/after-vote/:step',
    {
      schema: {
        operationId: 'markAfterVote',
        tags: ['voter'],
        summary: 'Note that the voter has done a step; again does no harm',
        security: needsSession,
        params: Type.Object({ uuid: ElectionUuid, step: AfterVoteStep }),
        response: { 200: AfterVote, ...problems('request-invalid', 'origin-refused', ...electionProblems) },
      },
    },
    async (request) => {
      const voter = await requireVoter(context, request);
      const { uuid, step } = request.params;
      return valueOf(await markAfterVote(context, voter, uuid, step));
    },
  );
  app.post(
    '/session/elections/:uuid/confirmations',
    {
      schema: {
        operationId: 'sendConfirmations',
        tags: ['voter'],
        summary: 'Send the documents of the vote to the voter’s private address, and keep both addresses',
        description:
          'Queued at once and sent soon after. The documents are kept encrypted until then and deleted once sent, or once sending has failed for good.',
        security: needsSession,
        params: Parameters,
        body: ConfirmationsRequest,
        response: {
          202: ConfirmationsQueued,
          ...problems(
            'request-invalid',
            'request-too-large',
            'origin-refused',
            ...electionProblems,
            'contact-data-invalid',
            'verification-not-offered',
            'confirmations-too-often',
          ),
        },
      },
    },
    async (request, reply) => {
      const voter = await requireVoter(context, request);
      const queued = valueOf(await sendConfirmations(context, voter, request.params.uuid, request.body));
      return reply.code(202).send({ queuedAt: queued.queuedAt.toISOString(), to: [...queued.to] });
    },
  );
}
