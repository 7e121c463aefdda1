import { expect } from 'chai';
import fc from 'fast-check';
import {
  type Category,
  type CategorySelection,
  categoryStatus,
  completeness,
  emptySelection,
  toChoices,
  toggleBlank,
  toggleCandidate,
} from './selection.ts';

const category = fc
  .record({
    size: fc.integer({ min: 1, max: 45 }),
    minimum: fc.integer({ min: 0, max: 4 }),
    extra: fc.integer({ min: 0, max: 6 }),
    blankAllowed: fc.boolean(),
  })
  .map(({ size, minimum, extra, blankAllowed }): Category => ({
    id: 'category',
    name: 'Category',
    minimum,
    maximum: Math.max(1, minimum + extra),
    blankAllowed,
    candidates: Array.from({ length: size }, (_, index) => ({ id: `c${index}`, name: `Candidate ${index}` })),
  }));

const blankStep = 'blank';
const steps = fc.array(
  fc.oneof({ weight: 8, arbitrary: fc.nat(46).map((n) => `c${n}`) }, fc.constant(blankStep)),
  { maxLength: 60 },
);

function take(on: Category, selection: CategorySelection, step: string): CategorySelection {
  return (step === blankStep ? toggleBlank(on, selection) : toggleCandidate(on, selection, step)).selection;
}

function reached(on: Category, path: readonly string[]): CategorySelection {
  return path.reduce<CategorySelection>((selection, step) => take(on, selection, step), {
    blank: false,
    candidates: [],
  });
}

describe('selection', () => {
  it('never holds more than the maximum, an unknown candidate, a duplicate, or blank beside a candidate', () => {
    fc.assert(
      fc.property(category, steps, (on, path) => {
        const { blank, candidates } = reached(on, path);
        const ballotOrder = on.candidates.map(({ id }) => id).filter((id) => candidates.includes(id));
        expect(candidates.length).to.be.at.most(on.maximum);
        expect(candidates).to.deep.equal(ballotOrder);
        expect(blank && candidates.length > 0).to.equal(false);
        expect(blank && !on.blankAllowed).to.equal(false);
      }),
    );
  });

  it('takes a choice back when toggled twice, and drops no other choice', () => {
    fc.assert(
      fc.property(category, steps, fc.nat(46), (on, path, index) => {
        const before = reached(on, path);
        const id = `c${index}`;
        const once = toggleCandidate(on, before, id);
        const others = before.candidates.filter((candidate) => candidate !== id);
        expect(once.selection.candidates.filter((candidate) => candidate !== id)).to.deep.equal(others);
        if (once.refusal === undefined && index < on.candidates.length) {
          expect(toggleCandidate(on, once.selection, id).selection).to.deep.equal(before);
        }
      }),
    );
  });

  it('refuses exactly at the maximum or under a blank vote, and then changes nothing', () => {
    fc.assert(
      fc.property(category, steps, fc.nat(44), (on, path, index) => {
        const before = reached(on, path);
        const id = `c${index % on.candidates.length}`;
        const { selection, refusal } = toggleCandidate(on, before, id);
        const isNew = !before.candidates.includes(id);
        const expected = !isNew
          ? undefined
          : before.blank
            ? 'blank-chosen'
            : before.candidates.length === on.maximum
              ? 'maximum-reached'
              : undefined;
        expect(refusal).to.equal(expected);
        if (refusal !== undefined) expect(selection).to.equal(before);
      }),
    );
  });

  it('tells which candidates a blank vote erases', () => {
    fc.assert(
      fc.property(category, steps, (on, path) => {
        const before = reached(on, path);
        const { selection, erased } = toggleBlank(on, before);
        expect(erased).to.deep.equal(on.blankAllowed && !before.blank ? before.candidates : []);
        expect(selection.blank).to.equal(on.blankAllowed && !before.blank);
      }),
    );
  });

  it('counts chosen and remaining up to what can be chosen', () => {
    fc.assert(
      fc.property(category, steps, (on, path) => {
        const selection = reached(on, path);
        const { chosen, remaining, state } = categoryStatus(on, selection);
        expect(state === 'blank').to.equal(selection.blank);
        if (selection.blank) return;
        expect(chosen).to.equal(selection.candidates.length);
        expect(chosen + remaining).to.equal(Math.min(on.maximum, on.candidates.length));
        expect(state === 'below-minimum').to.equal(chosen < on.minimum);
        if (state === 'at-maximum') expect(remaining).to.equal(0);
        if (state === 'empty') expect(chosen).to.equal(0);
      }),
    );
  });

  it('is complete exactly when every category has its minimum or a blank vote', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(category, steps), { maxLength: 4 }), (parts) => {
        const categories = parts.map(([on], index) => ({ ...on, id: `k${index}` }));
        const selection = {
          ...emptySelection(categories),
          ...Object.fromEntries(parts.map(([on, path], index) => [`k${index}`, reached(on, path)])),
        };
        const missing = categories
          .filter(({ id, minimum }) => {
            const of = selection[id];
            return of !== undefined && !of.blank && of.candidates.length < minimum;
          })
          .map(({ id }) => id);
        expect(completeness(categories, selection)).to.deep.equal({
          complete: missing.length === 0,
          missing,
        });
      }),
    );
  });

  it('writes one bit a candidate in ballot order, led by the blank bit where blank is allowed', () => {
    fc.assert(
      fc.property(category, steps, (on, path) => {
        const selection = reached(on, path);
        const choices = toChoices(on, selection);
        const bits = on.blankAllowed ? choices.slice(1) : choices;
        expect(bits.map((bit, index) => (bit === 1 ? `c${index}` : '')).filter(Boolean)).to.deep.equal(
          selection.candidates,
        );
        expect(bits).to.have.length(on.candidates.length);
        if (on.blankAllowed) expect(choices[0]).to.equal(selection.blank ? 1 : 0);
      }),
    );
  });
});
