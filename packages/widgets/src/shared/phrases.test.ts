import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { numberPhrase, percentPhrase, phrase } from './phrases.ts';

describe('the words of the widgets', () => {
  it('are those of the language, with numbers as it writes them', () => {
    assert.equal(phrase('fr', 'goVote.place', { host: 'vote.example' }), 'Le vote a lieu sur vote.example.');
    assert.equal(phrase('nl', 'goVote.place', { host: 'vote.example' }), 'U stemt op vote.example.');
    assert.equal(numberPhrase('fr', 12_045), '12\u202f045');
    assert.equal(numberPhrase('nl', 12_045), '12.045');
    assert.equal(percentPhrase('fr', 0.4532).replace(/\s/gu, ' '), '45,3 %');
    assert.equal(percentPhrase('nl', 0.4532).replace(/\s/gu, ''), '45,3%');
  });

  it('take the form of the number: none is singular in French, plural in Dutch', () => {
    const forms = (language: 'fr' | 'nl') =>
      [0, 1, 2].map((count) => phrase(language, 'results.ballots', { count }));
    assert.deepEqual(forms('fr'), ['0 bulletin dépouillé', '1 bulletin dépouillé', '2 bulletins dépouillés']);
    assert.deepEqual(forms('nl'), [
      '0 getelde stembiljetten',
      '1 geteld stembiljet',
      '2 getelde stembiljetten',
    ]);
    assert.equal(
      phrase('fr', 'results.ballots', { count: 1_000_000 }).replace(/\s/gu, ' '),
      '1 000 000 bulletins dépouillés',
    );
  });

  it('are never shown half filled in', () => {
    assert.throws(() => phrase('fr', 'goVote.place', {}), /goVote\.place wants host/u);
  });
});
