import { sendKeys, setViewport } from '@web/test-runner-commands';
import { expect } from 'chai';
import { html } from 'lit';
import { ministryElections } from '../samples/ministry.ts';
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
import { type IsoloirElectionNav } from './election-nav.ts';

function nav(): Promise<IsoloirElectionNav> {
  return drawElement(
    'isoloir-election-nav',
    html`<isoloir-election-nav
      .items=${ministryElections('fr', ['voted', 'under-way', 'to-vote'])}
    ></isoloir-election-nav>`,
  );
}

const names = [
  'Conseil supérieur des personnels médicaux Vote enregistré',
  'Commission statutaire nationale Vote en cours',
  'Conseil de discipline À voter',
] as const;

async function linkNames(): Promise<readonly string[]> {
  return byRole(await accessibilityTree(), 'link').map(({ name }) => name.replace(/\s+/gu, ' '));
}

describe('isoloir-election-nav', () => {
  describe('behaviour', () => {
    beforeEach(emptyPage);

    it('tells each election with its status in words, and which one the page is about', async () => {
      const host = await nav();
      expect(await linkNames()).to.deep.equal(names);
      const current = [...host.renderRoot.querySelectorAll('a')].map(({ ariaCurrent }) => ariaCurrent);
      expect(current).to.deep.equal([null, 'page', null]);
      expect(inside(host, 'nav').ariaLabel).to.equal('Scrutins');
      await showIn('nl');
      await host.updateComplete;
      expect(inside(host, 'nav').ariaLabel).to.equal('Stemmingen');
    });

    it('is a panel where there is room, a menu behind a button where there is not', async () => {
      const host = await nav();
      expect(inside(host, '.toggle').checkVisibility()).to.equal(false);
      expect(inside(host, 'ul').checkVisibility()).to.equal(true);
      await setViewport({ width: 320, height: 640 });
      expect(inside(host, '.toggle').checkVisibility()).to.equal(true);
      expect(await linkNames()).to.deep.equal([]);
      const [button] = byRole(await accessibilityTree(), 'button');
      expect(button?.name).to.equal('Scrutins');
    });

    it('opens and closes its menu by keyboard, and gives the focus back', async () => {
      await setViewport({ width: 320, height: 640 });
      const host = await nav();
      const toggle = inside(host, '.toggle');
      await sendKeys({ press: 'Tab' });
      await sendKeys({ press: 'Enter' });
      expect(toggle.ariaExpanded).to.equal('true');
      expect(await linkNames()).to.deep.equal(names);
      await sendKeys({ press: 'Tab' });
      await sendKeys({ press: 'Escape' });
      await host.updateComplete;
      expect(toggle.ariaExpanded).to.equal('false');
      expect(host.shadowRoot?.activeElement?.className).to.contain('toggle');
    });

    it('tells where the voter goes, and lets the page hold it back', async () => {
      const host = await nav();
      host.addEventListener('isoloir-open', (event) => {
        event.preventDefault();
      });
      const told = nextEvent(host, 'isoloir-open');
      inside(host, 'li:last-child a').click();
      const event = await told;
      expect(event.detail).to.deep.equal({ id: 'cd' });
      expect([event.bubbles, event.composed]).to.deep.equal([false, false]);
      expect(location.hash).to.equal('');
    });
  });
});
