/**
 * One voter’s way from their elections to a receipt: what must hold before a ballot is shown, what may happen in which
 * order, and what is asked of the server. Of the pages it draws the ballot’s own elements; the rest is the portal’s, and that
 * of the booth in a page.
 */
export { focusQuestion, loadBallotElements, loadReviewElements, showMissing } from './ballot-elements.ts';
export { type BallotPart, hasLists, missingErrors, partsOf, type StatementSource } from './ballot-parts.ts';
export { partView } from './ballot-view.ts';
export { Booth, type BoothTools } from './booth.ts';
export { castingTools } from './casting.ts';
export { closingOf, type Grace, graceAfter, gracesOf } from './closings.ts';
export {
  categoriesOf,
  type SealedDefinition,
  type SealedDocument,
  type SealedStatement,
  selectionOfChoices,
} from './definition.ts';
export { sha256Hex } from './digest.ts';
export { type IdleRules, type IdleState, idleState } from './idle.ts';
export { type BallotAlarm, checkSealedTexts, type OwnTexts, type SealedTexts } from './integrity.ts';
export { InterruptibleWait } from './interruptible-wait.ts';
export { parseJson } from './json.ts';
export { type LetterCode, type LetterFault } from './letter-code.ts';
export {
  type BoothState,
  breadcrumbStep,
  holdsChoices,
  isSettling,
  mayRetry,
  type PreparedBallot,
  wasSent,
} from './machine.ts';
export { type Arrival, arrive, type OpenElection } from './open-election.ts';
export {
  type OpenedBallot,
  type Operation,
  type OperationResult,
  perform,
  type ReferenceVerdict,
} from './operations.ts';
export { type CastOutcome } from './outcome.ts';
export { checkReceipt, type ReceiptAlarm } from './receipt-check.ts';
export { sealedSites } from './sealed-sites.ts';
export { Statements, type StatementsFailure } from './statements.ts';
export { type SentState, sentTitle } from './sent-state.ts';
export { announceSignOut, SessionWatch } from './session-watch.ts';
export { statusOf } from './status.ts';
