import { expect } from 'chai';
import { setLocale } from '../localization.ts';
import { dateText, dateTimeText, hourText, isMidnight, momentText } from './date-time.ts';

const zone = 'Europe/Brussels';
const spaced = (text: string): string => text.replaceAll('\u00a0', ' ');

describe('dates and hours in words', () => {
  afterEach(() => setLocale('fr'));

  it('have no leading zero before the hour, and no minutes after a full one in French', async () => {
    const [early, full] = [new Date('2026-11-22T03:39:00Z'), new Date('2024-03-06T15:00:00Z')];
    expect([hourText(early, zone), hourText(full, zone)].map(spaced)).to.deep.equal(['4 h 39', '16 h']);
    await setLocale('nl');
    expect([hourText(early, zone), hourText(full, zone)].map(spaced)).to.deep.equal([
      '4.39 uur',
      '16.00 uur',
    ]);
  });

  it('keep the zero of the minutes, and midnight', () => {
    expect(spaced(hourText(new Date('2024-07-01T22:05:00Z'), zone))).to.equal('0 h 05');
    expect(isMidnight(new Date('2024-07-01T22:00:00Z'), zone)).to.equal(true);
    expect(isMidnight(new Date('2024-07-01T22:05:00Z'), zone)).to.equal(false);
  });

  it('write the first of a month as each language does', async () => {
    const first = new Date('2024-03-01T12:00:00Z');
    expect(dateText(first, zone)).to.equal('1er mars 2024');
    await setLocale('nl');
    expect(dateText(first, zone)).to.equal('1 maart 2024');
  });

  it('name the zone', async () => {
    const instant = new Date('2026-11-22T03:39:00Z');
    expect(spaced(momentText(instant, zone))).to.equal('22 novembre 2026 à 4 h 39');
    expect(spaced(dateTimeText(instant, zone))).to.equal('22 novembre 2026 à 4 h 39 (heure de Bruxelles)');
    expect(spaced(dateTimeText(instant, 'Europe/Paris'))).to.contain('(heure de Paris)');
    await setLocale('nl');
    expect(spaced(dateTimeText(instant, zone))).to.equal('22 november 2026 om 4.39 uur (Brusselse tijd)');
  });
});
