import type { Consultation, SignInKey } from '@isoloir/api-client';
import type { Portal } from '../../app/portal.ts';

/** Where a voter who has signed in comes to. */
export function arrivalPage(portal: Portal): string {
  return portal.href(portal.hasStepsAfterVote ? 'home' : 'elections');
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
