// What the booth draws once the voter has chosen: a part of its own, see LaterSteps.
export { outcomeView } from './outcome-views.ts';
export { reviewView } from './review-view.ts';
