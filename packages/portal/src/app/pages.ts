import type { Portal } from './portal.ts';
import type { PortalPage } from './portal-page.ts';
import type { WayIn } from './ways-in.ts';

/** Loads the code of the page that the address names, and makes it. Pages are documents: this happens once. */
export async function loadPage(portal: Portal): Promise<PortalPage> {
  const [page] = await Promise.all([
    makePage(portal),
    portal.place.page === 'vote' ? undefined : portal.texts.loadPageTexts(),
  ]);
  return page;
}

async function makePage(portal: Portal): Promise<PortalPage> {
  const { page } = portal.place;
  // Without a consultation of its own, a site can only list those of the server.
  if (portal.consultation === undefined && page !== 'accessibility' && page !== 'not-found') {
    return new (await import('../pages/home-page.ts')).HomePage(portal);
  }
  switch (page) {
    case 'home':
      return new (await import('../pages/home-page.ts')).HomePage(portal);
    case 'candidates':
      return new (await import('../pages/candidates-page.ts')).CandidatesPage(portal);
    case 'sign-in':
      // The server sends a browser here in the middle of a sign-in, too.
      return new URLSearchParams(location.search).get('step') === 'order-number'
        ? new (await import('../pages/completion-page.ts')).CompletionPage(portal)
        : makeWayIn(portal, page);
    case 'link':
      return new (await import('../pages/link-page.ts')).LinkPage(portal);
    case 'recover-identifier':
    case 'recover-password':
    case 'request-token':
      return makeWayIn(portal, page);
    case 'profile':
      return new (await import('../pages/profile-page.ts')).ProfilePage(portal);
    case 'elections':
      return new (await import('../pages/elections-page.ts')).ElectionsPage(portal);
    case 'vote':
      return new (await import('../pages/vote-page.ts')).VotePage(portal);
    case 'after-vote':
      return new (await import('../pages/after-vote-page.ts')).AfterVotePage(portal);
    case 'my-data':
      return new (await import('../pages/my-data-page.ts')).MyDataPage(portal);
    case 'check-vote':
      return new (await import('../pages/check-vote-page.ts')).CheckVotePage(portal);
    case 'check':
      return new (await import('../pages/check-page.ts')).CheckPage(portal);
    case 'observe':
      return new (await import('../pages/observe-page.ts')).ObservePage(portal);
    case 'signed-out':
      return new (await import('../pages/signed-out-page.ts')).SignedOutPage(portal);
    case 'accessibility':
      return new (await import('../pages/accessibility-page.ts')).AccessibilityPage(portal);
    case 'not-found':
      return new (await import('../pages/not-found-page.ts')).NotFoundPage(portal);
  }
}

async function makeWayIn(portal: Portal, page: WayIn, identifier = ''): Promise<PortalPage> {
  const other = (next: WayIn, typed: string): Promise<PortalPage> => makeWayIn(portal, next, typed);
  if (page === 'sign-in') {
    return new (await import('../pages/sign-in-page.ts')).SignInPage(portal, other, identifier);
  }
  return new (await import('../pages/recover-page.ts')).RecoverPage(portal, page, other, identifier);
}
