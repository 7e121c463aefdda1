/**
 * What an element is made of that stands beside these without being one of them: `@isoloir/widgets` is. No promise is
 * made about it from one version to the next.
 */
import { updateWhenLocaleChanges } from '@lit/localize';
import { type LitElement } from 'lit';

export { selectionOf } from './ballot-grid/selection.ts';
export { define } from './define.ts';
export { withColon } from './shared/colon.ts';
export { dateText, hourText, momentText, zoneText } from './shared/date-time.ts';
export { heading, levelBelow } from './shared/heading.ts';
export { sharedStyles } from './styles/shared.styles.ts';

/** Draws an element anew whenever the components change their language. */
export function drawAgainWithLocale(host: LitElement): void {
  updateWhenLocaleChanges(host);
}
