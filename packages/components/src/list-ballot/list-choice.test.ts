import { expect } from 'chai';
import fc from 'fast-check';
import { toChoices } from '../ballot-grid/selection.ts';
import {
  listCategory,
  listChoice,
  type ListQuestion,
  noListChosen,
  selectBlank,
  selectList,
} from './list-choice.ts';

const question: fc.Arbitrary<ListQuestion> = fc
  .record({ size: fc.integer({ min: 1, max: 30 }), blankAllowed: fc.boolean() })
  .map(({ size, blankAllowed }) => ({
    id: 'q',
    title: 'Question',
    blankAllowed,
    lists: Array.from({ length: size }, (_, index) => ({
      id: `l${index}`,
      name: `List ${index}`,
      members: [],
    })),
  }));

describe('the choice of a list', () => {
  it('is the list itself, and one bit of the ballot', () => {
    fc.assert(
      fc.property(question, fc.nat(29), (on, index) => {
        const list = on.lists[index % on.lists.length];
        if (list === undefined) throw new RangeError('no list');
        const selection = selectList(on, list.id);
        expect(listChoice(on, selection)).to.deep.equal({ kind: 'list', list });
        const bits = toChoices(listCategory(on), selection);
        expect(bits).to.have.length(on.lists.length + (on.blankAllowed ? 1 : 0));
        expect(bits.filter((bit) => bit === 1)).to.have.length(1);
        expect(bits.indexOf(1)).to.equal(on.lists.indexOf(list) + (on.blankAllowed ? 1 : 0));
      }),
    );
  });

  it('is blank only where that is allowed, as the leading bit', () => {
    fc.assert(
      fc.property(question, (on) => {
        const choice = listChoice(on, selectBlank(on));
        expect(choice.kind).to.equal(on.blankAllowed ? 'blank' : 'none');
        const bits = toChoices(listCategory(on), selectBlank(on));
        expect(bits.indexOf(1)).to.equal(on.blankAllowed ? 0 : -1);
        expect(listChoice(on, { blank: true, candidates: [] })).to.deep.equal(choice);
      }),
    );
  });

  it('is nothing where the question does not allow what is chosen: no vote is guessed', () => {
    fc.assert(
      fc.property(question, (on) => {
        const ids = on.lists.map(({ id }) => id);
        const refused = [
          noListChosen,
          selectList(on, 'elsewhere'),
          { blank: false, candidates: ['elsewhere'] },
          { blank: true, candidates: ids.slice(0, 1) },
          ...(ids.length > 1 ? [{ blank: false, candidates: ids.slice(0, 2) }] : []),
        ];
        for (const selection of refused) expect(listChoice(on, selection)).to.deep.equal({ kind: 'none' });
      }),
    );
  });

  it('is exactly one: the category of the ballot has minimum and maximum 1', () => {
    fc.assert(
      fc.property(question, (on) => {
        expect(listCategory(on)).to.include({ minimum: 1, maximum: 1, blankAllowed: on.blankAllowed });
      }),
    );
  });
});
