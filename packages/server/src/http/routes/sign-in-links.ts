import { maskAddress } from '../../contact-data/email-address.ts';
import { admit } from '../../sign-in/admission.ts';
import { findLink, identify, useLink } from '../../sign-in/open-link.ts';
import { hashOfSecret } from '../../voting/sessions.ts';
import type { HttpContext } from '../context.ts';
import { valueOf } from '../problem.ts';
import { problems } from '../responses.ts';
import {
  LinkIdentified,
  LinkIdentity,
  LinkOpened,
  LinkOpening,
  LinkUse,
  LinkUsed,
} from '../schemas/sign-in.ts';
import type { App } from '../types.ts';

const linkRefusals = [
  'request-invalid',
  'origin-refused',
  'link-unknown',
  'link-used',
  'link-replaced',
  'link-expired',
] as const;

const identityRefusals = [
  ...linkRefusals,
  'link-identity-refused',
  'too-many-requests',
  'robot-check-missing',
  'robot-check-failed',
  'robot-check-used',
] as const;

/**
 * Single-use links: their secret is in the fragment of an address, which browsers send to nobody; the page hands it over
 * by POST. Whatever merely fetches the address, a mail scanner for example, uses nothing up.
 */
export function linkRoutes(app: App, context: HttpContext): void {
  const { store, clock } = context;
  const admitOnce = async (address: string, token: string, robotCheck: string | undefined) =>
    valueOf(
      await admit(context, { address, target: JSON.stringify(['link', hashOfSecret(token)]), robotCheck }),
    );
  app.post(
    '/links/open',
    {
      schema: {
        operationId: 'openLink',
        tags: ['voter'],
        summary: 'Whether a single-use link is good; uses nothing up',
        body: LinkOpening,
        response: { 200: LinkOpened, ...problems(...linkRefusals) },
      },
    },
    async (request) => {
      const { link, endsAt } = valueOf(await findLink(store, request.body.token, clock()));
      return { consultation: link.consultation, expiresAt: endsAt.toISOString() };
    },
  );
  app.post(
    '/links/identity',
    {
      schema: {
        operationId: 'identifyByLink',
        tags: ['voter'],
        summary: 'Say who one is; tells where the identifier would go. Uses nothing up',
        body: LinkIdentity,
        response: { 200: LinkIdentified, ...problems(...identityRefusals) },
      },
    },
    async (request) => {
      const { token, robotCheck } = request.body;
      const admitted = await admitOnce(request.ip, token, robotCheck);
      const { voter, access } = valueOf(await identify(context, token, request.body));
      await admitted.forgive();
      return {
        address: maskAddress(access.chosenAddress ?? voter.email),
        addressFixed: access.chosenAddress !== null,
      };
    },
  );
  app.post(
    '/links/use',
    {
      schema: {
        operationId: 'useLink',
        tags: ['voter'],
        summary: 'Use a link up: the identifier goes by e-mail, the password is in the answer, once',
        body: LinkUse,
        response: {
          200: LinkUsed,
          ...problems(...identityRefusals, 'address-fixed', 'contact-data-invalid'),
        },
      },
    },
    async (request) => {
      const { token, robotCheck, otherAddress } = request.body;
      const admitted = await admitOnce(request.ip, token, robotCheck);
      const used = valueOf(await useLink(context, token, request.body, otherAddress));
      await admitted.forgive();
      return used;
    },
  );
}
