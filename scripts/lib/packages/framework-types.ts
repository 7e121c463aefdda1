import ts from 'typescript';
import { propertiesOf, type ElementDeclaration } from './elements.ts';

// Declarations for the frameworks that know custom elements by themselves, and only lack their types. Properties take
// their types from the classes; events from what the elements' documentation says.

function comment(text: string): string {
  const lines = text.split('\n').map((line) => ` * ${line}`.trimEnd());
  return text === '' ? '' : lines.length === 1 ? `/** ${text} */\n` : `/**\n${lines.join('\n')}\n */\n`;
}

function indent(text: string): string {
  return text.replace(/^(?=.)/gmu, '  ');
}

/** Names of types in a type's text: `CustomEvent` and `Selection` in `CustomEvent<{ selection: Selection }>`. */
export function typeNamesIn(text: string): readonly string[] {
  const names = new Set<string>();
  const visit = (node: ts.Node): void => {
    if (ts.isTypeReferenceNode(node) && ts.isIdentifier(node.typeName)) names.add(node.typeName.text);
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile('type.ts', `type T = ${text};`, ts.ScriptTarget.ES2022, true));
  return [...names];
}

const platformTypes: ReadonlySet<string> = new Set(['CustomEvent', 'Event', 'Date', 'Readonly', 'Record']);

function propsName(element: ElementDeclaration): string {
  return `${element.name}Props`;
}

function eventsName(element: ElementDeclaration): string {
  return `${element.name}Events`;
}

/** `elements.d.ts`: the properties and the events of each element, which the frameworks' declarations share. */
export function elementTypes(elements: readonly ElementDeclaration[]): string {
  const events = elements.flatMap((element) => element.events.map(({ type }) => type?.text ?? 'Event'));
  const named = [...new Set(events.flatMap(typeNamesIn))].filter((name) => !platformTypes.has(name));
  const imported = [...named, ...elements.map(({ name }) => name)].sort();
  const interfaces = elements.map((element) => {
    const properties = propertiesOf(element).map(
      ({ name, description }) =>
        `${comment(description)}readonly ${name}?: ${element.name}['${name}'] | undefined;\n`,
    );
    const told = element.events.map(
      ({ name, description, type }) =>
        `${comment(description)}readonly '${name}': ${type?.text ?? 'Event'};\n`,
    );
    return [
      `${comment(`Properties of \`<${element.tagName}>\`.`)}export interface ${propsName(element)} {\n${indent(properties.join(''))}}\n`,
      `${comment(`Events of \`<${element.tagName}>\`.`)}export interface ${eventsName(element)} {\n${indent(told.join(''))}}\n`,
    ].join('\n');
  });
  return [
    `import type {\n${imported.map((name) => `  ${name},\n`).join('')}} from './index.js';\n`,
    ...interfaces,
  ].join('\n');
}

function importedTypes(elements: readonly ElementDeclaration[]): string {
  const classes = elements.map(({ name }) => name).sort();
  const shapes = elements.flatMap((element) => [eventsName(element), propsName(element)]).sort();
  return [
    `import type { ${classes.join(', ')} } from './index.js';`,
    `import type { ${shapes.join(', ')} } from './elements.js';`,
    '',
  ].join('\n');
}

/** `react.d.ts`: the elements in JSX, for React 19 and later. */
export function reactTypes(elements: readonly ElementDeclaration[]): string {
  const entries = elements.map(
    (element) =>
      `${comment(element.summary)}'${element.tagName}': ElementProps<${element.name}, ${propsName(element)}, ${eventsName(element)}>;\n`,
  );
  return `import type { ClassAttributes, HTMLAttributes } from 'react';
${importedTypes(elements)}
type Listeners<Events> = {
  [Name in keyof Events as \`on\${Name & string}\`]?: ((event: Events[Name]) => void) | undefined;
};
type ElementProps<Element, Props, Events> = ClassAttributes<Element> &
  Omit<HTMLAttributes<Element>, keyof Props> &
  Props &
  Listeners<Events>;

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
${indent(indent(indent(entries.join(''))))}    }
  }
}
`;
}

/** `vue.d.ts`: the elements in templates, for Vue 3. */
export function vueTypes(elements: readonly ElementDeclaration[]): string {
  const entries = elements.map(
    (element) =>
      `${comment(element.summary)}'${element.tagName}': CustomElement<${element.name}, ${propsName(element)}, ${eventsName(element)}>;\n`,
  );
  return `import type { HTMLAttributes, PublicProps } from 'vue';
${importedTypes(elements)}
type Camel<Name extends string> = Name extends \`\${infer First}-\${infer Rest}\`
  ? \`\${First}\${Capitalize<Camel<Rest>>}\`
  : Name;
type Listeners<Events> = {
  [Name in keyof Events as \`on\${Capitalize<Camel<Name & string>>}\`]?: ((event: Events[Name]) => void) | undefined;
};
type CustomElement<Element, Props, Events> = new () => Element & {
  /** What a template may give; Vue's own types ask for it under this name. */
  $props: Omit<HTMLAttributes, keyof Props> & Props & Listeners<Events> & PublicProps;
  $emit: <Name extends keyof Events>(name: Name, event: Events[Name]) => void;
};

declare module 'vue' {
  interface GlobalComponents {
${indent(indent(entries.join('')))}  }
}
`;
}
