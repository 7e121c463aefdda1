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
  'home',
  'myData',
  'notFound',
  'period',
  'profile',
  'recover',
  'signedOut',
];
