import { propertiesOf, type ElementDeclaration } from './elements.ts';
import type { LiteralValues } from './literals.ts';
import type { SourceManifest } from './packages.ts';

interface Named {
  readonly name: string;
  readonly description: string;
}

const described = ({ name, description }: Named): Named => ({ name, description });

function descriptionOf({ summary, description }: ElementDeclaration): string {
  return summary === '' ? description : `${summary}\n\n${description}`;
}

/** Attributes with the values that they may take, where these are few. */
function attributesOf(element: ElementDeclaration, values: LiteralValues) {
  return element.attributes.map((attribute) => ({
    ...described(attribute),
    boolean: attribute.type?.text === 'boolean',
    values: values(element.name, attribute.fieldName ?? attribute.name),
  }));
}

/** What Visual Studio Code proposes in HTML (`html.customData`). */
export function codeData(elements: readonly ElementDeclaration[], values: LiteralValues): unknown {
  return {
    $schema:
      'https://raw.githubusercontent.com/microsoft/vscode-html-languageservice/main/docs/customData.schema.json',
    version: 1.1,
    tags: elements.map((element) => ({
      name: element.tagName,
      description: { kind: 'markdown', value: descriptionOf(element) },
      attributes: attributesOf(element, values).map(({ name, description, boolean, values: few }) => ({
        name,
        description: { kind: 'markdown', value: description },
        ...(boolean ? { valueSet: 'v' } : {}),
        ...(few.length === 0 ? {} : { values: few.map((value) => ({ name: value })) }),
      })),
    })),
  };
}

/** What JetBrains' editors propose in HTML, CSS and scripts. */
export function webTypes(
  { name, version }: SourceManifest,
  elements: readonly ElementDeclaration[],
  values: LiteralValues,
): unknown {
  return {
    $schema: 'https://json.schemastore.org/web-types',
    name,
    version,
    'description-markup': 'markdown',
    contributions: {
      html: {
        elements: elements.map((element) => ({
          name: element.tagName,
          description: descriptionOf(element),
          attributes: attributesOf(element, values).map((attribute) => ({
            ...described(attribute),
            value: valueOf(attribute),
          })),
          slots: element.slots.map(described),
          js: {
            properties: propertiesOf(element).map((property) => ({
              ...described(property),
              type: property.type?.text ?? 'unknown',
            })),
            events: element.events.map((event) => ({
              ...described(event),
              type: event.type?.text ?? 'Event',
            })),
          },
          css: {
            parts: element.cssParts.map(described),
            properties: element.cssProperties.map(described),
          },
        })),
      },
    },
  };
}

function valueOf(attribute: { boolean: boolean; values: readonly string[] }) {
  if (attribute.boolean) return { type: 'boolean', required: false };
  const { values } = attribute;
  return values.length === 0 ? { type: 'string' } : { type: values.map((value) => `'${value}'`).join(' | ') };
}
