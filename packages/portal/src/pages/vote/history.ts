/** The entries that the booth makes in the browser’s history: Back goes from the review to the ballot, no further. */
type HistoryStep = 'select' | 'review' | 'after';

/** The step that an entry names; the ballot for any other. */
export function stepOf(entry: unknown): HistoryStep {
  const step: unknown = typeof entry === 'object' && entry !== null ? Reflect.get(entry, 'step') : undefined;
  return step === 'review' || step === 'after' ? step : 'select';
}

/** History entries say which step, and nothing that was chosen. */
export function pushStep(step: HistoryStep): void {
  history.pushState({ step }, '');
}

/** The same, in the place of the present entry. */
export function replaceStep(step: HistoryStep): void {
  history.replaceState({ step }, '');
}
