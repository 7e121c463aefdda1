import { expect } from 'chai';
import fc from 'fast-check';
import { rateOf, share, shownSpans, timeChart, type TurnoutSpan } from './figures.ts';

const hour = 3_600_000;
const start = Date.parse('2024-06-11T07:00:00Z');

/** Spans that follow each other, of one hour or several. */
const spans: fc.Arbitrary<readonly TurnoutSpan[]> = fc
  .array(fc.record({ hours: fc.integer({ min: 1, max: 12 }), voted: fc.nat(500) }), {
    minLength: 1,
    maxLength: 300,
  })
  .map((parts) => {
    let [time, cumulated] = [start, 0];
    return parts.map(({ hours, voted }) => {
      const from = new Date(time);
      time += hours * hour;
      cumulated += voted;
      return { from, to: new Date(time), voted, cumulated };
    });
  });

describe('the figures of a turnout', () => {
  it('make bars as wide as time and as high as the rate, side by side within the chart', () => {
    fc.assert(
      fc.property(spans, (given) => {
        const chart = timeChart(given);
        if (chart === undefined) throw new Error('no chart');
        const { bars, lines } = chart;
        expect(bars).to.have.length(given.length);
        const top = Math.max(...given.map(rateOf));
        bars.forEach(({ x, height }, index) => {
          const [before, span] = [bars[index - 1], given[index]];
          if (span === undefined) throw new RangeError('no span');
          expect(x).to.be.closeTo(before === undefined ? 0 : before.x + before.width, 1e-6);
          expect(height).to.be.within(0, 1000.000001);
          if (rateOf(span) === top && top > 0) {
            expect(height).to.be.closeTo(Math.max(...bars.map((bar) => bar.height)), 1e-6);
          }
        });
        const last = bars.at(-1);
        expect((last?.x ?? 0) + (last?.width ?? 0)).to.be.closeTo(1000, 1e-6);
        expect([lines[0]?.rate, lines[0]?.height, lines.at(-1)?.height]).to.deep.equal([0, 0, 1000]);
      }),
    );
  });

  it('lose no vote when many hours become days', () => {
    fc.assert(
      fc.property(spans, (given) => {
        const shown = shownSpans(given, 'Europe/Paris');
        const votes = (list: readonly TurnoutSpan[]): number =>
          list.reduce((sum, { voted }) => sum + voted, 0);
        expect(votes(shown)).to.equal(votes(given));
        expect([shown[0]?.from, shown.at(-1)?.to, shown.at(-1)?.cumulated]).to.deep.equal([
          given[0]?.from,
          given.at(-1)?.to,
          given.at(-1)?.cumulated,
        ]);
        if (given.length <= 240) expect(shown).to.equal(given);
        else expect(shown.length).to.be.lessThan(given.length);
      }),
    );
  });

  it('are a share from nobody to everybody, and nothing where there is nobody', () => {
    expect(share({ entitled: 200, voted: 50 })).to.equal(0.25);
    expect(share({ entitled: 0, voted: 0 })).to.equal(0);
    expect(share({ entitled: 3, voted: 4 })).to.equal(1);
    expect(timeChart([])).to.equal(undefined);
    expect(rateOf({ from: new Date(start), to: new Date(start), voted: 5, cumulated: 5 })).to.equal(0);
  });
});
