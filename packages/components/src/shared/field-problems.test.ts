import { expect } from 'chai';
import { setLocale } from '../localization.ts';
import { mayBeEmail, problemText } from './field-problems.ts';

const codes = [
  'missing',
  'missing-to-publish',
  'too-long',
  'not-one-line',
  'professional-number-shape',
  'professional-number-check-digits',
  'postal-code',
  'phone',
  'email',
] as const;

describe('field problems', () => {
  afterEach(() => setLocale('fr'));

  it('have words of their own for each code, in both languages', async () => {
    const words = (): readonly string[] => codes.map((code) => problemText({ pointer: '/x', code }));
    const [french, fallback] = [words(), problemText({ pointer: '/x', code: 'unheard-of' })];
    expect(new Set([...french, fallback]).size).to.equal(codes.length + 1);
    await setLocale('nl');
    const dutch = words();
    expect(new Set(dutch).size).to.equal(codes.length);
    expect(dutch.filter((text) => french.includes(text))).to.deep.equal([]);
  });

  it('know an e-mail address from what can not be one', () => {
    for (const address of ['a@b.be', ' prénom.nom+vote@sous.domaine.example ', "o'neil@exemple.be"]) {
      expect(mayBeEmail(address), address).to.equal(true);
    }
    for (const text of ['', 'a', 'a@b', '@b.be', 'a@b.', 'a b@c.be', 'a@b@c.be', 'a@.be', 'a@b..be']) {
      expect(mayBeEmail(text), text).to.equal(false);
    }
  });
});
