import { soon } from './soon.ts';
import { around, drawn, isShown, isWithin, nameOf, operable } from './tree.ts';

/** Gives the focus to everything that can have it, as Tab does, and looks whether it can be seen. */
export async function focusFaults(root: ParentNode): Promise<readonly string[]> {
  const found: (string | undefined)[] = [];
  for (const element of operable(root)) {
    // A list that closes when the focus leaves it takes its own entries along.
    if (isShown(element)) found.push(await faultOf(element));
  }
  return found.filter((fault) => fault !== undefined);
}

async function faultOf(element: HTMLElement): Promise<string | undefined> {
  const from = deepActive();
  from?.blur();
  const near = neighbours(element);
  const before = near.map(outlineOf);
  // From the one before, as Tab goes: what is open may close when it is left.
  from?.focus();
  element.focus();
  // What answers to the focus may draw itself anew.
  await new Promise<void>(soon);
  if (deepActive() !== element) return `${nameOf(element)} takes no focus`;
  // What the browser itself shows only after a key; the test presses one first.
  if (!element.matches(':focus-visible')) return `${nameOf(element)} has the focus and does not say so`;
  const shows = near.some((one, index) => {
    const outline = outlineOf(one);
    return outline !== '' && outline !== before[index];
  });
  if (!shows) return `${nameOf(element)} does not show that it has the focus`;
  const over = coveredBy(element);
  return over === undefined ? undefined : `${nameOf(element)} has the focus under ${over}`;
}

/** What has the focus, within shadow roots too. */
export function deepActive(): HTMLElement | undefined {
  let active = document.activeElement;
  while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
  return active instanceof HTMLElement && active !== document.body ? active : undefined;
}

/** Where a focus may be drawn: on the element, on what stands beside it, on what it is in. */
function neighbours(element: HTMLElement): readonly (readonly [Element, string | undefined])[] {
  const near: Element[] = [element, ...(element.parentElement?.children ?? [])];
  for (let at = around(element), steps = 0; at !== undefined && steps < 4; at = around(at), steps += 1)
    near.push(at);
  return near.flatMap(
    (one) =>
      [
        [one, undefined],
        [one, '::before'],
        [one, '::after'],
      ] as const,
  );
}

/** A line of at least 2 px around an element, or nothing. */
function outlineOf([element, pseudo]: readonly [Element, string | undefined]): string {
  const { outlineStyle, outlineWidth, outlineColor, content } = getComputedStyle(element, pseudo);
  if (pseudo !== undefined && content === 'none') return '';
  // The browser’s own ring is wider than it says.
  const isDrawn =
    outlineStyle === 'auto' || (outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2);
  return isDrawn && !/^rgba\(.*, 0\)$/u.test(outlineColor) ? `${outlineWidth} ${outlineColor}` : '';
}

/** What lies over the middle of it, or that it is out of sight. */
function coveredBy(element: HTMLElement): string | undefined {
  const target = drawn(element);
  const box = target.getClientRects()[0];
  if (box === undefined) return 'nothing: it has no box';
  const left = Math.max(0, box.left);
  const right = Math.min(innerWidth, box.right);
  const top = Math.max(0, box.top);
  const bottom = Math.min(innerHeight, box.bottom);
  if (right - left < 1 || bottom - top < 1) return 'the edge of the window';
  const front = topmost((left + right) / 2, (top + bottom) / 2);
  if (front === undefined) return 'nothing that can be hit';
  const labels = element instanceof HTMLInputElement ? [...(element.labels ?? [])] : [];
  const own = [element, target, ...labels];
  return own.some((one) => isWithin(front, one) || isWithin(one, front)) ? undefined : nameOf(front);
}

function topmost(x: number, y: number): Element | undefined {
  let front = document.elementFromPoint(x, y);
  for (;;) {
    const inner: Element | null | undefined = front?.shadowRoot?.elementFromPoint(x, y);
    if (inner === null || inner === undefined || inner === front) return front ?? undefined;
    front = inner;
  }
}
