import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import Provider from 'oidc-provider';
import type { SignInKeyDefinition } from '../definition/definition.ts';
import { contextOfKey } from '../sign-in/openid-connect.ts';
import { configurationOf, type ClientRegistration } from './configuration.ts';
import { Interactions } from './interactions.ts';
import type { Person } from './pages.ts';
import { pageHeaders, send } from './requests.ts';

/** Where failures go; pino's loggers fit. */
interface IdentityProviderLogger {
  warn(details: object, message: string): void;
  error(details: object, message: string): void;
}

export interface IdentityProviderOptions {
  /** Port on 127.0.0.1; 0 takes any that is free. */
  readonly port: number;
  /** The origin that browsers and the voting server reach it by; http://127.0.0.1:PORT when left out. */
  readonly issuer?: string;
  readonly client: ClientRegistration;
  /** Who can sign in: asked each time, so that a roll imported later counts. */
  readonly people: () => Promise<readonly Person[]>;
  /** The keys that it offers, at least one. */
  readonly keys: readonly SignInKeyDefinition[];
  readonly logger?: IdentityProviderLogger;
}

export interface RunningIdentityProvider {
  readonly issuer: string;
  close(): Promise<void>;
}

/**
 * Starts the development OpenID provider: real protocol, invented identities. Whoever knows a number of the roll can
 * sign in as that person, so it must never serve a real consultation.
 */
export async function startIdentityProvider(
  options: IdentityProviderOptions,
): Promise<RunningIdentityProvider> {
  const stylesheet = await readFile(new URL('identity-provider.css', import.meta.url));
  let answer: (request: IncomingMessage, response: ServerResponse) => Promise<void> = (
    _request,
    response,
  ) => {
    send(response, 503, { 'retry-after': '1' });
    return Promise.resolve();
  };
  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => {
      options.logger?.error({ err: error }, 'the identity provider failed');
      if (!response.headersSent) send(response, 500, {});
      else response.destroy();
    });
  });
  const port = await new Promise<number>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port, '127.0.0.1', () => {
      const address = server.address();
      if (address === null || typeof address === 'string') reject(new Error('A TCP server has an address'));
      else resolve(address.port);
    });
  });
  const close = () =>
    new Promise<void>((resolve, reject) => {
      server.close((error) => {
        if (error === undefined) resolve();
        else reject(error);
      });
      server.closeAllConnections();
    });

  const issuer = options.issuer ?? `http://127.0.0.1:${String(port)}`;
  try {
    answer = await answerer(options, issuer, stylesheet);
  } catch (error) {
    await close();
    throw error;
  }
  return { issuer, close };
}

async function answerer(
  { client, people, keys, logger }: IdentityProviderOptions,
  issuer: string,
  stylesheet: Buffer,
): Promise<(request: IncomingMessage, response: ServerResponse) => Promise<void>> {
  if (new URL(issuer).origin !== issuer)
    throw new Error(`The issuer ${issuer} must be an origin, without path`);
  if (keys.length === 0) throw new Error('An identity provider needs a key to offer');
  const signedIn = new Map<string, Person>();
  const headers = pageHeaders([...new Set(client.redirectUris.map((uri) => new URL(uri).origin))]);
  const configuration = await configurationOf({
    client,
    acrValues: keys.map(({ id }) => contextOfKey(id)),
    personOf: (subject) => signedIn.get(subject),
    headers,
  });
  const provider = new Provider(issuer, configuration);
  provider.on('server_error', (_ctx, error) => logger?.error({ err: error }, 'the identity provider failed'));
  const refused = (_ctx: unknown, error: Error) =>
    logger?.warn({ error: error.message }, 'a sign-in was refused');
  provider.on('authorization.error', refused);
  provider.on('grant.error', refused);
  const interactions = new Interactions({
    provider,
    keys,
    people,
    headers,
    now: Date.now,
    subjectOf(person) {
      const subject = createHash('sha256').update(`${issuer} ${person.number}`).digest('base64url');
      signedIn.set(subject, person);
      return subject;
    },
  });
  const protocol = provider.callback();

  return async (request, response) => {
    const url = new URL(request.url ?? '/', issuer);
    if (url.pathname === '/identity-provider.css') {
      response
        .writeHead(200, { 'content-type': 'text/css; charset=utf-8', 'cache-control': 'no-cache' })
        .end(stylesheet);
    } else if (url.pathname === '/favicon.ico') send(response, 204, {});
    else if (!(await interactions.handle(request, response, url))) await protocol(request, response);
  };
}
