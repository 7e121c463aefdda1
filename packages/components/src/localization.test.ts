import { expect } from 'chai';
import { getLocale, locales, setLocale } from './localization.ts';
import { plural } from './shared/plural.ts';

describe('localization', () => {
  afterEach(() => setLocale('fr'));

  it('begins in French and switches to and fro without loading anything', async () => {
    expect(getLocale()).to.equal('fr');
    const loaded = performance.getEntriesByType('resource').length;
    for (const locale of [...locales, ...locales]) {
      await setLocale(locale);
      expect(getLocale()).to.equal(locale);
    }
    expect(performance.getEntriesByType('resource')).to.have.length(loaded);
  });

  it('knows that zero is singular in French and plural in Dutch', async () => {
    const form = (count: number): string => plural(count, { one: () => 'one', other: () => 'other' });
    expect([0, 1, 2].map(form)).to.deep.equal(['one', 'one', 'other']);
    await setLocale('nl');
    expect([0, 1, 2].map(form)).to.deep.equal(['other', 'one', 'other']);
  });
});
