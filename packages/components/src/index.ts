/** The elements as classes, with their types. Importing this registers nothing: see `define-all.ts`. */
export { IsoloirBallotGrid } from './ballot-grid/ballot-grid.ts';
export * from './ballot-grid/selection.ts';
export { IsoloirBallotReview } from './ballot-review/ballot-review.ts';
export { type ContactAddress, type ContactData } from './contact-data-form/contact-data.ts';
export { IsoloirContactDataForm } from './contact-data-form/contact-data-form.ts';
export { IsoloirClosingNotice } from './closing-notice/closing-notice.ts';
export { IsoloirConfirmDialog } from './confirm-dialog/confirm-dialog.ts';
export { IsoloirCopyButton } from './copy-button/copy-button.ts';
export { type CountdownPhase, IsoloirCountdown } from './countdown/countdown.ts';
export { type DownloadState, IsoloirDocumentDownload } from './document-download/document-download.ts';
export { type BannerPhase, IsoloirElectionBanner } from './election-banner/election-banner.ts';
export { IsoloirElectionCard } from './election-card/election-card.ts';
export { type ElectionNavItem, IsoloirElectionNav } from './election-nav/election-nav.ts';
export { type EmailRequest, IsoloirEmailConfirmations } from './email-confirmations/email-confirmations.ts';
export { IsoloirErrorSummary, type SummaryError } from './error-summary/error-summary.ts';
export { IsoloirField } from './field/field.ts';
export { type HomeCardIcon, type HomeCardStatusKind, IsoloirHomeCard } from './home-card/home-card.ts';
export { type IncidentNotice, IsoloirIncidentNotice } from './incident-notice/incident-notice.ts';
export { IsoloirLanguage } from './language/language.ts';
export { IsoloirListBallot } from './list-ballot/list-ballot.ts';
export * from './list-ballot/list-choice.ts';
export { IsoloirListReview } from './list-review/list-review.ts';
export { followPageLanguage, getLocale, type Locale, locales, setLocale } from './localization.ts';
export { IsoloirNotice, type NoticeVariant } from './notice/notice.ts';
export { IsoloirPendingButton, type MissingField } from './pending-button/pending-button.ts';
export { IsoloirProfile, type VoterProfile } from './profile/profile.ts';
export { IsoloirReceipt } from './receipt/receipt.ts';
export { IsoloirSessionWarning } from './session-warning/session-warning.ts';
export { type FieldProblem } from './shared/field-problems.ts';
export { type HeadingLevel } from './shared/heading.ts';
export { type FieldInputMode, type FieldType } from './shared/text-field.ts';
export { IsoloirSignatureProof } from './signature-proof/signature-proof.ts';
export { type ElectionStatus, IsoloirStatusPill } from './status-pill/status-pill.ts';
export { IsoloirStepBreadcrumb, type Step } from './step-breadcrumb/step-breadcrumb.ts';
export { IsoloirSubSteps, type SubStep } from './sub-steps/sub-steps.ts';
export { IsoloirTextSize, type TextSize, textSizes } from './text-size/text-size.ts';
export {
  IsoloirTurnout,
  type TurnoutFigures,
  type TurnoutGroup,
  type TurnoutSpan,
} from './turnout/turnout.ts';
export { IsoloirUserMenu } from './user-menu/user-menu.ts';
export { type CodeReader } from './verification-check/code-check.ts';
export {
  type CheckFailure,
  IsoloirVerificationCheck,
  type RobotCheckState,
} from './verification-check/verification-check.ts';
export { IsoloirVerificationCode } from './verification-code/verification-code.ts';
export { version } from './version.ts';
export { IsoloirVoteAsCast } from './vote-as-cast/vote-as-cast.ts';
