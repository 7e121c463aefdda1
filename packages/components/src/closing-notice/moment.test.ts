import { expect } from 'chai';
import fc from 'fast-check';
import { closingMoment } from './moment.ts';

const closesAt = Date.parse('2024-06-18T15:00:00Z');
const graceEndsAt = closesAt + 20 * 60_000;
const at = (minutesBefore: number): ReturnType<typeof closingMoment> =>
  closingMoment(closesAt - minutesBefore * 60_000, closesAt, graceEndsAt);

describe('the moments before closing', () => {
  it('are told from 30 minutes on, with the marks at 30, 10 and 5', () => {
    expect([31, 30.001].map((before) => at(before).kind)).to.deep.equal(['quiet', 'quiet']);
    const told = [30, 29.99, 10.01, 10, 5.01, 5, 0.01].map((before) => {
      const moment = at(before);
      return moment.kind === 'closing' ? [moment.minutes, moment.told] : moment.kind;
    });
    expect(told).to.deep.equal([
      [30, 30],
      [30, 30],
      [11, 30],
      [10, 10],
      [6, 10],
      [5, 5],
      [1, 5],
    ]);
  });

  it('go on through the grace, and end with it', () => {
    const told = [0, -9.5, -10, -15, -19.99].map((before) => {
      const moment = at(before);
      return moment.kind === 'grace' ? [moment.minutes, moment.told] : moment.kind;
    });
    expect(told).to.deep.equal([
      [20, 30],
      [11, 30],
      [10, 10],
      [5, 5],
      [1, 5],
    ]);
    expect(at(-20)).to.deep.equal({ kind: 'closed' });
    expect(closingMoment(closesAt, closesAt, closesAt)).to.deep.equal({ kind: 'closed' });
  });

  it('hold for as long as they say, to the millisecond', () => {
    fc.assert(
      fc.property(fc.integer({ min: -19 * 60_000, max: 90 * 60_000 }), (before) => {
        const now = closesAt - before;
        const { holdsFor, ...moment } = { holdsFor: 0, ...closingMoment(now, closesAt, graceEndsAt) };
        const { holdsFor: rest, ...still } = {
          holdsFor: 0,
          ...closingMoment(now + holdsFor - 1, closesAt, graceEndsAt),
        };
        const { holdsFor: next, ...other } = {
          holdsFor: 0,
          ...closingMoment(now + holdsFor, closesAt, graceEndsAt),
        };
        expect(still).to.deep.equal(moment);
        expect(other).to.not.deep.equal(moment);
        expect([rest, next].every((milliseconds) => milliseconds >= 0)).to.equal(true);
      }),
    );
  });
});
