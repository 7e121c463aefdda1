import { basename, join } from 'node:path';
import { pino, type Logger } from 'pino';
import { systemClock, type Clock } from '../../packages/server/src/clock.ts';
import { startDevelopmentInbox } from '../../packages/server/src/development-inbox/inbox.ts';
import { startIdentityProvider } from '../../packages/server/src/identity-provider/identity-provider.ts';
import { readStoredDefinition } from '../../packages/server/src/definition/stored-definition.ts';
import { stageConsultation } from '../../packages/server/src/rehearsal/stage.ts';
import {
  openDataFolder,
  redirectUriOf,
  startServer,
  type DataFolder,
} from '../../packages/server/src/server.ts';
import type { CastStep } from '../../packages/server/src/voting/cast.ts';
import { startHostSite } from './host-site.ts';
import { portalFolder } from './portal.ts';
import { root } from './root.ts';

/** The folder of an example. */
export function exampleFolder(id: string): string {
  return join(root, 'examples', id);
}

/** The consultations that the demonstration serves, unless it is given others. */
const demoFolders: readonly string[] = ['ordre-2024', 'ministere-2024', 'inami-2018', 'education-2011'].map(
  exampleFolder,
);

const client = { clientId: 'isoloir-demo', clientSecret: 'isoloir-demo-secret' } as const;

const day = 24 * 60 * 60 * 1000;

/**
 * Creates the demonstration's consultations in a data folder, those that are not there yet; open for five weeks. Each
 * comes from a folder that has the name of its identifier.
 */
export async function createDemoConsultations(
  data: DataFolder,
  dataFolder: string,
  folders: readonly string[],
): Promise<readonly string[]> {
  const created: string[] = [];
  for (const folder of folders) {
    const example = basename(folder);
    if ((await data.store.consultations.find(example)) !== undefined) continue;
    const now = data.clock();
    await stageConsultation(data, folder, {
      opensAt: now,
      closesAt: new Date(now.getTime() + 35 * day),
      keysFolder: join(dataFolder, 'demo-trustees', example),
    });
    created.push(example);
  }
  return created;
}

/** A running demonstration. */
export interface Demo {
  readonly origin: string;
  readonly issuer: string;
  /** A site that announces the first consultation in a banner. */
  readonly hostSite: string;
  readonly data: DataFolder;
  /** Stops the identity provider alone, as on its worst day. */
  stopIdentityProvider(): Promise<void>;
  close(): Promise<void>;
}

/**
 * What a demonstration is started with. The identity provider takes the port after the server's, the mail server the
 * next, and the host site the one after that.
 */
export interface DemoOptions {
  readonly dataFolder: string;
  readonly port: number;
  /** The origin of a web server in front, which serves the portal: the server itself then does not. */
  readonly publicOrigin?: string;
  /** The consultations to serve, in place of the examples. */
  readonly folders?: readonly string[];
  readonly logger?: Logger;
  readonly clock?: Clock;
  /** Where mails go, in place of the mail server for development. */
  readonly smtpUrl?: string;
  readonly onStep?: (step: CastStep) => void;
}

/** Starts server, portal, and the identity provider and mail server for development over a data folder. */
export async function startDemo({
  dataFolder,
  port,
  publicOrigin: inFront,
  folders = demoFolders,
  logger,
  clock,
  smtpUrl,
  onStep,
}: DemoOptions): Promise<Demo> {
  const data = await openDataFolder(dataFolder, clock ?? systemClock);
  await createDemoConsultations(data, dataFolder, folders);
  const stored = await data.store.consultations.all();
  const keys = stored.flatMap(
    ({ definition }) => readStoredDefinition(definition).signIn.openIdConnect?.keys ?? [],
  );
  const publicOrigin = inFront ?? `http://localhost:${port}`;
  const provider = await startIdentityProvider({
    port: port + 1,
    issuer: `http://localhost:${port + 1}`,
    client: { ...client, redirectUris: [redirectUriOf(publicOrigin)] },
    people: async () =>
      (await Promise.all(stored.map(({ id }) => data.store.roll.ofConsultation(id)))).flat(),
    keys: [...new Map(keys.map((key) => [key.id, key])).values()],
  });
  const inbox = await startDevelopmentInbox(port + 2);
  const { app, origin } = await startServer({
    data,
    host: 'localhost',
    port,
    publicOrigin,
    ...(inFront === undefined ? { portalFolder } : {}),
    openId: { issuer: provider.issuer, ...client },
    smtp: { url: smtpUrl ?? inbox.smtpUrl, from: 'vote@example.org' },
    sms: { url: inbox.smsUrl },
    inbox,
    logger: logger ?? pino({ level: 'silent' }),
    ...(onStep === undefined ? {} : { onStep }),
  });
  let stopped: Promise<void> | undefined;
  const stopIdentityProvider = (): Promise<void> => (stopped ??= provider.close());
  const announced = stored.find(({ id }) => id === basename(folders[0] ?? ''));
  if (announced === undefined) throw new Error('There is no consultation to announce');
  const { opensAt, closesAt } = announced;
  const { timeZone } = readStoredDefinition(announced.definition).period;
  const announcement = { opensAt, closesAt, timeZone, portal: `${origin}/${announced.id}/` };
  const hostSite = await startHostSite(port + 3, announcement, data.clock);
  return {
    origin,
    issuer: provider.issuer,
    hostSite: hostSite.origin,
    data,
    stopIdentityProvider,
    async close() {
      await hostSite.close();
      await app.close();
      await stopIdentityProvider();
      await inbox.close();
      await data.close();
    },
  };
}
