/** The elements as classes, with their types. Importing this registers nothing: see `define-all.ts`. */
export { IsoloirBallotGrid } from './ballot-grid/ballot-grid.ts';
export * from './ballot-grid/selection.ts';
export { IsoloirBallotReview } from './ballot-review/ballot-review.ts';
export { IsoloirCopyButton } from './copy-button/copy-button.ts';
export { IsoloirErrorSummary, type SummaryError } from './error-summary/error-summary.ts';
export { IsoloirLanguage } from './language/language.ts';
export { getLocale, type Locale, locales, setLocale } from './localization.ts';
export { IsoloirNotice, type NoticeVariant } from './notice/notice.ts';
export { IsoloirReceipt } from './receipt/receipt.ts';
export { type HeadingLevel } from './shared/heading.ts';
export { type ElectionStatus, IsoloirStatusPill } from './status-pill/status-pill.ts';
export { IsoloirStepBreadcrumb, type Step } from './step-breadcrumb/step-breadcrumb.ts';
export { IsoloirTextSize, type TextSize, textSizes } from './text-size/text-size.ts';
export { version } from './version.ts';
