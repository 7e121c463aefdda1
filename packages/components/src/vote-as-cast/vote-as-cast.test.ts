import { expect } from 'chai';
import { html } from 'lit';
import { smallBallot, someChosen } from '../samples/ballots.ts';
import { sampleReceipt } from '../samples/page-parts.ts';
import { accessibilityTree, byRole, drawElement, emptyPage, inside, showIn } from '../testing/harness.ts';
import './define.ts';
import { type IsoloirVoteAsCast } from './vote-as-cast.ts';

const { tracker } = sampleReceipt('fr');

function cast(): Promise<IsoloirVoteAsCast> {
  return drawElement(
    'isoloir-vote-as-cast',
    html`<isoloir-vote-as-cast
      .categories=${smallBallot('fr')}
      .selection=${someChosen}
      .tracker=${tracker}
    ></isoloir-vote-as-cast>`,
  );
}

describe('isoloir-vote-as-cast', () => {
  describe('behaviour', () => {
    beforeEach(emptyPage);

    it('shows the chosen of each category under headings, and nobody else', async () => {
      const host = await cast();
      const names = [...host.renderRoot.querySelectorAll('.name')].map(({ textContent }) => textContent);
      expect(names).to.deep.equal(['BASTOGNARD Florent', 'EVRARDIN Marie-Ange', 'HALLEBARDE Nathalie']);
      const titles = byRole(await accessibilityTree(), 'heading');
      expect(titles.map(({ name, level }) => `${level ?? ''} ${name}`)).to.deep.equal([
        '2 Votre vote tel qu’il est dans l’urne',
        '3 Membres effectifs',
        '3 Membres suppléants',
        '3 Numéro de suivi du bulletin',
      ]);
    });

    it('can not be changed: its only button copies the tracker', async () => {
      const host = await cast();
      const buttons = byRole(await accessibilityTree(), 'button').map(({ name }) => name);
      expect(buttons).to.deep.equal(['Copier le numéro']);
      expect(inside(host, '.tracker').textContent).to.equal(tracker);
      expect(host.renderRoot.querySelector('isoloir-copy-button')?.value).to.equal(tracker);
    });

    it('speaks Dutch, and says no more of a ballot than it knows', async () => {
      const host = await cast();
      host.tracker = '';
      host.selection = { substitute: { blank: true, candidates: [] } };
      await showIn('nl');
      await host.updateComplete;
      expect(inside(host, '#heading').textContent).to.equal('Uw stem zoals ze in de stembus zit');
      expect(host.renderRoot.querySelector('.ballot')).to.equal(null);
      const none = [...host.renderRoot.querySelectorAll('.none')].map(({ textContent }) => textContent);
      expect(none).to.deep.equal(['Geen keuze', 'Blanco stem']);
    });
  });
});
