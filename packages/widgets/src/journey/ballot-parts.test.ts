import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { SealedDefinition, SealedStatement } from './definition.ts';
import { definition } from './testing/sealed.ts';
import { hasLists, missingErrors, partsOf } from './ballot-parts.ts';

type Question = SealedDefinition['election']['questions'][number];

const [effective, substitute] = definition.election.questions.map((question): Question => ({
  ...question,
  kind: 'candidates',
}));
assert.ok(effective !== undefined && substitute !== undefined);

const statement = (name: string): SealedStatement => ({
  pdf: { sha256: `pdf of ${name}`, bytes: 1000 },
  text: { sha256: `text of ${name}`, bytes: 100 },
});

const asWritten: Question = {
  id: 'list',
  kind: 'lists',
  title: { fr: 'Choix d’une liste', nl: 'Keuze van een lijst' },
  minimum: 1,
  maximum: 1,
  blank: true,
  candidates: [
    {
      id: 'phare',
      name: 'Le Phare',
      title: { fr: 'Le Phare', nl: 'De Vuurtoren' },
      members: [
        { name: 'LANDREVEAU Hélène', address: { fr: 'Hôpital', nl: 'Ziekenhuis' } },
        { name: 'SEUL Ugo' },
      ],
      statement: { fr: statement('phare'), nl: statement('vuurtoren') },
    },
    { id: 'cap', name: 'Cap Soins', members: [] },
  ],
};
const lists: Question = { ...asWritten, draw: { seed: '00'.repeat(32) } };

function sealed(questions: Question[]): SealedDefinition {
  return {
    version: 1,
    consultation: { ...definition.consultation, verification: 'tracker', credentials: 'delivered' },
    election: { ...definition.election, questions },
  };
}

describe('the parts of a ballot', () => {
  test('are categories side by side where they follow each other, and each choice of a list by itself, in ballot order', () => {
    const mixed = sealed([effective, substitute, lists, { ...effective, id: 'after' }]);
    assert.ok(hasLists(mixed));
    const parts = partsOf(mixed, 'fr').map((part) =>
      part.kind === 'candidates' ? part.categories.map(({ id }) => id) : part.question.id,
    );
    assert.deepEqual(parts, [['effective', 'substitute'], 'list', ['after']]);
    assert.ok(!hasLists(sealed([effective, substitute])));
  });

  test('say of a list its name, members and order in the voter’s language', () => {
    const [part] = partsOf(sealed([lists]), 'nl');
    assert.ok(part?.kind === 'list');
    const { title, order, blankAllowed, lists: options } = part.question;
    assert.deepEqual([title, order, blankAllowed], ['Keuze van een lijst', 'drawn', true]);
    assert.deepEqual(
      options.map(({ name }) => name),
      ['De Vuurtoren', 'Cap Soins'],
    );
    assert.deepEqual(options[0]?.members, [
      { name: 'LANDREVEAU Hélène', address: 'Ziekenhuis' },
      { name: 'SEUL Ugo' },
    ]);
    const [written] = partsOf(sealed([asWritten]), 'fr');
    assert.ok(written?.kind === 'list');
    assert.equal(written.question.order, 'as-written');
  });

  test('have the statements of that language: the text once it is there, the PDF where it is', () => {
    const ofFirst = (source?: Parameters<typeof partsOf>[2]) => {
      const [part] = partsOf(sealed([lists]), 'nl', source);
      assert.ok(part?.kind === 'list');
      return part.question.lists[0]?.statement;
    };
    assert.deepEqual(ofFirst(), { size: 1000, fileName: 'phare.nl.pdf' });
    assert.deepEqual(
      ofFirst({
        statements: undefined,
        draw: () => assert.fail('no text is there'),
        pdfOf: (sha256) => `/${sha256}`,
      }),
      { size: 1000, fileName: 'phare.nl.pdf', href: '/pdf of vuurtoren' },
    );
  });
});

test('what is missing is said of each question as it is answered: so many candidates, a list, or a list or nothing', () => {
  const questions = [effective, lists, { ...lists, id: 'must', blank: false }];
  const told = (missing: readonly string[]) =>
    missingErrors(sealed(questions), 'nl', missing, (key, values) => `${key} ${JSON.stringify(values)}`);
  const list = '{"question":"Keuze van een lijst"}';
  assert.deepEqual(told(['list', 'must']), [
    { target: 'list', message: `vote.missingListOrBlank ${list}` },
    { target: 'must', message: `vote.missingList ${list}` },
  ]);
  assert.deepEqual(told([effective.id]), [
    {
      target: effective.id,
      message: `vote.missing ${JSON.stringify({ category: effective.title.nl, count: effective.minimum })}`,
    },
  ]);
  assert.deepEqual(told([]), []);
});
