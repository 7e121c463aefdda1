import { html } from 'lit';
import type { ApiClient, Consultation } from '@isoloir/api-client';
import { sealedSites } from '@isoloir/widgets/journey.js';
import type { Target } from './hand-over.ts';
import type { Portal } from './portal.ts';
import { keepSetting, readSetting } from './storage.ts';

/** One that may be voted on, or not. */
interface SealedTarget extends Target {
  readonly mayHostBooth: boolean;
}

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
  consultation: Pick<Consultation, 'elections' | 'content'>,
  wanted: string,
): Promise<SealedTarget | undefined> {
  const sites = await sealedSites(client, consultation);
  if (sites === undefined) return undefined;
  const { embeddingOrigins, boothOrigins } = sites;
  const target = wayBackTo(wanted, [...embeddingOrigins, ...boothOrigins]);
  return target && { ...target, mayHostBooth: wayBackTo(wanted, boothOrigins) !== undefined };
}

/**
 * Offers the way back to the page that `?return=` names, or named when this tab came here, and to vote there, if it asked
 * for that by `?booth=`: both are taken off the address and kept in the tab, since the way through an identity provider
 * would lose them.
 */
export async function offerWayBack(portal: Portal): Promise<void> {
  const url = new URL(location.href);
  const asked = url.searchParams.get('return');
  if (asked !== null) {
    const challenge = admittedChallenge(url.searchParams.get('booth'), asked, document.referrer);
    for (const name of ['return', 'booth']) url.searchParams.delete(name);
    history.replaceState(history.state, '', url);
    keepSetting('return', asked);
    keepSetting('booth', challenge ?? '');
  }
  const wanted = asked ?? readSetting('return');
  if (wanted === undefined || portal.consultation === undefined) return;
  const [target] = await Promise.all([
    findWayBack(portal.client, portal.consultation, wanted),
    portal.texts.loadPageTexts(),
  ]);
  if (target === undefined) return;
  const { href, host, mayHostBooth } = target;
  if (mayHostBooth && challengeKept() !== undefined) {
    // Without its code there is no offer, and voting goes on here.
    await import('../pages/hand-over.ts').catch(() => undefined);
  }
  const words = (): string => portal.texts.t('signedOut.wayBack', { host });
  portal.wayBack = {
    item: () => html`<li><a href=${href}>${words()}</a></li>`,
    button: () => html`<p><a class="button" href=${href}>${words()}</a></p>`,
    offer() {
      const challenge = mayHostBooth ? challengeKept() : undefined;
      return challenge === undefined || customElements.get('portal-hand-over') === undefined
        ? undefined
        : html`<portal-hand-over
            .portal=${portal}
            .target=${target}
            .challenge=${challenge}
            .language=${portal.texts.language}
          ></portal-hand-over>`;
    },
    forget() {
      keepSetting('return', '');
      keepSetting('booth', '');
    },
  };
}

const isChallenge = (text: string): boolean => /^[\w-]{43}$/.test(text);

/**
 * What a page asks with to have the session handed over, if the browser comes from its very site. With a link of somebody
 * else’s the hash would be of what they know, and the code worth something to them wherever that site let it out: a redirect
 * takes along what is behind the `#`.
 */
export function admittedChallenge(asked: string | null, page: string, referrer: string): string | undefined {
  if (asked === null || !isChallenge(asked)) return undefined;
  if (!URL.canParse(page) || !URL.canParse(referrer)) return undefined;
  return new URL(page).origin === new URL(referrer).origin ? asked : undefined;
}

/** What was asked with in this tab. */
function challengeKept(): string | undefined {
  const kept = readSetting('booth') ?? '';
  return isChallenge(kept) ? kept : undefined;
}
