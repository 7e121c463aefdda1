import { expect } from 'chai';
import fc from 'fast-check';
import { setLocale } from '../localization.ts';
import { remaining, remainingSeconds } from './duration.ts';

const spaced = (text: string): string => text.replace(/[\u00a0\u202f]/gu, ' ');
const [second, minute, hour, day] = [1000, 60_000, 3_600_000, 86_400_000];

describe('what is left of a time', () => {
  afterEach(() => setLocale('fr'));

  it('is told as people say it, in each language', async () => {
    const spans = [
      15 * day + 23 * hour,
      7 * day,
      6 * day + 23.9 * hour,
      day,
      3 * hour + 20 * minute,
      hour,
      59 * minute + 59 * second,
      minute,
      59 * second,
      -5,
    ];
    const texts = (): readonly string[] => spans.map((span) => spaced(remaining(span).text));
    expect(texts()).to.deep.equal([
      '15 jours',
      '7 jours',
      '6 jours et 23 heures',
      '1 jour',
      '3 heures et 20 minutes',
      '1 heure',
      '59 minutes',
      '1 minute',
      'moins d’une minute',
      'moins d’une minute',
    ]);
    await setLocale('nl');
    expect(texts().slice(0, 5)).to.deep.equal([
      '15 dagen',
      '7 dagen',
      '6 dagen en 23 uur',
      '1 dag',
      '3 uur en 20 minuten',
    ]);
  });

  it('is told in steps of seconds near the end, never less than is left', () => {
    const texts = [120_000, 119_999, 101_000, 100_000, 61_000, 60_000, 20_000, 19_000, 0].map((left) =>
      spaced(remainingSeconds(left, 20).text),
    );
    expect(texts).to.deep.equal([
      '2 minutes',
      '2 minutes',
      '2 minutes',
      '1 minute et 40 secondes',
      '1 minute et 20 secondes',
      '1 minute',
      '20 secondes',
      '20 secondes',
      '0 seconde',
    ]);
  });

  it('keeps its words until they are said to change, and has others right after', () => {
    for (const words of [remaining, (left: number) => remainingSeconds(left, 20)]) {
      fc.assert(
        fc.property(fc.integer({ min: minute, max: 40 * day }), (left) => {
          const { text, holdsFor } = words(left);
          expect(holdsFor).to.be.at.least(0);
          expect(words(left - holdsFor).text).to.equal(text);
          expect(words(left - holdsFor - 1).text).to.not.equal(text);
        }),
      );
    }
  });
});
