import type { Consultation, SignInKey } from '@isoloir/api-client';
import { placeOf } from '../../app/config.ts';
import type { Portal } from '../../app/portal.ts';

/** Where a voter who has signed in comes to. */
export function arrivalPage(portal: Portal): string {
  return portal.href(portal.hasStepsAfterVote ? 'home' : 'elections');
}

/** The page that the address says the voter was on their way to, where it is one of this site. */
export function wantedPage(portal: Pick<Portal, 'place'>): string | undefined {
  const wanted = new URLSearchParams(location.search).get('returnTo') ?? '';
  if (wanted === '' || !URL.canParse(wanted, location.origin)) return undefined;
  const { origin, pathname, search } = new URL(wanted, location.origin);
  // An address without its origin that begins with two slashes would name another site.
  const isOurs =
    origin === location.origin && !pathname.startsWith('//') && placeOf(pathname).base === portal.place.base;
  return isOurs ? pathname + search : undefined;
}

/** Where a browser goes to sign in with a key of the identity provider. */
export function keyAddress(portal: Portal, consultation: Consultation, key: SignInKey): string {
  return portal.client.signInAddress({
    consultation: consultation.id,
    key: key.id,
    language: portal.texts.language,
    returnTo: arrivalPage(portal),
    errorTo: portal.href('sign-in'),
  });
}
