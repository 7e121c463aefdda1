import { type ApiClient, type ApiErrorCode, createApiClient, type Result } from '@isoloir/api-client';
import type { Texts } from '../i18n/texts.ts';
import { parseConfig, type Place, type PortalConfig } from './config.ts';
import { Portal, type SessionLack } from './portal.ts';
import { ServerClock } from './server-clock.ts';

/** What came of starting: the portal, or what to tell. */
export type Start =
  | { readonly kind: 'ready'; readonly portal: Portal }
  | { readonly kind: 'failed'; readonly code: ApiErrorCode }
  | { readonly kind: 'no-configuration' };

/** What starting needs from the page. */
export interface StartOptions {
  readonly place: Place;
  readonly texts: Texts;
  /** Called whenever the server has heard from the signed-in voter, with when it was asked, by its clock. */
  readonly onContact: (askedAt: number) => void;
  readonly onSessionEnd: (lack: SessionLack) => void;
  /** What the server says of the consultation is known anew. */
  readonly onRefresh: () => void;
}

/** Reads the site’s settings, then the consultation and the session, both at once. */
export async function startPortal(options: StartOptions): Promise<Start> {
  const { place } = options;
  const config = await loadConfig(place.base);
  if (config === undefined) return { kind: 'no-configuration' };
  const clock = new ServerClock();
  const client = createApiClient({ apiBase: config.apiBase, fetch: noticingFetch(clock, options.onContact) });
  return config.consultation === undefined
    ? startList(options, client, clock)
    : startConsultation(options, client, clock, config.consultation);
}

async function startList(
  { place, texts, ...callbacks }: StartOptions,
  client: ApiClient,
  clock: ServerClock,
): Promise<Start> {
  const list = await client.listConsultations();
  if (!list.ok) return { kind: 'failed', code: list.error.code };
  return {
    kind: 'ready',
    portal: new Portal({ place, client, texts, clock, ...callbacks, list: list.value }),
  };
}

async function startConsultation(
  { place, texts, ...callbacks }: StartOptions,
  client: ApiClient,
  clock: ServerClock,
  id: string,
): Promise<Start> {
  // The page that ends the session has no use for one; a link is its holder’s, whoever was signed in here before.
  const asksSession = place.page !== 'signed-out' && place.page !== 'link';
  const noSession: Result<never> = { ok: false, error: { code: 'session-missing' } };
  const [consultation, session] = await Promise.all([
    client.getConsultation(id),
    asksSession ? client.getSession() : noSession,
  ]);
  if (!consultation.ok) return { kind: 'failed', code: consultation.error.code };
  clock.set(consultation.value.serverTime);
  const own = session.ok && session.value.consultation === id ? { session: session.value } : {};
  const known = { consultation: consultation.value, ...own };
  return { kind: 'ready', portal: new Portal({ place, client, texts, clock, ...callbacks, ...known }) };
}

async function loadConfig(base: string): Promise<PortalConfig | undefined> {
  try {
    const response = await fetch(`${base}portal.config.json`, { signal: AbortSignal.timeout(15_000) });
    return response.ok ? parseConfig(await response.text()) : undefined;
  } catch (error) {
    if (error instanceof TypeError || error instanceof DOMException) return undefined;
    throw error;
  }
}

/** The server takes these as activity of the voter. */
const activity = /\/(session|ballots)(\/|$)/;

function noticingFetch(
  clock: ServerClock,
  onContact: (askedAt: number) => void,
): (request: Request) => Promise<Response> {
  return async (request) => {
    const askedAt = clock.now();
    const response = await fetch(request);
    if (response.ok && request.method !== 'DELETE' && activity.test(new URL(request.url).pathname))
      onContact(askedAt);
    return response;
  };
}
