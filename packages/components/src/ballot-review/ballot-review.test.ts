import { expect } from 'chai';
import { html } from 'lit';
import { type Category, type Selection } from '../ballot-grid/selection.ts';
import { allChosen, blankBallot, smallBallot, someChosen } from '../samples/ballots.ts';
import { accessibilityTree, byRole, drawElement, emptyPage, nextEvent, showIn } from '../testing/harness.ts';
import { type IsoloirBallotReview } from './ballot-review.ts';
import './define.ts';

function review(categories: readonly Category[], selection: Selection): Promise<IsoloirBallotReview> {
  return drawElement(
    'isoloir-ballot-review',
    html`<isoloir-ballot-review .categories=${categories} .selection=${selection}></isoloir-ballot-review>`,
  );
}

function texts(host: IsoloirBallotReview, selector: string): readonly string[] {
  return [...host.renderRoot.querySelectorAll(selector)].map(({ textContent }) => textContent.trim());
}

describe('isoloir-ballot-review', () => {
  describe('behaviour', () => {
    beforeEach(emptyPage);

    it('lists what is chosen, in ballot order, with addresses, and nothing else', async () => {
      const host = await review(smallBallot('fr'), {
        ...someChosen,
        full: { blank: false, candidates: ['a5', 'a2'] },
      });
      expect(texts(host, '.name')).to.deep.equal([
        'BASTOGNARD Florent',
        'EVRARDIN Marie-Ange',
        'HALLEBARDE Nathalie',
      ]);
      expect(texts(host, '.detail')[0]).to.equal('Avenue du Vieux Moulin 3, 4100 SERAING');
    });

    it('says where fewer are chosen than possible, with the plurals of each language', async () => {
      const host = await review(smallBallot('fr'), someChosen);
      expect(texts(host, '.note')).to.deep.equal([
        'Vous avez choisi 2 candidats sur 4 possibles.',
        'Vous avez choisi 1 candidat sur 3 possibles.',
      ]);
      await showIn('nl');
      await host.updateComplete;
      expect(texts(host, '.note')[0]).to.equal('U hebt 2 van de 4 mogelijke kandidaten gekozen.');
    });

    it('says nothing more where all possible choices are made', async () => {
      const host = await review(smallBallot('fr'), allChosen);
      expect(texts(host, '.note')).to.deep.equal([]);
    });

    it('tells a blank vote from no choice', async () => {
      const host = await review(blankBallot('fr'), { full: { blank: true, candidates: [] } });
      expect(texts(host, '.none')).to.deep.equal(['Vote blanc', 'Aucun choix']);
    });

    it('asks to modify one category, by an event that stays inside', async () => {
      const host = await review(smallBallot('fr'), someChosen);
      const buttons = byRole(await accessibilityTree(), 'button');
      expect(buttons.map(({ name, description }) => `${name}, ${description ?? ''}`)).to.deep.equal([
        'Modifier, Membres effectifs',
        'Modifier, Membres suppléants',
      ]);
      const told = nextEvent(host, 'isoloir-modify');
      host.renderRoot.querySelectorAll('button')[1]?.click();
      const event = await told;
      expect(event.detail).to.deep.equal({ categoryId: 'substitute' });
      expect([event.bubbles, event.composed]).to.deep.equal([false, false]);
    });
  });
});
