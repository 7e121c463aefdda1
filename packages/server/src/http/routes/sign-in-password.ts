import { Type } from 'typebox';
import type { Outcome } from '../../errors.ts';
import { plainNumber } from '../../roll/read-number.ts';
import { admit } from '../../sign-in/admission.ts';
import { voterByPassword } from '../../sign-in/by-password.ts';
import { openConsultation, type EnteredConsultation, type Moment } from '../../sign-in/open-consultation.ts';
import { queueRequest } from '../../sign-in/requests/handler.ts';
import { startSession } from '../../voting/sessions.ts';
import { failure } from '../../errors.ts';
import type { HttpContext } from '../context.ts';
import { HttpFailure, valueOf } from '../problem.ts';
import { problems } from '../responses.ts';
import { IdentifierRequest, PasswordRequest, PasswordSignIn, Taken } from '../schemas/sign-in.ts';
import { setSessionCookie } from '../session-cookie.ts';
import type { App } from '../types.ts';

const Parameters = Type.Object({ consultation: Type.String({ maxLength: 100 }) });

const refusals = [
  'request-invalid',
  'origin-refused',
  'consultation-unknown',
  'sign-in-way-not-offered',
  'sign-in-closed',
  'too-many-requests',
  'robot-check-missing',
  'robot-check-failed',
  'robot-check-used',
] as const;

/** Signing in by identifier and password, and asking for either again. */
export function passwordRoutes(app: App, context: HttpContext): void {
  const { store, clock, secretHashes, sessionLimits } = context;
  const offered = async (id: string, moment?: Moment): Promise<Outcome<EnteredConsultation>> => {
    const open = await openConsultation(store, id, clock(), moment);
    return open.ok && open.value.definition.signIn.password === undefined
      ? failure('sign-in-way-not-offered')
      : open;
  };
  app.post(
    '/consultations/:consultation/sign-in/password',
    {
      schema: {
        operationId: 'signInByPassword',
        tags: ['voter'],
        summary: 'Sign in by identifier, password and order number',
        description:
          'Whatever is wrong, the answer is the same, and takes the same time. After several attempts for one identifier a robot check is asked for: the problem carries it. Nobody is locked out.',
        params: Parameters,
        body: PasswordSignIn,
        response: {
          204: Type.Null({ description: 'Signed in: the session cookie is set' }),
          ...problems(...refusals, 'sign-in-refused'),
        },
      },
    },
    async (request, reply) => {
      const { identifier, robotCheck } = request.body;
      const { id } = valueOf(await offered(request.params.consultation));
      const admitted = valueOf(
        await admit(context, {
          address: request.ip,
          target: JSON.stringify(['password', id, plainNumber(identifier)]),
          robotCheck,
        }),
      );
      const voter = await voterByPassword(store, secretHashes, id, request.body);
      if (voter === undefined) throw new HttpFailure({ code: 'sign-in-refused' });
      await admitted.forgive();
      const { token } = await startSession(store, clock, sessionLimits, voter, 'password');
      setSessionCookie(reply, token);
      return reply.code(204).send(null);
    },
  );
  app.post(
    '/consultations/:consultation/recover/identifier',
    {
      schema: {
        operationId: 'recoverIdentifier',
        tags: ['voter'],
        summary: 'Have the identifier sent to the known e-mail address',
        description: 'Answers the same to everybody, before anything is looked into.',
        params: Parameters,
        body: IdentifierRequest,
        response: { 202: Taken, ...problems(...refusals, 'election-not-open') },
      },
    },
    async (request, reply) => {
      const { number, orderNumber, robotCheck } = request.body;
      const { id } = valueOf(await offered(request.params.consultation, 'during'));
      const target = JSON.stringify(['recover-identifier', id, plainNumber(number)]);
      valueOf(await admit(context, { address: request.ip, target, robotCheck, alwaysChecked: true }));
      await queueRequest(context, id, 'identifier', { number, orderNumber });
      return reply.code(202).send({});
    },
  );
  app.post(
    '/consultations/:consultation/recover/password',
    {
      schema: {
        operationId: 'recoverPassword',
        tags: ['voter'],
        summary: 'Have a new password sent by SMS to the known mobile phone; the one before stops working',
        description: 'Answers the same to everybody, before anything is looked into.',
        params: Parameters,
        body: PasswordRequest,
        response: { 202: Taken, ...problems(...refusals, 'election-not-open') },
      },
    },
    async (request, reply) => {
      const { mobile, identifier, orderNumber, robotCheck } = request.body;
      const { id } = valueOf(await offered(request.params.consultation, 'during'));
      const target = JSON.stringify(['recover-password', id, plainNumber(identifier)]);
      valueOf(await admit(context, { address: request.ip, target, robotCheck, alwaysChecked: true }));
      await queueRequest(context, id, 'password', { mobile, identifier, orderNumber });
      return reply.code(202).send({});
    },
  );
}
