import cookie from '@fastify/cookie';
import helmet from '@fastify/helmet';
import swagger from '@fastify/swagger';
import swaggerUi from '@fastify/swagger-ui';
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import Fastify, { LogController, type FastifyBaseLogger } from 'fastify';
import { inboxRoutes } from '../development-inbox/routes.ts';
import { publicTurnouts } from '../voting/public-turnout.ts';
import { admitBooth, answerPreflights } from './booth.ts';
import { connectionLimits, connectionOptions } from './connections.ts';
import type { HttpContext } from './context.ts';
import { allowListedOrigin } from './cross-origin.ts';
import { documentOptions, withReferences } from './document.ts';
import { checkOrigin } from './origin.ts';
import { asksForPage, servePortal } from './portal.ts';
import { answerError, HttpFailure } from './problem.ts';
import { afterVoteRoutes } from './routes/after-vote.ts';
import { boothSessionRoutes } from './routes/booth-sessions.ts';
import { consultationRoutes } from './routes/consultations.ts';
import { documentRoutes } from './routes/documents.ts';
import { electionRoutes } from './routes/elections.ts';
import { healthRoutes } from './routes/health.ts';
import { noticeRoutes } from './routes/notices.ts';
import { observationRoutes } from './routes/observation.ts';
import { referenceRoutes } from './routes/references.ts';
import { resultRoutes } from './routes/results.ts';
import { sessionRoutes } from './routes/session.ts';
import { signatureProofRoutes } from './routes/signature-proof.ts';
import { linkRoutes } from './routes/sign-in-links.ts';
import { passwordRoutes } from './routes/sign-in-password.ts';
import { requestRoutes } from './routes/sign-in-requests.ts';
import { signInRoutes } from './routes/sign-in.ts';
import { turnoutRoutes } from './routes/turnout.ts';
import { urnRoutes } from './routes/urn.ts';
import { verificationRoutes } from './routes/verification.ts';
import { documentationPolicy, pagePolicy, policyText, securityHeaders } from './security.ts';
import type { App } from './types.ts';

/** Where the API lives on its origin. */
export const apiPrefix = '/api/v1';

// The largest ballot that a definition allows (several questions of a hundred candidates, BELENIOS-2048) stays below.
const largestBody = 2 * 1024 * 1024;

/** The whole HTTP server, not yet listening. */
export async function createApp(context: HttpContext, logger: FastifyBaseLogger | false): Promise<App> {
  // Who may say on whose behalf they ask: else whoever asks could count as anybody.
  const trustProxy: string[] = [...(context.trustedProxies ?? [])];
  const common = {
    ...connectionOptions(context.connectionLimits ?? connectionLimits),
    bodyLimit: largestBody,
    // What fails before there is a route: an address that can not be decoded.
    frameworkErrors: answerError,
    trustProxy,
    // What does not have the documented shape is refused, not bent into it.
    ajv: { customOptions: { coerceTypes: false, removeAdditional: false } },
  } as const;
  // Requests are not logged: their lines would tell when who asked for what.
  const logController = new LogController({ disableRequestLogging: true });
  const app: App = (
    logger === false ? Fastify(common) : Fastify({ ...common, loggerInstance: logger, logController })
  ).withTypeProvider<TypeBoxTypeProvider>();

  context.metrics?.watch(app);
  await app.register(cookie);
  await app.register(helmet, {
    global: true,
    contentSecurityPolicy: { useDefaults: false, directives: { ...pagePolicy } },
    strictTransportSecurity: false,
    crossOriginEmbedderPolicy: false,
  });
  await app.register(swagger, documentOptions);

  app.setErrorHandler(answerError);
  app.setNotFoundHandler((request, reply) =>
    context.portalFolder !== undefined && asksForPage(request)
      ? reply.code(404).header('cache-control', 'no-cache').sendFile('404.html')
      : answerError(new HttpFailure({ code: 'not-found' }), request, reply),
  );
  app.addHook('onRequest', async (request, reply) => {
    for (const [name, value] of Object.entries(securityHeaders)) void reply.header(name, value);
    if (await allowListedOrigin(request, reply, context.store)) return;
    if (await admitBooth(request, reply, context.store)) return;
    checkOrigin(request, context.publicOrigin);
  });

  healthRoutes(app, context);
  answerPreflights(app, context.store);
  const publicTurnout = publicTurnouts(context.store, context.clock);
  await app.register(
    async (api: App) => {
      api.addHook('onRequest', (_request, reply, next) => {
        void reply.header('cache-control', 'no-store');
        next();
      });
      consultationRoutes(api, context);
      documentRoutes(api, context);
      noticeRoutes(api, context);
      turnoutRoutes(api, context, publicTurnout);
      observationRoutes(api, context, publicTurnout);
      sessionRoutes(api, context);
      boothSessionRoutes(api, context);
      afterVoteRoutes(api, context);
      signatureProofRoutes(api, context);
      electionRoutes(api, context);
      urnRoutes(api, context);
      resultRoutes(api, context);
      referenceRoutes(api, context);
      verificationRoutes(api, context);
      signInRoutes(api, context);
      passwordRoutes(api, context);
      requestRoutes(api, context);
      linkRoutes(api, context);
      api.get('/openapi.json', { schema: { hide: true } }, () => openApiDocument(app));
      await api.register(swaggerUi, {
        routePrefix: '/docs',
        staticCSP: true,
        transformStaticCSP: () => policyText(documentationPolicy),
        transformSpecification: (document) => withReferences(JSON.stringify(document)),
        transformSpecificationClone: false,
        theme: { title: 'Isoloir API' },
      });
    },
    { prefix: apiPrefix },
  );
  if (context.inbox !== undefined) await inboxRoutes(app, context.inbox);
  await servePortal(app, context);
  return app;
}

/** The OpenAPI 3.1 document of a ready server, as JSON. */
export function openApiDocument(app: App): unknown {
  return withReferences(JSON.stringify(app.swagger()));
}
