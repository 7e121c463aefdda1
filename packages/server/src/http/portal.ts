import fastifyStatic from '@fastify/static';
import type { FastifyRequest } from 'fastify';
import type { HttpContext } from './context.ts';
import { HttpFailure } from './problem.ts';
import { isWorkerScript, policyText, workerPolicy } from './security.ts';
import type { App } from './types.ts';

/** The portal's routes, each a folder of the static build with the same page. */
export const portalRoutes = [
  '',
  'candidates/',
  'sign-in/',
  'recover-identifier/',
  'recover-password/',
  'request-token/',
  'link/',
  'elections/',
  'vote/',
  'after-vote/',
  'my-data/',
  'profile/',
  'check/',
  'check-vote/',
  'observe/',
  'signed-out/',
  'accessibility/',
] as const;

/**
 * Serves the built portal, if there is one: for all consultations at `/`, and for each at `/its-id/`. Assets carry
 * their hash in their name and never change; pages are asked for anew each time.
 */
export async function servePortal(app: App, { store, portalFolder }: HttpContext): Promise<void> {
  if (portalFolder === undefined) return;
  await app.register(fastifyStatic, {
    root: portalFolder,
    index: ['index.html'],
    redirect: true,
    cacheControl: false,
    // The build lays them beside its files.
    preCompressed: true,
    setHeaders(reply, sent) {
      const path = sent.replace(/\.(br|gz)$/, '');
      const immutable = path.includes('/assets/');
      void reply.header('cache-control', immutable ? 'public, max-age=31536000, immutable' : 'no-cache');
      if (isWorkerScript(path)) void reply.header('content-security-policy', policyText(workerPolicy));
    },
  });
  app.get('/portal.config.json', { schema: { hide: true } }, async (_request, reply) => {
    const consultations = await store.consultations.all();
    const only = consultations.length === 1 ? consultations[0] : undefined;
    return reply.header('cache-control', 'no-cache').send(configOf(only?.id));
  });
  app.get<{ Params: { consultation: string } }>(
    '/:consultation/portal.config.json',
    { schema: { hide: true } },
    async (request, reply) => {
      const stored = await store.consultations.find(request.params.consultation);
      if (stored === undefined) throw new HttpFailure({ code: 'consultation-unknown' });
      return reply.header('cache-control', 'no-cache').send(configOf(stored.id));
    },
  );
  for (const route of portalRoutes) {
    // Said outright, else the folder's name would be taken for a consultation's.
    if (route !== '') {
      app.get(`/${route}`, { schema: { hide: true } }, (_request, reply) => reply.sendFile('index.html'));
    }
    app.get<{ Params: { consultation: string } }>(
      `/:consultation/${route}`,
      { schema: { hide: true } },
      async (request, reply) => {
        if ((await store.consultations.find(request.params.consultation)) === undefined) {
          reply.callNotFound();
          return reply;
        }
        return reply.sendFile('index.html');
      },
    );
  }
}

/** Whether a person’s browser wants to show the answer as a page of the portal; programs are answered as the API answers. */
export function asksForPage({ method, url, headers }: FastifyRequest): boolean {
  if (method !== 'GET' || /^\/(api|development|health)\//.test(url)) return false;
  return headers.accept?.includes('text/html') === true;
}

function configOf(consultation: string | undefined): { apiBase: string; consultation?: string } {
  return { apiBase: '/api/v1', ...(consultation === undefined ? {} : { consultation }) };
}
