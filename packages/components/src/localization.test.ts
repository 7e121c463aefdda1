import { expect } from 'chai';
import { followPageLanguage, getLocale, locales, setLocale } from './localization.ts';
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

  it('follows the language of the page until told to stop', async () => {
    const page = document.documentElement;
    const before = page.lang;
    const languageWhen = async (lang: string): Promise<string> => {
      page.lang = lang;
      // The observer is told in a microtask of its own, and the switch takes another.
      await new Promise((resolve) => requestAnimationFrame(resolve));
      return getLocale();
    };
    page.lang = 'nl-BE';
    const stop = followPageLanguage();
    try {
      expect(await languageWhen('nl-BE')).to.equal('nl');
      expect(await languageWhen('fr')).to.equal('fr');
      expect(await languageWhen('NL')).to.equal('nl');
      expect(await languageWhen('de')).to.equal('fr');
      stop();
      expect(await languageWhen('nl')).to.equal('fr');
    } finally {
      stop();
      page.lang = before;
    }
  });

  it('knows that zero is singular in French and plural in Dutch', async () => {
    const form = (count: number): string => plural(count, { one: () => 'one', other: () => 'other' });
    expect([0, 1, 2].map(form)).to.deep.equal(['one', 'one', 'other']);
    await setLocale('nl');
    expect([0, 1, 2].map(form)).to.deep.equal(['other', 'one', 'other']);
  });
});
