import { version } from './version.ts';

/**
 * Registers an element, quietly: a tag that exists already is left alone, so that two copies of this library in a
 * page never throw. A different version behind the tag is worth a warning, since properties may differ.
 *
 * @param registry the registry to use; tests give their own
 */
export function define(
  tag: `isoloir-${string}`,
  elementClass: CustomElementConstructor,
  registry: Pick<CustomElementRegistry, 'get' | 'define'> = globalThis.customElements,
): void {
  const existing = registry.get(tag);
  if (existing === undefined) {
    registry.define(tag, elementClass);
    return;
  }
  const other = versionOf(existing);
  if (existing !== elementClass && other !== version) {
    // eslint-disable-next-line no-console -- a developer of the page must learn that two versions meet in it
    console.warn(`<${tag}> is registered by version ${other} of Isoloir; ${version} is not used.`);
  }
}

function versionOf(elementClass: CustomElementConstructor): string {
  const value: unknown = Reflect.get(elementClass, 'version');
  return typeof value === 'string' ? value : 'unknown';
}
