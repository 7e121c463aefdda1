import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parse } from 'valibot';
import { definition } from './testing/sealed.ts';
import { categoriesOf, sealedDefinition, selectionOfChoices } from './definition.ts';

test('tells the choices of an opened ballot as the ballot shows them, blank votes first as Belenios has them', () => {
  const categories = categoriesOf(parse(sealedDefinition, definition), 'fr');
  assert.deepEqual(
    selectionOfChoices(categories, [
      [0, 1],
      [1, 0],
    ]),
    {
      effective: { blank: false, candidates: ['b'] },
      substitute: { blank: true, candidates: [] },
    },
  );
  assert.deepEqual(
    selectionOfChoices(categories, [
      [1, 1],
      [0, 1],
    ]),
    {
      effective: { blank: false, candidates: ['a', 'b'] },
      substitute: { blank: false, candidates: ['c'] },
    },
  );
});

test('offers a verification code only where the sealed definition says so', () => {
  assert.equal(parse(sealedDefinition, definition).consultation.verification, 'tracker');
  const consultation = { ...definition.consultation, verification: 'reveal' };
  assert.equal(parse(sealedDefinition, { ...definition, consultation }).consultation.verification, 'reveal');
});
