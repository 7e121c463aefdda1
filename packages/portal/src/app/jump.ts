/**
 * Follows a link to a part of the same page without touching the address: each page’s history has its own meaning,
 * and in the booth Back must lead from the review to the ballot.
 */
export function jumpTo(event: Event): void {
  const link = event.target instanceof Element ? event.target.closest('[data-jump]') : null;
  const id = link?.getAttribute('data-jump');
  const target = typeof id === 'string' ? document.getElementById(id) : null;
  if (target === null) return;
  event.preventDefault();
  target.focus({ preventScroll: true });
  target.scrollIntoView();
}
