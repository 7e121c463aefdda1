/**
 * Tells that a link of a component is followed, by `isoloir-open`; a page that prevents it goes there in its own way. A
 * link that the voter opens elsewhere, in another tab say, is the browser's business alone.
 */
export function opened(host: EventTarget, click: MouseEvent, detail?: { readonly id: string }): void {
  if (click.button !== 0 || click.ctrlKey || click.metaKey || click.shiftKey || click.altKey) return;
  const told = new CustomEvent('isoloir-open', { detail, cancelable: true });
  if (!host.dispatchEvent(told)) click.preventDefault();
}
