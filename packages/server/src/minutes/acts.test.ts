import assert from 'node:assert/strict';
import { test } from 'node:test';
import { auditActs } from '../store/audit-acts.ts';
import { tellActs } from './acts.ts';

const words = {
  timeZone: 'Europe/Brussels',
  titleOf: (id: string) => (id === 'liege' ? 'Conseil provincial de Liège' : id),
};

const entryOf = (act: string, detail: object, height = 0) => ({
  height,
  at: '2018-06-11T10:00:00.000Z',
  act,
  consultation: 'c',
  detail: JSON.stringify(detail),
  parent: '',
  hash: '',
});

test('every act that the log knows has words in French and in Dutch', () => {
  for (const language of ['fr', 'nl'] as const) {
    for (const act of auditActs) {
      const [told] = tellActs([entryOf(act, {})], { ...words, language });
      assert.ok(told !== undefined && told.words.length > 10, `${language} ${act}`);
    }
  }
});

test('facts are told as people read them: titles, instants in the zone, the notice’s own words', () => {
  const detail = {
    elections: ['liege', 'flemish-brabant'],
    runs: ['a', 'b'],
    reason: 'panne',
    before: '2018-06-12T14:00:00.000Z',
    closesAt: '2018-07-02T14:00:00.000Z',
  };
  const [told] = tellActs([entryOf('consultation.extended', detail)], { ...words, language: 'fr' });
  assert.match(told?.words ?? '', /Conseil provincial de Liège et flemish-brabant/);
  assert.match(told?.words ?? '', /mardi 12 juin 2018 à 16:00:00/);
  assert.match(told?.words ?? '', /lundi 2 juillet 2018 à 16:00:00.*Motif\s: panne/);
  const notice = entryOf('notice.published', {
    notice: 1,
    kind: 'incident',
    fr: 'Panne.',
    nl: 'Storing.',
    mails: 1200,
  });
  assert.match(
    tellActs([notice], { ...words, language: 'nl' })[0]?.words ?? '',
    /“Storing\.” E-mails: 1\.200/,
  );
});

test('acts about single voters are told by their number, and name nobody', () => {
  const entries = [1, 2, 3].map((height) =>
    entryOf('contact-data.changed', { voter: `voter-${height}`, fields: ['/phone'] }, height),
  );
  const told = tellActs(entries, { ...words, language: 'fr' });
  assert.equal(told.length, 1);
  assert.match(told[0]?.words ?? '', /3 fois/);
  assert.doesNotMatch(told[0]?.words ?? '', /voter-/);
});
