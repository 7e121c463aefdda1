/** The widgets as classes, with their types. Importing this registers nothing: see `define-all.ts`. */
export { IsoloirBooth } from './booth/booth.ts';
export { IsoloirWidgetBanner } from './banner/banner.ts';
export { IsoloirWidgetCandidates } from './candidates/candidates.ts';
export { IsoloirWidgetCountdown } from './countdown/countdown.ts';
export { IsoloirWidgetGoVote } from './go-vote/go-vote.ts';
export { IsoloirWidgetPresenceCheck } from './presence-check/presence-check.ts';
export { IsoloirWidgetResults } from './results/results.ts';
export { IsoloirWidgetTurnout } from './turnout/turnout.ts';
export { type WidgetState } from './shared/widget.ts';
export { version } from './version.ts';
