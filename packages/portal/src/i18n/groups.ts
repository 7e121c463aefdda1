/**
 * The groups of texts that no voter needs before they can fill in a ballot: they are loaded with the pages that show
 * them. All others come with the first page.
 */
export const pageGroups: readonly string[] = [
  'access',
  'accessibility',
  'afterVote',
  'candidates',
  'check',
  'checkVote',
  'documents',
  'elections',
  'handOver',
  'home',
  'link',
  'myData',
  'notFound',
  'observe',
  'period',
  'profile',
  'recover',
  'signIn',
  'signedOut',
];

/** Failures that only such pages meet, by how their codes begin. */
const pageErrors =
  /^(booth-|sign-in-|identity-provider-|link-|token-|address-|contact-data-|not-voted-|confirmations-|robot-check-|verification-|bucket-|turnout-|election-not-c)/;

/** Whether a text comes with the pages, by its group and its key within. */
export function comesWithPages(group: string, key: string): boolean {
  return pageGroups.includes(group) || (group === 'errors' && pageErrors.test(key));
}
