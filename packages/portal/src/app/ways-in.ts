import type { PortalPage } from './portal-page.ts';

/** The pages between which a voter goes while signing in. */
export type WayIn = 'sign-in' | 'recover-identifier' | 'recover-password' | 'request-token';

/**
 * Makes another page of signing in, to take the place of this one in the very same document: what was typed as
 * identifier goes along, so that it is not typed twice and is written nowhere.
 */
export type MakeWayIn = (page: WayIn, identifier: string) => Promise<PortalPage>;
