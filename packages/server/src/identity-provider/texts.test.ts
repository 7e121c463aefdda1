import assert from 'node:assert/strict';
import { test } from 'node:test';
import fr from '../../../../locales/server/fr.json' with { type: 'json' };
import nl from '../../../../locales/server/nl.json' with { type: 'json' };
import { languageOf, textsIn } from './texts.ts';

/** Every key with the names that its text expects, sorted. */
function shape(texts: object, prefix = ''): string[] {
  return Object.entries(texts)
    .flatMap(([key, value]: [string, unknown]) => {
      if (typeof value === 'object' && value !== null) return shape(value, `${prefix}${key}.`);
      assert.ok(typeof value === 'string' && value.trim() !== '', `${prefix}${key} is empty`);
      const names = [...value.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name);
      return [`${prefix}${key}(${names.toSorted().join()})`];
    })
    .toSorted();
}

test('French and Dutch have the same texts, with the same names in them', () => {
  assert.deepEqual(shape(nl.identityProvider), shape(fr.identityProvider));
});

test('a text that is missing is a mistake that shows', () => {
  assert.throws(() => textsIn('nl')('no.such.text'), /no text identityProvider\.no\.such\.text in nl/);
});

test('the language is the first one wanted that there is', () => {
  assert.equal(languageOf('de nl-BE fr'), 'nl');
  assert.equal(languageOf('en'), 'fr');
  assert.equal(languageOf(undefined), 'fr');
});
