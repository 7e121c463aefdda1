import assert from 'node:assert/strict';
import { test } from 'node:test';
import { jsonProblems, xliffProblems } from './locales.ts';

const fr = (texts: unknown) => ({ language: 'fr', texts });
const nl = (texts: unknown) => ({ language: 'nl', texts });

test('the same keys and values on both sides are no problem', () => {
  assert.deepEqual(jsonProblems(fr({ a: { b: 'Le {{day}}' } }), nl({ a: { b: 'Op {{day}}' } })), []);
});

test('each language has the plural forms that are its own', () => {
  const french = { n_one: 'un choix', n_many: '{{count}} de choix', n_other: '{{count}} choix' };
  const dutch = { n_one: '{{count}} keuze', n_other: '{{count}} keuzes' };
  assert.deepEqual(jsonProblems(fr(french), nl(dutch)), []);
  assert.deepEqual(
    jsonProblems(fr(dutch), nl({ n_one: 'een keuze', n_many: 'x', n_other: 'keuzes {{x}}' })),
    [
      'fr: n_many is missing',
      'nl: n_other fills in "{{x}}" where the source has ""',
      'nl: n_many is not needed',
    ],
  );
});

test('a missing, added, empty or differently filled text is told with its key', () => {
  const source = { a: { b: 'Le {{day}} à {{hour}}', c: 'Oui' }, d: 'Non', e: ' ' };
  const translation = { a: { b: 'Op {{day}}', c: '' }, e: 'x', f: 'Extra' };
  assert.deepEqual(jsonProblems(fr(source), nl(translation)), [
    'fr: e is empty',
    'nl: a.b fills in "{{day}}" where the source has "{{day}} {{hour}}"',
    'nl: a.c is empty',
    'nl: d is missing',
    'nl: f is not needed',
  ]);
});

const unit = (id: string, source: string, target: string): string =>
  `<trans-unit id="${id}">\n<source>${source}</source>${target}\n</trans-unit>`;
const filled = '<x id="0" equiv-text="${count}"/>';

test('translated units are no problem', () => {
  assert.deepEqual(
    xliffProblems(unit('s0123456789abcdef', `${filled} choix`, `<target>${filled} keuzes</target>`)),
    [],
  );
});

test('units without target, with lost placeholders, with ids of their own, or none at all are told', () => {
  assert.deepEqual(xliffProblems(unit('s0123456789abcdef', 'Voter', '')), [
    's0123456789abcdef (Voter) has no target',
  ]);
  assert.deepEqual(xliffProblems(unit('s0123456789abcdef', 'Voter', '<target> </target>')), [
    's0123456789abcdef (Voter) has no target',
  ]);
  assert.deepEqual(xliffProblems(unit('s0123456789abcdef', `${filled} choix`, '<target>keuzes</target>')), [
    's0123456789abcdef (… choix) has other placeholders in its target',
  ]);
  assert.deepEqual(xliffProblems(unit('cast', 'Voter', '<target>Stemmen</target>')), [
    'cast (Voter) has an id that is not a hash of its text',
  ]);
  assert.deepEqual(xliffProblems(''), ['there are no units']);
});
