import { hurry, soon } from './soon.ts';
import { html, type LitElement, render } from 'lit';
import { type Locale } from '../../../packages/components/src/locales.ts';
import { setLocale } from '../../../packages/components/src/localization.ts';
import '../../../packages/components/src/define-all.ts';
import tokens from '../../../packages/components/src/theme/tokens.css?inline';
import pageAround from '../../../.storybook/preview.css?inline';
import { type StoryFile, type Workbench } from './contract.ts';
import { looksAt } from './looks.ts';
import { everything } from './tree.ts';

const modules = import.meta.glob<Readonly<Record<string, unknown>>>(
  '../../../packages/{components,widgets}/src/*/*.stories.ts',
  { eager: true },
);

const read = (object: unknown, key: string): unknown =>
  typeof object === 'object' && object !== null ? Reflect.get(object, key) : undefined;

function call(object: unknown, key: string, ...values: readonly unknown[]): unknown {
  const method = read(object, key);
  return typeof method === 'function' ? Reflect.apply(method, undefined, values) : undefined;
}

function titleOf(module: Readonly<Record<string, unknown>>): string {
  const title = read(module.default, 'title');
  if (typeof title !== 'string') throw new Error('A file of stories has no title');
  return title;
}

/** Waits until every element has drawn itself, and none of them still waits for its data. */
async function settled(root: ParentNode): Promise<void> {
  let quiet = 0;
  const observer = new MutationObserver(() => {
    quiet = 0;
  });
  const watch = (): void => {
    for (const element of everything(root)) {
      if (element.shadowRoot !== null) observer.observe(element.shadowRoot, everyChange);
    }
  };
  observer.observe(document.body, everyChange);
  while (quiet < 3) {
    quiet += 1;
    watch();
    for (const element of everything(root)) if (isElement(element)) await element.updateComplete;
    await new Promise<void>(soon);
  }
  observer.disconnect();
}

const everyChange = { childList: true, subtree: true, attributes: true, characterData: true } as const;

function isElement(element: Element): element is LitElement {
  return element.localName.startsWith('isoloir-');
}

/** A style sheet from text. */
function sheetOf(text: string): CSSStyleSheet {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(text);
  return sheet;
}

hurry();
document.adoptedStyleSheets = [sheetOf(tokens), sheetOf(pageAround)];
const place = document.createElement('main');
place.id = 'storybook-root';
document.body.append(place);

const fresh = (): HTMLElement => {
  const story = document.createElement('div');
  scrollTo(0, 0);
  place.replaceChildren(story);
  return story;
};

const workbench: Workbench = {
  files: (): readonly StoryFile[] =>
    Object.entries(modules).map(([path, module]) => ({
      path,
      title: titleOf(module),
      stories: Object.keys(module).filter((name) => name !== 'default'),
    })),

  async show(path, name, locale: Locale) {
    const story = modules[path]?.[name];
    if (story === undefined) throw new Error(`There is no story ${name} in ${path}`);
    document.documentElement.lang = locale;
    await setLocale(locale);
    const canvasElement = fresh();
    const content: unknown = call(story, 'render');
    render(html`${content}`, canvasElement);
    await settled(canvasElement);
    await call(story, 'play', { canvasElement });
    await settled(canvasElement);
  },
};

Object.defineProperty(window, 'workbench', { value: workbench });
Object.defineProperty(window, 'looks', { value: looksAt(place) });
