import { type Decorator, type Preview } from '@storybook/web-components-vite';
import { html, LitElement, render } from 'lit';
import { storyNameFromExport, toId } from 'storybook/internal/csf';
import { useEffect, useMemo } from 'storybook/preview-api';

// Controls for every story, though a story says nothing of them: they begin at what the story sets, and what a designer turns is
// set on the story's element, above it. What has no control is what nobody can type: functions, clients.

type ArgsEnhancer = NonNullable<Preview['argsEnhancers']>[number];
type ArgTypesEnhancer = NonNullable<Preview['argTypesEnhancers']>[number];
type ArgType = Parameters<ArgTypesEnhancer>[0]['argTypes'][string];

const modules = import.meta.glob<Readonly<Record<string, unknown>>>(
  '../packages/{components,widgets}/src/*/*.stories.ts',
  { eager: true },
);

const read = (object: unknown, key: string): unknown =>
  typeof object === 'object' && object !== null ? Reflect.get(object, key) : undefined;

/** How each story draws itself, by its id. */
const draws = new Map(
  Object.values(modules).flatMap((module) => {
    const title = read(module.default, 'title');
    if (typeof title !== 'string') throw new Error('A file of stories has no title');
    return Object.entries(module).flatMap(([name, story]) => {
      const draw = read(story, 'render');
      return typeof draw === 'function' ? [[toId(title, storyNameFromExport(name)), draw] as const] : [];
    });
  }),
);

const isLit = (found: unknown): found is typeof LitElement =>
  typeof found === 'function' && found.prototype instanceof LitElement;

/** The values that a story gives to the properties of its element; the element is made for it and never shown. */
function valuesOf(id: string, tag: unknown): Readonly<Record<string, unknown>> {
  const draw = draws.get(id);
  const element = typeof tag === 'string' ? customElements.get(tag) : undefined;
  if (draw === undefined || typeof tag !== 'string' || !isLit(element)) return {};
  const place = document.createElement('div');
  const content: unknown = Reflect.apply(draw, undefined, []);
  render(html`${content}`, place);
  const drawn = place.querySelector(tag);
  const names = [...element.elementProperties].flatMap(([name, { state }]) => (state === true ? [] : name));
  return Object.fromEntries(names.map((name) => [String(name), read(drawn, String(name))]));
}

/** The few values of a type like `'small' | 'large'` or `1 | 2`, or none. */
function choicesOf(type: string): readonly (string | number)[] {
  const parts = type.split(' | ').filter((part) => part !== 'undefined');
  const values = parts.flatMap((part) => {
    const [, word] = /^'(.*)'$/u.exec(part) ?? [];
    return word ?? (/^\d+$/u.test(part) ? Number(part) : []);
  });
  return values.length === parts.length ? values : [];
}

/** Whether a value is a list or a record, with nothing to call in it. */
function isData(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  const kind: unknown = Object.getPrototypeOf(value);
  const isPlain = kind === Object.prototype || kind === Array.prototype;
  return isPlain && Object.values(value).every((part) => typeof part !== 'function');
}

const withoutControl = { control: false } as const;

/** The control for a property, by its type and by what it is now. */
function controlOf(type: string, value: unknown): Partial<ArgType> {
  const choices = choicesOf(type);
  if (choices.length > 0) {
    return { type: { name: 'enum', value: [...choices] }, options: choices, control: { type: 'select' } };
  }
  if (type === 'boolean') return { type: { name: 'boolean' }, control: { type: 'boolean' } };
  if (type === 'number') return { type: { name: 'number' }, control: { type: 'number' } };
  if (/^string( \||$)/u.test(type)) return { type: { name: 'string' }, control: { type: 'text' } };
  if (value instanceof Date || type.startsWith('Date')) return { control: { type: 'date' } };
  return isData(value) ? { control: { type: 'object' } } : withoutControl;
}

const typeOf = ({ table }: ArgType): string => String(read(read(table, 'type'), 'summary'));

/** Gives a control to what can be set on the story's element, and none to events, slots and parts. */
export const controls: ArgTypesEnhancer = ({ id, component, argTypes }) => {
  const values = valuesOf(id, component);
  return Object.fromEntries(
    Object.entries(argTypes).map(([name, argType]) => [
      name,
      { ...argType, ...(name in values ? controlOf(typeOf(argType), values[name]) : withoutControl) },
    ]),
  );
};

/** What the controls show at first: what the story sets, and else what the element begins with. */
export const storyArgs: ArgsEnhancer = ({ id, component, argTypes }) =>
  Object.fromEntries(
    Object.entries(valuesOf(id, component)).filter(
      ([name, value]) => value !== undefined && read(argTypes[name], 'control') !== false,
    ),
  );

/** What the story had set where something else was turned on, to go back to. */
const before = new WeakMap<Element, Map<string, unknown>>();

function turn(element: Element, name: string, value: unknown): void {
  const own = before.get(element) ?? new Map<string, unknown>();
  before.set(element, own);
  if (!own.has(name)) own.set(name, read(element, name));
  Reflect.set(element, name, value);
}

function turnBack(element: Element, name: string): void {
  const own = before.get(element);
  if (own?.has(name) !== true) return;
  Reflect.set(element, name, own.get(name));
  own.delete(name);
}

/** Sets on the story's element what was turned. */
export const withControls: Decorator = (
  story,
  { component, args, initialArgs, argTypes, globals, canvasElement },
) => {
  useEffect(() => {
    for (const element of canvasElement.querySelectorAll(String(component))) {
      for (const [name, argType] of Object.entries(argTypes)) {
        const value: unknown = args[name];
        const isDate = read(argType.control, 'type') === 'date' && typeof value === 'number';
        if (value === undefined || value === initialArgs[name]) turnBack(element, name);
        else turn(element, name, isDate ? new Date(value) : value);
      }
    }
  });
  // Drawn once for each language, so that turning one thing does not set back the choices that were made in the story.
  return useMemo(() => story(), [globals.locale]);
};
