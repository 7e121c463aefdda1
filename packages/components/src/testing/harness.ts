import type axe from 'axe-core';
import 'axe-core/axe.min.js';
import { emulateMedia, executeServerCommand, setViewport } from '@web/test-runner-commands';
import { expect } from 'chai';
import { type LitElement, render } from 'lit';
import { type Locale, setLocale } from '../localization.ts';

declare global {
  interface Window {
    readonly axe: typeof axe;
  }
}

/** A node of the accessibility tree, as a screen reader meets it. */
export interface AccessibleNode {
  readonly role: string;
  readonly name: string;
  readonly description: string | undefined;
  readonly checked: boolean | undefined;
  readonly level: number | undefined;
  readonly children: readonly AccessibleNode[];
}

const wide = { width: 1280, height: 900 } as const;

let container: HTMLElement | undefined;

/** An empty page: wide, light, in French. */
export async function emptyPage(): Promise<void> {
  container?.remove();
  document.documentElement.style.removeProperty('color-scheme');
  document.documentElement.style.removeProperty('font-size');
  document.body.style.setProperty('margin', '0');
  document.body.style.setProperty('background', 'Canvas');
  await setViewport(wide);
  // A colour half-way through a transition is no colour of the design. Firefox begins with this wish.
  if (!matchMedia('(prefers-reduced-motion: reduce)').matches)
    await emulateMedia({ reducedMotion: 'reduce' });
  await showIn('fr');
}

/** Shows the components, and says the page to be, in that language. */
export async function showIn(locale: Locale): Promise<void> {
  document.documentElement.lang = locale;
  await setLocale(locale);
}

/** Draws something into an otherwise empty page, and waits until it is complete. */
export async function draw(content: unknown): Promise<HTMLElement> {
  container?.remove();
  container = document.createElement('main');
  document.body.append(container);
  render(content, container);
  await settled(container);
  return container;
}

/** Draws one element. */
export async function drawElement<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  content: unknown,
): Promise<HTMLElementTagNameMap[Tag]> {
  const element = (await draw(content)).querySelector(tag);
  if (element === null) throw new Error(`nothing drawn is a <${tag}>`);
  return element;
}

/** Waits until every component in it has drawn itself, those within components included. */
export async function settled(root: ParentNode): Promise<void> {
  for (const element of root.querySelectorAll<LitElement>('*')) {
    if (!element.localName.startsWith('isoloir-')) continue;
    while (!(await element.updateComplete)) continue;
    await settled(element.renderRoot);
  }
}

/** The one element in a component's shadow root that matches. */
export function inside(host: LitElement, selector: string): HTMLElement {
  const found = host.renderRoot.querySelector<HTMLElement>(selector);
  if (found === null) throw new Error(`<${host.localName}> has no ${selector}`);
  return found;
}

/** The dialog in a component's shadow root. */
export function dialogIn(host: LitElement): HTMLDialogElement {
  const found = host.renderRoot.querySelector('dialog');
  if (found === null) throw new Error(`<${host.localName}> has no dialog`);
  return found;
}

/** Resolves with the next event of that type. */
export function nextEvent(target: EventTarget, type: string): Promise<CustomEvent<unknown>> {
  return new Promise((resolve, reject) => {
    target.addEventListener(
      type,
      (event) => {
        if (event instanceof CustomEvent) resolve(event);
        else reject(new TypeError(`${type} is no custom event`));
      },
      { once: true },
    );
  });
}

/** Resolves once the condition holds, checked at each frame; the runner's own time limit ends a wait for nothing. */
export async function until(condition: () => boolean): Promise<void> {
  while (!condition()) {
    await new Promise((resolve) => {
      requestAnimationFrame(resolve);
    });
  }
}

/** The accessibility tree of the page. */
export async function accessibilityTree(): Promise<AccessibleNode> {
  return parseNode(await executeServerCommand('a11y-snapshot', {}));
}

/** All nodes of a role, in reading order. */
export function byRole(node: AccessibleNode, role: string): readonly AccessibleNode[] {
  const below = node.children.flatMap((child) => byRole(child, role));
  return node.role === role ? [node, ...below] : below;
}

/** Expects axe to find neither a violation nor anything it could not decide. */
export async function expectAxe(root: Element): Promise<void> {
  const { violations, incomplete } = await window.axe.run(root, {
    resultTypes: ['violations', 'incomplete'],
    runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
    // These two judge whole pages; what is drawn here is a part of one.
    rules: { 'page-has-heading-one': { enabled: false }, region: { enabled: false } },
  });
  const told = [...violations, ...incomplete].flatMap(({ id, nodes }) =>
    nodes.map((node) => `${id}: ${node.html} ${node.failureSummary ?? ''}`),
  );
  expect(told.join('\n')).to.equal('');
}

function parseNode(value: unknown): AccessibleNode {
  const read = (key: string): unknown =>
    typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined;
  const text = (key: string): string | undefined => {
    const found = read(key);
    return typeof found === 'string' ? found : undefined;
  };
  const checked = read('checked');
  const level = read('level');
  const children = read('children');
  return {
    role: text('role') ?? '',
    name: text('name') ?? '',
    description: text('description'),
    checked: typeof checked === 'boolean' ? checked : undefined,
    level: typeof level === 'number' ? level : undefined,
    children: Array.isArray(children) ? children.map(parseNode) : [],
  };
}
