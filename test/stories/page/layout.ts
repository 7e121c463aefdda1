import { drawn, everything, hasWords, isShown, isVisuallyHidden, nameOf, operable } from './tree.ts';

/** What sticks out of the window sideways. */
export function overflowing(root: ParentNode): readonly string[] {
  const width = document.documentElement.clientWidth;
  const sticking = [...everything(root)]
    .filter((element) => isShown(element) && !isVisuallyHidden(element))
    .filter((element) => {
      const box = element.getBoundingClientRect();
      return box.right > width + 0.5 || box.left < -0.5;
    })
    .map((element) => `${nameOf(element)} sticks out of ${width} px`);
  const page = document.documentElement.scrollWidth;
  return page > width ? [...sticking, `the page is ${page} px wide in a window of ${width} px`] : sticking;
}

/** Words that are cut by their box, that run out of a button, or that stand letter under letter. */
export function cut(root: ParentNode): readonly string[] {
  return [...everything(root)].flatMap((element) => {
    if (!(element instanceof HTMLElement) || !isShown(element) || isVisuallyHidden(element)) return [];
    const { overflowX, overflowY, display, fontSize } = getComputedStyle(element);
    if (display === 'inline' || display === 'contents' || element.matches('input, textarea, select'))
      return [];
    if (hasWords(element) && element.clientWidth < Number.parseFloat(fontSize) / 4) {
      return [`${nameOf(element)} is too narrow for a single letter`];
    }
    const cuts = (overflow: string): boolean => overflow === 'hidden' || overflow === 'clip';
    const wider = element.scrollWidth > element.clientWidth + 1;
    const higher = element.scrollHeight > element.clientHeight + 1;
    if ((cuts(overflowX) && wider) || (cuts(overflowY) && higher))
      return [`${nameOf(element)} cuts its words`];
    if (element.matches('button, .button') && (wider || higher))
      return [`${nameOf(element)} is too small for its words`];
    return [];
  });
}

/** Of what is in shadow roots, or of everything: buttons and rows of choice under 44 px; anything else under 24 px, links in running text excepted (WCAG 2.5.8). */
export function smallTargets(root: ParentNode, all: boolean): readonly string[] {
  return operable(root)
    .filter((element) => (all || element.getRootNode() instanceof ShadowRoot) && !isInRunningText(element))
    .flatMap((element) => {
      const target = drawn(element);
      const { width, height } = target.getBoundingClientRect();
      const least = target.matches('button, .button, label') ? 44 : 24;
      return width < least || height < least
        ? [`${nameOf(target)} is ${width.toFixed(1)} × ${height.toFixed(1)} px, less than ${least}`]
        : [];
    });
}

function isInRunningText(element: HTMLElement): boolean {
  if (!element.matches('a') || getComputedStyle(element).display !== 'inline') return false;
  const text = element.textContent.trim();
  return (element.parentElement?.textContent.trim().length ?? 0) > text.length;
}
