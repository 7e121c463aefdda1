import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { Type } from 'typebox';
import { Compile } from 'typebox/compile';
import { root } from './root.ts';

const readLock = Compile(
  Type.Object({
    packages: Type.Record(
      Type.String(),
      Type.Object({
        version: Type.Optional(Type.String()),
        license: Type.Optional(Type.String()),
        link: Type.Optional(Type.Boolean()),
        dev: Type.Optional(Type.Boolean()),
      }),
    ),
  }),
);

const { packages } = readLock.Parse(JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')));
const foreign = Object.entries(packages).filter(
  ([path, { link }]) => path.includes('node_modules/') && link !== true,
);

/** Licences that leave those who host or embed Isoloir free. */
const permissive: ReadonlySet<string> = new Set([
  '0BSD',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'BlueOak-1.0.0',
  'CC0-1.0',
  'ISC',
  'MIT',
  'MIT-0',
  'MPL-2.0',
  'Zlib',
]);

/** Only on our own machines, for tests and the build: what they are under, and why that is fine. */
const besides: Readonly<Record<string, string>> = {
  'node_modules/@gouvfr/dsfr': 'etalab-2.0: open licence of the French State; host pages of tests wear it',
  'node_modules/argparse': 'Python-2.0, permissive; a reader of YAML among the tools wants it',
  'node_modules/only': 'MIT by its README, not named in its package.json',
};

function isPermissive(expression: string): boolean {
  const bare = expression.replace(/^\((.*)\)$/, '$1');
  if (bare.includes(' OR ')) return bare.split(' OR ').some(isPermissive);
  return bare.split(' AND ').every((one) => permissive.has(one));
}

test('all that we install is under a licence that leaves its users free', () => {
  const others = foreign
    .filter(([, { license }]) => license === undefined || !isPermissive(license))
    .map(([path, { dev }]) => ({ path, dev }));
  assert.deepEqual(others.map(({ path }) => path).toSorted(), Object.keys(besides).toSorted());
  for (const { path, dev } of others) assert.ok(dev, `${path} is not for development only`);
});

test('every package comes from the registry, by a hash', () => {
  const text = readFileSync(join(root, 'package-lock.json'), 'utf8');
  assert.ok(foreign.length > 100);
  assert.equal(text.match(/"integrity": "sha512-/g)?.length, foreign.length);
  assert.doesNotMatch(text, /"resolved": "(?!https:\/\/registry\.npmjs\.org\/|packages\/)/);
});
