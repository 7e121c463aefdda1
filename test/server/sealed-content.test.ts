import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { exampleFolder } from '../../scripts/lib/demo.ts';
import { call, openScene, type Scene } from './support.ts';

let scene: Scene;
before(async () => {
  scene = await openScene();
});
after(() => scene.close());

const hashOfFile = (name: string): string =>
  createHash('sha256')
    .update(readFileSync(join(exampleFolder('ordre-2024'), 'content', name)))
    .digest('hex');

test('sealing fixes each of the organisation’s own texts by its hash, in both languages', async () => {
  const { uuid } = await scene.election('liege');
  const { body } = await call(scene, 'GET', `/elections/${uuid}`);
  const definition: unknown = Reflect.get(Object(body), 'definition');
  assert.ok(typeof definition === 'string');
  const sealed: unknown = JSON.parse(definition);
  const texts = { faq: 'faq', contact: 'contact', signInHelp: 'sign-in-help', thanks: 'thanks' };
  const expected = Object.fromEntries(
    Object.entries(texts).map(([name, file]) => [
      name,
      { fr: hashOfFile(`${file}.fr.md`), nl: hashOfFile(`${file}.nl.md`) },
    ]),
  );
  const consultation: unknown = Reflect.get(Object(sealed), 'consultation');
  assert.deepEqual(Reflect.get(Object(consultation), 'content'), expected);
});
