import { html } from 'lit';
import { array, object, safeParse, string } from 'valibot';
import type { ApiClient, Consultation } from '@isoloir/api-client';
import { checkSealedTexts, parseJson } from '@isoloir/widgets/journey.js';
import type { Portal } from './portal.ts';
import { keepSetting, readSetting } from './storage.ts';

/** An address to go back to. */
interface Target {
  readonly href: string;
  /** Named in the link, so that nobody is led elsewhere unnoticed. */
  readonly host: string;
}

const origins = object({ consultation: object({ embeddingOrigins: array(string()) }) });

/**
 * The way back to an address, if it is a page of one of these origins; undefined for whatever else an address may hold.
 * Anybody can write an address of the portal: it must lead nobody to a site that the office has not sealed.
 */
export function wayBackTo(wanted: string, listed: readonly string[]): Target | undefined {
  if (!URL.canParse(wanted)) return undefined;
  const { origin, href, host } = new URL(wanted);
  // Not the origin alone: `blob:` has that of its page, and a name before an `@` looks like a host.
  return listed.includes(origin) && href.startsWith(`${origin}/`) ? { href, host } : undefined;
}

/**
 * The way back that an election’s sealed definition allows, checked against its fingerprint; undefined also while nothing
 * is sealed, or where the server gives something else.
 */
export async function findWayBack(
  client: Pick<ApiClient, 'getElection'>,
  { elections, content }: Pick<Consultation, 'elections' | 'content'>,
  wanted: string,
): Promise<Target | undefined> {
  const announced = elections.at(-1);
  if (announced === undefined) return undefined;
  const answer = await client.getElection(announced.uuid);
  if (!answer.ok) return undefined;
  const checked = await checkSealedTexts(answer.value, { ...announced, content });
  const sealed = safeParse(origins, parseJson(answer.value.definition));
  return checked.ok && sealed.success
    ? wayBackTo(wanted, sealed.output.consultation.embeddingOrigins)
    : undefined;
}

/**
 * Offers the way back to the page that `?return=` names, or named when this tab came here: it is taken off the address and
 * kept in the tab, since the way through an identity provider would lose it.
 */
export async function offerWayBack(portal: Portal): Promise<void> {
  const url = new URL(location.href);
  const asked = url.searchParams.get('return');
  if (asked !== null) {
    url.searchParams.delete('return');
    history.replaceState(history.state, '', url);
    keepSetting('return', asked);
  }
  const wanted = asked ?? readSetting('return');
  if (wanted === undefined || portal.consultation === undefined) return;
  const [target] = await Promise.all([
    findWayBack(portal.client, portal.consultation, wanted),
    portal.texts.loadPageTexts(),
  ]);
  if (target === undefined) return;
  const { href, host } = target;
  const words = (): string => portal.texts.t('signedOut.wayBack', { host });
  portal.wayBack = {
    item: () => html`<li><a href=${href}>${words()}</a></li>`,
    button: () => html`<p><a class="button" href=${href}>${words()}</a></p>`,
    forget: () => keepSetting('return', ''),
  };
}
