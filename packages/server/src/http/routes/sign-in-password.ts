import { Type } from 'typebox';
import { plainNumber } from '../../roll/read-number.ts';
import { admit } from '../../sign-in/admission.ts';
import { findByPassword } from '../../sign-in/by-password.ts';
import { ProvenVoter } from '../../sign-in/proven-voter.ts';
import type { HttpContext } from '../context.ts';
import { valueOf } from '../problem.ts';
import { problems } from '../responses.ts';
import { PasswordSignIn } from '../schemas/sign-in.ts';
import { beginSession } from '../session-cookie.ts';
import type { App } from '../types.ts';
import { ConsultationPath, offeredIn, signInRefusals } from './sign-in-shared.ts';

/** Signing in by identifier and password. */
export function passwordRoutes(app: App, context: HttpContext): void {
  const { store, secretHashes } = context;
  app.post(
    '/consultations/:consultation/sign-in/password',
    {
      schema: {
        operationId: 'signInByPassword',
        tags: ['voter'],
        summary:
          'Sign in by identifier and password, with order number and voting token where the consultation wants them',
        description:
          'Whatever is wrong, the answer is the same, and takes the same time. After several attempts for one identifier a robot check is asked for: the problem carries it. Nobody is locked out.',
        params: ConsultationPath,
        body: PasswordSignIn,
        response: {
          204: Type.Null({ description: 'Signed in: the session cookie is set' }),
          ...problems(...signInRefusals, 'sign-in-refused', 'token-used'),
        },
      },
    },
    async (request, reply) => {
      const { identifier, robotCheck } = request.body;
      const { id, definition } = valueOf(
        await offeredIn(context, request.params.consultation, ({ password }) => password !== undefined),
      );
      const admitted = valueOf(
        await admit(context, {
          address: request.ip,
          target: JSON.stringify(['password', id, plainNumber(identifier)]),
          robotCheck,
        }),
      );
      const found = await findByPassword(store, secretHashes, id, request.body);
      const proven = valueOf(
        await ProvenVoter.prove(context, { way: 'password', definition, ...found }, request.body),
      );
      await admitted.forgive();
      await beginSession(context, request, reply, proven);
      return reply.code(204).send(null);
    },
  );
}
