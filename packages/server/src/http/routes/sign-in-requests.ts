import type { FastifyRequest } from 'fastify';
import type { ConsultationDefinition } from '../../definition/definition.ts';
import { plainNumber } from '../../roll/read-number.ts';
import { admit } from '../../sign-in/admission.ts';
import { queueRequest } from '../../sign-in/requests/handler.ts';
import type { AccessRequestKind } from '../../store/schema.ts';
import type { HttpContext } from '../context.ts';
import { HttpFailure, valueOf } from '../problem.ts';
import { problems } from '../responses.ts';
import { IdentifierRequest, PasswordRequest, Taken, TokenRequest } from '../schemas/sign-in.ts';
import type { App } from '../types.ts';
import { ConsultationPath, offeredIn, signInRefusals } from './sign-in-shared.ts';

/** What is asked for, once it is known what the consultation sends. */
interface Asked {
  readonly consultation: string;
  /** What is counted: whose something is, known to us or not. */
  readonly about: string;
  readonly kind: AccessRequestKind;
  readonly typed: object;
  readonly robotCheck: string | undefined;
}

/**
 * Asking for what one signs in with. Everybody is answered alike, before anything is looked into; what it comes to is
 * done afterwards (sign-in/request-worker.ts).
 */
export function requestRoutes(app: App, context: HttpContext): void {
  const take = async (request: FastifyRequest, asked: Asked): Promise<void> => {
    const { consultation, about, kind, typed, robotCheck } = asked;
    const target = JSON.stringify(['request', kind, consultation, plainNumber(about)]);
    valueOf(await admit(context, { address: request.ip, target, robotCheck, alwaysChecked: true }));
    await queueRequest(context, consultation, kind, typed);
  };
  const offered = async (id: string, offers: (signIn: ConsultationDefinition['signIn']) => boolean) =>
    valueOf(await offeredIn(context, id, offers, 'during'));
  const schema = {
    tags: ['voter'],
    params: ConsultationPath,
    description: 'Answers the same to everybody, before anything is looked into.',
    response: { 202: Taken, ...problems(...signInRefusals, 'election-not-open') },
  } as const;

  app.post(
    '/consultations/:consultation/recover/identifier',
    {
      schema: {
        ...schema,
        operationId: 'recoverIdentifier',
        summary:
          'Have the identifier sent to the known e-mail address; or a single-use link, where the consultation has those',
        body: IdentifierRequest,
      },
    },
    async (request, reply) => {
      const { number, orderNumber, robotCheck } = request.body;
      const { id: consultation, definition } = await offered(
        request.params.consultation,
        ({ password }) => password !== undefined,
      );
      const what =
        definition.signIn.links === undefined
          ? ({ kind: 'identifier', typed: { number, ...orderNumberOf(definition, orderNumber) } } as const)
          : ({ kind: 'link', typed: { number } } as const);
      await take(request, { consultation, about: number, ...what, robotCheck });
      return reply.code(202).send({});
    },
  );
  app.post(
    '/consultations/:consultation/recover/password',
    {
      schema: {
        ...schema,
        operationId: 'recoverPassword',
        summary: 'Have a new password sent by SMS to the known mobile phone; the one before stops working',
        body: PasswordRequest,
      },
    },
    async (request, reply) => {
      const { mobile, identifier, orderNumber, robotCheck } = request.body;
      const { id: consultation, definition } = await offered(
        request.params.consultation,
        ({ password, links }) => password !== undefined && links === undefined,
      );
      const typed = { mobile, identifier, ...orderNumberOf(definition, orderNumber) };
      await take(request, { consultation, about: identifier, kind: 'password', typed, robotCheck });
      return reply.code(202).send({});
    },
  );
  app.post(
    '/consultations/:consultation/token',
    {
      schema: {
        ...schema,
        operationId: 'requestToken',
        summary: 'Have a voting token sent to the known e-mail address; the one before stops working',
        body: TokenRequest,
      },
    },
    async (request, reply) => {
      const { number, robotCheck } = request.body;
      const { id: consultation } = await offered(
        request.params.consultation,
        ({ token }) => token !== undefined,
      );
      await take(request, { consultation, about: number, kind: 'token', typed: { number }, robotCheck });
      return reply.code(202).send({});
    },
  );
}

/** The order number, where the consultation asks for it; then it must be there. */
function orderNumberOf(
  { signIn }: ConsultationDefinition,
  typed: string | undefined,
): { readonly orderNumber?: string } {
  if (signIn.password?.withOrderNumber !== true) return {};
  if (typed !== undefined) return { orderNumber: typed };
  throw new HttpFailure({ code: 'request-invalid', detail: 'body must have required property orderNumber' });
}
