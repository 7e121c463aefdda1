import { expect } from 'chai';
import { html } from 'lit';
import { type CategorySelection } from '../ballot-grid/selection.ts';
import { noListChosen } from '../list-ballot/list-choice.ts';
import { listQuestion } from '../samples/lists.ts';
import {
  accessibilityTree,
  byRole,
  drawElement,
  emptyPage,
  inside,
  nextEvent,
  showIn,
} from '../testing/harness.ts';
import './define.ts';
import { type IsoloirListReview } from './list-review.ts';

function review(selection: CategorySelection): Promise<IsoloirListReview> {
  return drawElement(
    'isoloir-list-review',
    html`<isoloir-list-review .question=${listQuestion('fr')} .selection=${selection}></isoloir-list-review>`,
  );
}

function texts(host: IsoloirListReview, selector: string): readonly string[] {
  return [...host.renderRoot.querySelectorAll(selector)].map(({ textContent }) => textContent.trim());
}

describe('isoloir-list-review', () => {
  describe('behaviour', () => {
    beforeEach(emptyPage);

    it('lists everybody on the chosen list, in its order, and nobody else', async () => {
      const host = await review({ blank: false, candidates: ['list-2'] });
      const list = listQuestion('fr').lists[1];
      expect(texts(host, '.name')).to.deep.equal([list?.name]);
      expect(texts(host, '.member-name')).to.deep.equal(list?.members.map(({ name }) => name));
      expect(texts(host, '.people')).to.deep.equal(['7 candidats']);
      expect(inside(host, '.instruction').textContent).to.equal(
        'Vérifiez la liste et ses candidats avant de continuer.',
      );
    });

    it('tells a blank vote from no choice, in each language', async () => {
      const host = await review({ blank: true, candidates: [] });
      expect(texts(host, '.none')).to.deep.equal(['Vote blanc']);
      host.selection = noListChosen;
      await host.updateComplete;
      expect(texts(host, '.none')).to.deep.equal(['Aucun choix']);
      await showIn('nl');
      await host.updateComplete;
      expect(texts(host, '.none')).to.deep.equal(['Geen keuze']);
      expect(inside(host, '.instruction').textContent).to.equal('Controleer uw keuze voordat u verdergaat.');
    });

    it('asks to modify the question, by an event that stays inside', async () => {
      const host = await review({ blank: true, candidates: [] });
      const [button] = byRole(await accessibilityTree(), 'button');
      expect([button?.name, button?.description]).to.deep.equal(['Modifier', listQuestion('fr').title]);
      const told = nextEvent(host, 'isoloir-modify');
      inside(host, 'button').click();
      const event = await told;
      expect(event.detail).to.deep.equal({ categoryId: 'cspm' });
      expect([event.bubbles, event.composed]).to.deep.equal([false, false]);
    });
  });
});
