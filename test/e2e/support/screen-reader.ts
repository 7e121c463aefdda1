import type { CDPSession, Page } from '@playwright/test';
import { phrase, type Words } from './spoken-words.ts';
import { readTree, type SpokenNode } from './spoken-tree.ts';

/**
 * A screen reader as far as a program can be one: it says what the browser's accessibility tree says, in its order, and
 * what live regions announce. It is no measure of any real screen reader, each of which has its own ways.
 */
export class ScreenReader {
  readonly #page: Page;
  readonly #tree: CDPSession;
  readonly #words: Words;
  readonly #transcript: string[] = [];
  #said = 0;

  private constructor(page: Page, tree: CDPSession, words: Words) {
    this.#page = page;
    this.#tree = tree;
    this.#words = words;
  }

  /** Starts listening, before the first page. */
  static async start(page: Page, words: Words): Promise<ScreenReader> {
    await page.addInitScript(listen);
    const tree = await page.context().newCDPSession(page);
    await tree.send('Accessibility.enable');
    return new ScreenReader(page, tree, words);
  }

  /** Everything that was said, a line each; what differs from run to run stands as what it is. */
  get transcript(): string {
    return `${this.#transcript.join('\n')}\n`;
  }

  /** A new step of the transcript: the title of the page, what has the focus, and then the content from top to bottom. */
  async readPage(step: string): Promise<void> {
    await this.announced();
    const root = await this.#root();
    const focused = find(root, ({ focused: has, role }) => has && role !== 'RootWebArea');
    this.#write('', `## ${step}`, '', `${this.#words.page}: ${root.name}`);
    if (focused !== undefined) this.#write(`${this.#words.focus}: ${phrase(focused, this.#words)}`);
    const main = find(root, ({ role }) => role === 'main');
    if (main === undefined) throw new Error(`a page without content: ${root.name}`);
    this.#write(...linesOf(main, this.#words).map((line) => `  ${line}`));
  }

  /** What has the focus now, as after Tab. */
  async sayFocus(): Promise<void> {
    const focused = find(await this.#root(), ({ focused: has, role }) => has && role !== 'RootWebArea');
    this.#write(`${this.#words.focus}: ${focused === undefined ? '–' : phrase(focused, this.#words)}`);
  }

  /** What the voter does. */
  does(what: string): void {
    this.#write(`> ${what}`);
  }

  /** What live regions have said since; waits for one that says something like it, where that is known. */
  async announced(expected?: RegExp): Promise<void> {
    if (expected !== undefined) {
      await this.#page.waitForFunction(
        ([from, pattern]) =>
          (window.announced ?? []).slice(from).some((text) => new RegExp(pattern, 'u').test(text)),
        [this.#said, expected.source] as const,
      );
    }
    const all = await this.#page.evaluate(() => window.announced ?? []);
    for (const text of all.slice(this.#said)) this.#write(`${this.#words.announced}: ${text}`);
    this.#said = all.length;
  }

  async #root(): Promise<SpokenNode> {
    const { nodes } = await this.#tree.send('Accessibility.getFullAXTree');
    return readTree(nodes);
  }

  #write(...lines: readonly string[]): void {
    this.#transcript.push(...lines.map((line) => steady(line)));
  }
}

declare global {
  interface Window {
    /** What live regions of the page have said, in order. */
    announced?: readonly string[];
  }
}

/** Runs in the page: keeps what live regions say, in every shadow root. */
function listen(): void {
  const said: string[] = [];
  window.announced = said;
  const live = '[role=status], [role=alert], [aria-live=polite], [aria-live=assertive]';
  const regionAround = (node: Node): Element | null =>
    (node instanceof Element ? node : node.parentElement)?.closest(live) ?? null;
  const last = new WeakMap<Element, string>();
  const observer = new MutationObserver((records) => {
    for (const region of new Set(records.map(({ target }) => regionAround(target)))) {
      if (!region?.checkVisibility()) continue;
      const text = region.textContent.replaceAll(/\s+/gu, ' ').trim();
      if (text !== '' && text !== last.get(region)) said.push(text);
      last.set(region, text);
    }
  });
  const watch = (root: Node): void =>
    observer.observe(root, { childList: true, characterData: true, subtree: true });
  watch(document);
  const attach: unknown = Reflect.get(Element.prototype, 'attachShadow');
  if (typeof attach !== 'function') return;
  Element.prototype.attachShadow = function attachAndWatch(init) {
    Reflect.apply(attach, this, [init]);
    const root = this.shadowRoot;
    if (root === null) throw new Error('a closed shadow root can not be listened to');
    watch(root);
    return root;
  };
}

function find(node: SpokenNode, fits: (node: SpokenNode) => boolean): SpokenNode | undefined {
  // The innermost one: a host has the focus while something within it has.
  for (const child of node.children) {
    const found = find(child, fits);
    if (found !== undefined) return found;
  }
  return fits(node) ? node : undefined;
}

/** Roles whose name says all; what is in them is not said again. */
const told = new Set([
  'heading',
  'link',
  'button',
  'checkbox',
  'radio',
  'textbox',
  'combobox',
  'image',
  'DisclosureTriangle',
]);
/** Roles that are said before what is in them. */
const entered = new Set([
  'group',
  'list',
  'navigation',
  'region',
  'article',
  'dialog',
  'form',
  'table',
  'radiogroup',
  'status',
  'alert',
  'note',
  'timer',
]);
/** Roles that stand within a line of text. */
const inline = new Set([
  'StaticText',
  'strong',
  'emphasis',
  'code',
  'time',
  'generic',
  'none',
  'LabelText',
  'mark',
  'LineBreak',
  'superscript',
]);

/** The content of a node as lines, in reading order. */
function linesOf(node: SpokenNode, words: Words): string[] {
  const lines: string[] = [];
  let run = '';
  let control = '';
  const flush = (): void => {
    const text = run.replaceAll(/\s+/gu, ' ').trim();
    run = '';
    // A label has been said as the name of its control.
    if (text !== '' && !closed(control).includes(closed(text))) lines.push(text);
  };
  const walk = (at: SpokenNode, indent: string): void => {
    if (at.role === 'StaticText') {
      run += ` ${at.name}`;
      return;
    }
    if (!inline.has(at.role)) flush();
    if (told.has(at.role)) {
      lines.push(indent + phrase(at, words));
      control = `${at.name} ${at.description}`;
      return;
    }
    const isEntered = entered.has(at.role) && at.children.length > 0;
    if (isEntered) lines.push(indent + phrase(at, words));
    for (const child of at.children) walk(child, indent);
    if (!inline.has(at.role)) flush();
  };
  for (const child of node.children) walk(child, '');
  flush();
  return lines;
}

/** Without spaces, in which names and texts differ. */
function closed(text: string): string {
  return text.replaceAll(/\s+/gu, '');
}

/** Codes, numbers and moments of this run, as what they are. */
function steady(line: string): string {
  return line
    .replaceAll(/\bISO1\.[\w.+/=-]+/gu, '‹reference›')
    .replaceAll(/(?<![\w+/])[A-Za-z0-9+/]{43}(?![\w+/])/gu, '‹tracker›')
    .replaceAll(/\b[A-Z0-9]{4}(?:[ -]?[A-Z0-9]{4}){2,}\b/gu, '‹code›')
    .replaceAll(/\b\d{1,2}(?:er)? \p{L}+ 20\d\d\b/gu, '‹day›')
    .replaceAll(/\b\d{1,2} h(?: \d\d)?\b|\b\d{1,2}\.\d\d uur\b/gu, '‹hour›')
    .replaceAll(
      /\b\d+ (?:jours?|heures?|minutes?|secondes?|dagen|dag|uur|minuten|minuut|seconden)\b/gu,
      '‹duration›',
    )
    .replaceAll(/ /gu, ' ');
}
