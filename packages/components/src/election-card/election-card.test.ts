import { sendKeys } from '@web/test-runner-commands';
import { expect } from 'chai';
import { html } from 'lit';
import { ministryPeriod } from '../samples/ministry.ts';
import {
  accessibilityTree,
  byRole,
  drawElement,
  emptyPage,
  inside,
  nextEvent,
  showIn,
  until,
} from '../testing/harness.ts';
import { type ElectionStatus } from '../status-pill/status-pill.ts';
import './define.ts';
import { type IsoloirElectionCard } from './election-card.ts';

function card(status: ElectionStatus, href = '#cspm'): Promise<IsoloirElectionCard> {
  return drawElement(
    'isoloir-election-card',
    html`<isoloir-election-card
      heading="Conseil supérieur"
      heading-level="3"
      .status=${status}
      .href=${href}
      .opensAt=${ministryPeriod.opensAt}
      .closesAt=${ministryPeriod.closesAt}
      time-zone="Europe/Paris"
    ></isoloir-election-card>`,
  );
}

function words(text: string): string {
  return text.replace(/[\s\u00a0\u202f]+/gu, ' ').trim();
}

describe('isoloir-election-card', () => {
  describe('behaviour', () => {
    beforeEach(emptyPage);

    it('names its link after what is to do, under its title', async () => {
      const host = await card('to-vote');
      const tree = await accessibilityTree();
      const [title] = byRole(tree, 'heading');
      expect([title?.name, title?.level]).to.deep.equal(['Conseil supérieur', 3]);
      const links: string[] = [];
      for (const status of ['to-vote', 'under-way', 'paused', 'voted', 'closed', 'not-open'] as const) {
        host.status = status;
        await host.updateComplete;
        const [link] = byRole(await accessibilityTree(), 'link');
        links.push(`${link?.name ?? ''}, ${link?.description ?? ''}`);
      }
      expect(links).to.deep.equal([
        'Accéder au scrutin, Conseil supérieur',
        'Reprendre le vote, Conseil supérieur',
        'Consulter le scrutin, Conseil supérieur',
        'Consulter le scrutin, Conseil supérieur',
        'Consulter le scrutin, Conseil supérieur',
        'Consulter le scrutin, Conseil supérieur',
      ]);
      host.action = 'Voir les listes';
      await host.updateComplete;
      expect(inside(host, 'a').textContent.trim()).to.equal('Voir les listes');
    });

    it('tells its status by the pill, and its period with the zone', async () => {
      const host = await card('voted');
      const pill = host.renderRoot.querySelector('isoloir-status-pill');
      expect(pill?.renderRoot.textContent.trim()).to.equal('Vote enregistré');
      expect(words(inside(host, '.period').textContent)).to.equal(
        'Du 11 juin 2024 à 9 h au 18 juin 2024 à 17 h (heure de Paris)',
      );
      host.status = 'closed';
      await host.updateComplete;
      expect(words(inside(host, '.period').textContent)).to.equal(
        'Le scrutin est clos depuis le 18 juin 2024 à 17 h (heure de Paris).',
      );
    });

    it('lets a page that asks first hold the link back', async () => {
      const host = await card('to-vote', '#asked');
      host.addEventListener('isoloir-open', (event) => {
        event.preventDefault();
      });
      const told = nextEvent(host, 'isoloir-open');
      await sendKeys({ press: 'Tab' });
      await sendKeys({ press: 'Enter' });
      const event = await told;
      expect([event.bubbles, event.composed, event.cancelable]).to.deep.equal([false, false, true]);
      expect(location.hash).to.equal('');
    });

    it('follows the link where nobody holds it back, and leaves other tabs to the browser', async () => {
      const host = await card('to-vote', '#followed');
      let told = 0;
      host.addEventListener('isoloir-open', () => (told += 1));
      const elsewhere = new MouseEvent('click', {
        ctrlKey: true,
        cancelable: true,
        bubbles: true,
        composed: true,
      });
      const asLeft: boolean[] = [];
      // A tab of its own would take the view away from the page of the tests.
      const hold = (event: Event): void => {
        asLeft.push(event.defaultPrevented);
        event.preventDefault();
      };
      host.addEventListener('click', hold);
      inside(host, 'a').dispatchEvent(elsewhere);
      host.removeEventListener('click', hold);
      expect([told, asLeft]).to.deep.equal([0, [false]]);
      inside(host, 'a').click();
      expect(told).to.equal(1);
      // Firefox follows the link in a task of its own.
      await until(() => location.hash === '#followed');
      history.replaceState(null, '', location.pathname + location.search);
    });

    it('has no way in without an address, and speaks Dutch', async () => {
      const host = await card('closed', '');
      expect(host.renderRoot.querySelector('a')).to.equal(null);
      await showIn('nl');
      host.href = '#';
      host.status = 'under-way';
      await host.updateComplete;
      expect(inside(host, 'a').textContent.trim()).to.equal('Verder stemmen');
    });
  });
});
