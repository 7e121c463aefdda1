import assert from 'node:assert/strict';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { array, looseObject, optional, parse, string, unknown } from 'valibot';
import { buildPackages } from '../../scripts/lib/packages/build.ts';

// What editors and documentation read: the manifest of the elements, and what is made from it.

const named = looseObject({ name: string(), description: optional(string(), '') });
const list = optional(array(named), []);
const manifestSchema = looseObject({
  modules: array(
    looseObject({
      path: string(),
      declarations: array(
        looseObject({
          name: string(),
          tagName: optional(string()),
          summary: optional(string(), ''),
          description: optional(string(), ''),
          members: list,
          attributes: list,
          events: list,
          slots: list,
          cssParts: list,
        }),
      ),
      exports: array(looseObject({ kind: string(), name: string() })),
    }),
  ),
});
const codeDataSchema = looseObject({
  tags: array(
    looseObject({
      name: string(),
      attributes: array(looseObject({ name: string(), values: optional(array(named), []) })),
    }),
  ),
});
const webTypesSchema = looseObject({
  name: string(),
  version: string(),
  contributions: looseObject({
    html: looseObject({
      elements: array(
        looseObject({
          name: string(),
          attributes: array(looseObject({ name: string(), value: unknown() })),
          js: looseObject({ properties: list, events: list }),
          css: looseObject({ parts: list }),
        }),
      ),
    }),
  }),
});

const packages = (await buildPackages()).filter(({ dist }) => existsSync(join(dist, 'custom-elements.json')));

for (const { dist, folder, manifest } of packages) {
  const read = (file: string): unknown => JSON.parse(readFileSync(join(dist, file), 'utf8'));
  const { modules } = parse(manifestSchema, read('custom-elements.json'));
  const elements = modules
    .flatMap(({ declarations }) => declarations)
    .filter(({ tagName }) => tagName !== undefined);
  const tags = elements.map(({ tagName }) => tagName).sort();

  describe(`the manifest of ${manifest.name}`, () => {
    test('has every element that there is', () => {
      const doors = globSync('src/*/define.ts', { cwd: folder });
      assert.ok(doors.length > 0);
      assert.equal(tags.length, doors.length);
    });

    test('says what each is, and what each of its properties, events, slots and parts is', () => {
      const silent = elements.flatMap((element) => {
        const { tagName = '', summary, description, members, events, slots, cssParts } = element;
        const parts = [...members, ...events, ...slots, ...cssParts].filter(
          (part) => part.description === '' && part.name !== 'focus',
        );
        return [
          ...(summary === '' || description === '' ? [tagName] : []),
          ...parts.map(({ name }) => `${tagName}: ${name}`),
        ];
      });
      assert.deepEqual(silent, []);
    });

    test('tells the public side only, by paths that are there', () => {
      const members = elements.flatMap((element) => element.members.map(({ name }) => name));
      assert.deepEqual(
        members.filter((name) => /^[#_]|^(?:styles|version|render)$/u.test(name)),
        [],
      );
      for (const { path } of modules) assert.ok(readFileSync(join(dist, path), 'utf8') !== '', path);
      const defined = modules.flatMap(({ exports }) =>
        exports.filter(({ kind }) => kind === 'custom-element-definition').map(({ name }) => name),
      );
      assert.deepEqual(defined.sort(), tags);
    });

    test('gives editors the same elements', () => {
      const code = parse(codeDataSchema, read('vscode.html-custom-data.json'));
      const web = parse(webTypesSchema, read('web-types.json'));
      assert.deepEqual(code.tags.map(({ name }) => name).sort(), tags);
      assert.deepEqual(web.contributions.html.elements.map(({ name }) => name).sort(), tags);
      assert.deepEqual([web.name, web.version], [manifest.name, manifest.version]);
    });
  });
}

test('editors propose the values of an attribute that takes a few', () => {
  const dist = packages.find(({ id }) => id === 'components')?.dist ?? '';
  const text = readFileSync(join(dist, 'vscode.html-custom-data.json'), 'utf8');
  const { tags } = parse(codeDataSchema, JSON.parse(text));
  const notice = tags.find(({ name }) => name === 'isoloir-notice');
  const values = notice?.attributes.find(({ name }) => name === 'variant')?.values;
  assert.deepEqual(
    values?.map(({ name }) => name),
    ['info', 'success', 'warning', 'error'],
  );
});
