import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import type { FastifyBaseLogger } from 'fastify';
import { systemClock, type Clock } from './clock.ts';
import type { DevelopmentInbox } from './development-inbox/inbox.ts';
import { apiPrefix, createApp } from './http/app.ts';
import type { ConnectionLimits } from './http/connections.ts';
import { callbackPath } from './http/routes/sign-in.ts';
import type { App } from './http/types.ts';
import { readServerKeys, type ReferenceSigner } from './keys.ts';
import { smtpTransport, type SmtpSettings } from './mail/transport.ts';
import { createMailWorker } from './mail/worker.ts';
import type { Office } from './office/office.ts';
import type { Loop } from './outbox/loop.ts';
import { openRegistrar } from './registrar/registrar.ts';
import { createRobotChecks, type RobotCheck } from './robot-check/robot-check.ts';
import { createSecretBox, type SecretBox } from './secret-box.ts';
import { createThrottleKeys, type ThrottleKeyOf } from './sign-in/admission.ts';
import { openIdSignIn } from './sign-in/openid-connect.ts';
import { listenForMetrics, type MetricsAddress } from './metrics/listen.ts';
import { createMetrics } from './metrics/metrics.ts';
import { createRequestWorker } from './sign-in/request-worker.ts';
import { createSecretHashes, type SecretHashes } from './sign-in/secret-hash.ts';
import { httpSmsGateway, type SmsSettings } from './sms/gateway.ts';
import { createSmsWorker } from './sms/worker.ts';
import { openPostgresStore } from './store/postgres.ts';
import { openSqliteStore } from './store/sqlite.ts';
import { threadedChecks } from './voting/ballot-checks.ts';
import type { CastStep } from './voting/cast.ts';

/** An open data folder: the store, the registrar and the keys. */
export interface DataFolder extends Office {
  readonly signer: ReferenceSigner;
  readonly attachmentBox: SecretBox;
  readonly robotCheck: RobotCheck;
  readonly secretHashes: SecretHashes;
  readonly throttleKeyOf: ThrottleKeyOf;
  close(): Promise<void>;
}

/**
 * Opens a data folder, making it first where there is none. With the address of a PostgreSQL database the store is
 * there; the folder then holds the keys and the registrar alone.
 */
export async function openDataFolder(
  folder: string,
  clock: Clock = systemClock,
  databaseUrl?: string,
): Promise<DataFolder> {
  const { signer, registrarKey, outboxKey, robotCheckKey, throttleKey } = readServerKeys(folder);
  const store = await (databaseUrl === undefined
    ? openSqliteStore(join(folder, 'isoloir.sqlite'))
    : openPostgresStore(databaseUrl));
  const registrar = openRegistrar(join(folder, 'registrar.sqlite'), registrarKey);
  return {
    store,
    registrar,
    signer,
    attachmentBox: createSecretBox(outboxKey),
    robotCheck: createRobotChecks(robotCheckKey, clock),
    secretHashes: createSecretHashes(),
    throttleKeyOf: createThrottleKeys(throttleKey),
    clock,
    async close() {
      await store.close();
      registrar.close();
    },
  };
}

/** What a server is started with. */
export interface ServerOptions {
  readonly data: DataFolder;
  readonly host: string;
  /** 0 takes any free port. */
  readonly port: number;
  /** Under which origin browsers reach it; by default `http://host:port`. */
  readonly publicOrigin?: string;
  readonly portalFolder?: string;
  readonly openId: { readonly issuer: string; readonly clientId: string; readonly clientSecret: string };
  /** The mail server; without it mails wait in the outbox. */
  readonly smtp?: SmtpSettings;
  /** The SMS gateway; without it SMS wait in the outbox. */
  readonly sms?: SmsSettings;
  /** Addresses and networks of the proxies whose word about a client’s address is taken. */
  readonly trustedProxies?: readonly string[];
  /** How long connections may take; the usual limits when left out. */
  readonly connectionLimits?: ConnectionLimits;
  /** Where Prometheus asks; without it nothing is measured. */
  readonly metrics?: MetricsAddress;
  /** Shown under /development/inbox; for demonstrations and tests. */
  readonly inbox?: DevelopmentInbox;
  readonly logger: FastifyBaseLogger | false;
  /** Threads that check ballots; by default as many as the machine has processors. */
  readonly threads?: number;
  readonly onStep?: (step: CastStep) => void;
}

/** Minutes: the seed's ten without activity, and a working day in all. */
export const sessionLimits = { idleMinutes: 10, absoluteMinutes: 8 * 60 } as const;

/** The address at which the identity provider must send browsers back. */
export function redirectUriOf(publicOrigin: string): string {
  return `${publicOrigin}${apiPrefix}${callbackPath}`;
}

/** Starts a server; it answers when the promise is fulfilled. `metricsPort`: where its measures are, if it measures. */
export async function startServer(
  options: ServerOptions,
): Promise<{ readonly app: App; readonly origin: string; readonly metricsPort: number | undefined }> {
  const { data, host, port, openId, logger, onStep } = options;
  const publicOrigin = options.publicOrigin ?? `http://${host}:${port}`;
  const metrics = options.metrics === undefined ? undefined : createMetrics(data.store, data.clock);
  const ballotChecks = threadedChecks(options.threads ?? availableParallelism());
  const app = await createApp(
    {
      ballotChecks,
      store: data.store,
      registrar: data.registrar,
      signer: data.signer,
      attachmentBox: data.attachmentBox,
      robotCheck: data.robotCheck,
      secretHashes: data.secretHashes,
      throttleKeyOf: data.throttleKeyOf,
      ...(options.trustedProxies === undefined ? {} : { trustedProxies: options.trustedProxies }),
      ...(options.connectionLimits === undefined ? {} : { connectionLimits: options.connectionLimits }),
      clock: data.clock,
      signIn: openIdSignIn({ ...openId, redirectUri: redirectUriOf(publicOrigin) }),
      sessionLimits,
      publicOrigin,
      ...(options.portalFolder === undefined ? {} : { portalFolder: options.portalFolder }),
      ...(metrics === undefined ? {} : { metrics }),
      ...(options.inbox === undefined ? {} : { inbox: options.inbox }),
      ...(onStep === undefined ? {} : { onStep }),
    },
    logger,
  );
  app.addHook('onClose', () => ballotChecks.close());
  const { store, attachmentBox, clock } = data;
  const workers: Loop[] = [createRequestWorker({ ...data, logger })];
  if (options.smtp !== undefined) {
    const transport = smtpTransport(options.smtp);
    workers.push(createMailWorker({ store, attachmentBox, clock, transport, publicOrigin, logger }));
  }
  if (options.sms !== undefined) {
    const gateway = httpSmsGateway(options.sms);
    workers.push(createSmsWorker({ store, attachmentBox, clock, gateway, logger }));
  }
  for (const worker of workers) {
    worker.start();
    app.addHook('onClose', () => worker.stop());
  }
  let metricsPort: number | undefined;
  if (metrics !== undefined && options.metrics !== undefined) {
    const listening = await listenForMetrics(metrics, options.metrics);
    app.addHook('onClose', () => listening.close());
    metricsPort = listening.port;
  }
  await app.listen({ host, port });
  return { app, origin: publicOrigin, metricsPort };
}
