import { Type } from 'typebox';
import { Compile } from 'typebox/compile';
import { isLoopback } from './loopback.ts';
import type { SmtpSettings } from './mail/transport.ts';
import type { MetricsAddress } from './metrics/listen.ts';
import type { SmsSettings } from './sms/gateway.ts';

const databaseUrlPattern = '^postgres(ql)?://[^\\s]+$';

const checkEnvironment = Compile(
  Type.Object({
    ISOLOIR_DATA: Type.Optional(Type.String({ minLength: 1 })),
    ISOLOIR_DATABASE_URL: Type.Optional(Type.String({ pattern: databaseUrlPattern })),
    ISOLOIR_PUBLIC_URL: Type.Optional(Type.String({ pattern: '^https?://[^/?#]+/?$' })),
    ISOLOIR_PORTAL: Type.Optional(Type.String({ minLength: 1 })),
    ISOLOIR_OIDC_ISSUER: Type.Optional(Type.String({ pattern: '^https?://[^?#]+$' })),
    ISOLOIR_OIDC_CLIENT_ID: Type.Optional(Type.String({ minLength: 1 })),
    ISOLOIR_OIDC_CLIENT_SECRET: Type.Optional(Type.String({ minLength: 1 })),
    ISOLOIR_SMTP_URL: Type.Optional(Type.String({ pattern: '^smtps?://[^\\s]+$' })),
    ISOLOIR_SMS_URL: Type.Optional(Type.String({ pattern: '^https?://[^\\s]+$' })),
    ISOLOIR_TRUSTED_PROXIES: Type.Optional(
      Type.String({ pattern: '^[0-9A-Fa-f.:/]+( *, *[0-9A-Fa-f.:/]+)*$' }),
    ),
    ISOLOIR_MAIL_FROM: Type.Optional(Type.String({ pattern: '^[^\\s@<>]+@[^\\s@<>]+$' })),
    ISOLOIR_METRICS: Type.Optional(Type.String({ pattern: '^[^\\s/]+:[0-9]{1,5}$' })),
    HOST: Type.Optional(Type.String({ minLength: 1 })),
    PORT: Type.Optional(Type.String({ pattern: '^[0-9]{1,5}$' })),
  }),
);

const meaning: Readonly<Record<string, string>> = {
  ISOLOIR_DATA: 'a folder',
  ISOLOIR_DATABASE_URL: 'a PostgreSQL database, such as postgres://isoloir:password@db.example.org/isoloir',
  ISOLOIR_PUBLIC_URL: 'the origin under which browsers reach this server, such as https://vote.example.org',
  ISOLOIR_PORTAL: 'the folder of the built portal',
  ISOLOIR_OIDC_ISSUER: 'the address of an OpenID provider',
  ISOLOIR_OIDC_CLIENT_ID: 'our client id at the OpenID provider',
  ISOLOIR_OIDC_CLIENT_SECRET: 'our client secret at the OpenID provider',
  ISOLOIR_SMTP_URL: 'a mail server, such as smtp://user:password@mail.example.org:587',
  ISOLOIR_SMS_URL: 'an SMS gateway, such as https://user:password@sms.example.org/send',
  ISOLOIR_TRUSTED_PROXIES: 'addresses or networks of proxies, such as 127.0.0.1,10.0.0.0/8',
  ISOLOIR_MAIL_FROM: 'the e-mail address that we write from',
  ISOLOIR_METRICS: 'an address and a port, such as 127.0.0.1:9464',
  HOST: 'an address to listen on',
  PORT: 'a port number',
};

/** Settings that hold a password, and so are not repeated in a message. */
const secret: ReadonlySet<string> = new Set([
  'ISOLOIR_DATABASE_URL',
  'ISOLOIR_OIDC_CLIENT_SECRET',
  'ISOLOIR_SMTP_URL',
  'ISOLOIR_SMS_URL',
]);

/** How a server is set up. */
export interface ServerConfig {
  readonly dataFolder: string;
  /** The PostgreSQL database of the store; without it the store is a file in the data folder. */
  readonly databaseUrl?: string;
  readonly host: string;
  readonly port: number;
  readonly publicOrigin: string;
  readonly portalFolder?: string;
  readonly openId?: { readonly issuer: string; readonly clientId: string; readonly clientSecret: string };
  /** Without it mails wait in the outbox. */
  readonly smtp?: SmtpSettings;
  /** Without it SMS wait in the outbox. */
  readonly sms?: SmsSettings;
  /** The proxies whose word about a client’s address is taken. */
  readonly trustedProxies?: readonly string[];
  /** Where Prometheus asks; without it nothing is measured. */
  readonly metrics?: MetricsAddress;
}

/** Set-up that does not fit; the message says which setting and what is expected. */
export class ConfigError extends Error {}

/** Where the data are, for the command as for the server. */
export function dataFolderOf(environment: NodeJS.ProcessEnv): string {
  return environment.ISOLOIR_DATA ?? './data';
}

/** The PostgreSQL database of the store, for the command as for the server; throws a ConfigError if it is none. */
export function databaseUrlOf(environment: NodeJS.ProcessEnv): string | undefined {
  const url = environment.ISOLOIR_DATABASE_URL;
  if (url !== undefined && !new RegExp(databaseUrlPattern).test(url)) {
    throw new ConfigError(
      `ISOLOIR_DATABASE_URL is something else; expected ${meaning.ISOLOIR_DATABASE_URL}.`,
    );
  }
  return url;
}

/** Reads the server's set-up from the environment; throws a ConfigError that says what does not fit. */
export function readConfig(environment: NodeJS.ProcessEnv): ServerConfig {
  const settings = Object.fromEntries(Object.keys(meaning).map((name) => [name, environment[name]]));
  const given: unknown = JSON.parse(JSON.stringify(settings));
  if (!checkEnvironment.Check(given)) {
    const name = checkEnvironment.Errors(given)[0]?.instancePath.slice(1) ?? '';
    throw new ConfigError(
      `${name} is ${secret.has(name) ? 'something else' : JSON.stringify(environment[name])}; expected ${meaning[name] ?? 'another value'}.`,
    );
  }
  const port = Number(given.PORT ?? '8080');
  const host = given.HOST ?? 'localhost';
  const publicOrigin = new URL(given.ISOLOIR_PUBLIC_URL ?? `http://${host}:${port}`).origin;
  const {
    ISOLOIR_OIDC_ISSUER: issuer,
    ISOLOIR_OIDC_CLIENT_ID: clientId,
    ISOLOIR_OIDC_CLIENT_SECRET: clientSecret,
  } = given;
  const parts = [issuer, clientId, clientSecret].filter((part) => part !== undefined);
  if (parts.length !== 0 && parts.length !== 3) {
    throw new ConfigError(
      'ISOLOIR_OIDC_ISSUER, ISOLOIR_OIDC_CLIENT_ID and ISOLOIR_OIDC_CLIENT_SECRET go together.',
    );
  }
  const { ISOLOIR_SMS_URL: smsUrl } = given;
  // Passwords go through it: not in the clear over a network.
  if (smsUrl?.startsWith('http:') === true && !isLoopback(smsUrl)) {
    throw new ConfigError(`ISOLOIR_SMS_URL is not https:; expected ${meaning.ISOLOIR_SMS_URL ?? ''}.`);
  }
  const { ISOLOIR_SMTP_URL: url, ISOLOIR_MAIL_FROM: from } = given;
  if ((url === undefined) !== (from === undefined)) {
    throw new ConfigError('ISOLOIR_SMTP_URL and ISOLOIR_MAIL_FROM go together.');
  }
  return {
    dataFolder: dataFolderOf(environment),
    ...(given.ISOLOIR_DATABASE_URL === undefined ? {} : { databaseUrl: given.ISOLOIR_DATABASE_URL }),
    host,
    port,
    publicOrigin,
    ...(given.ISOLOIR_PORTAL === undefined ? {} : { portalFolder: given.ISOLOIR_PORTAL }),
    ...(issuer === undefined || clientId === undefined || clientSecret === undefined
      ? {}
      : { openId: { issuer, clientId, clientSecret } }),
    ...(url === undefined || from === undefined ? {} : { smtp: { url, from } }),
    ...(given.ISOLOIR_SMS_URL === undefined ? {} : { sms: { url: given.ISOLOIR_SMS_URL } }),
    ...(given.ISOLOIR_TRUSTED_PROXIES === undefined
      ? {}
      : { trustedProxies: given.ISOLOIR_TRUSTED_PROXIES.split(',').map((proxy) => proxy.trim()) }),
    ...(given.ISOLOIR_METRICS === undefined ? {} : { metrics: addressOf(given.ISOLOIR_METRICS) }),
  };
}

function addressOf(text: string): MetricsAddress {
  const colon = text.lastIndexOf(':');
  return { host: text.slice(0, colon).replace(/^\[|\]$/g, ''), port: Number(text.slice(colon + 1)) };
}
