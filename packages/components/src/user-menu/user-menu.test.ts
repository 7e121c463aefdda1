import { sendKeys } from '@web/test-runner-commands';
import { expect } from 'chai';
import { html } from 'lit';
import { accessibilityTree, byRole, draw, emptyPage, inside, nextEvent, showIn } from '../testing/harness.ts';
import './define.ts';
import { type IsoloirUserMenu } from './user-menu.ts';

async function menu(): Promise<IsoloirUserMenu> {
  const page = await draw(
    html`<isoloir-user-menu voter-name="MONTULET Géraldine" profile-href="#profile"></isoloir-user-menu>
      <button id="after">Après</button>`,
  );
  const host = page.querySelector('isoloir-user-menu');
  if (host === null) throw new Error('no menu');
  return host;
}

function isOpen(host: IsoloirUserMenu): boolean {
  return inside(host, '#list').checkVisibility();
}

describe('isoloir-user-menu', () => {
  describe('behaviour', () => {
    beforeEach(emptyPage);

    it('names the voter, and hides its entries until it is opened', async () => {
      const host = await menu();
      const names = async (): Promise<readonly string[]> => {
        const tree = await accessibilityTree();
        return [...byRole(tree, 'button'), ...byRole(tree, 'link')].map(({ name }) => name);
      };
      expect(await names()).to.deep.equal(['MONTULET Géraldine (menu)', 'Après']);
      inside(host, 'button').click();
      await host.updateComplete;
      expect(inside(host, 'button').ariaExpanded).to.equal('true');
      expect(await names()).to.deep.equal([
        'MONTULET Géraldine (menu)',
        'Se déconnecter',
        'Après',
        'Mon profil',
      ]);
    });

    it('is opened, gone through and left by keyboard', async () => {
      const host = await menu();
      await sendKeys({ press: 'Tab' });
      await sendKeys({ press: ' ' });
      expect(isOpen(host)).to.equal(true);
      await sendKeys({ press: 'Tab' });
      expect(host.shadowRoot?.activeElement?.getAttribute('href')).to.equal('#profile');
      await sendKeys({ press: 'Tab' });
      expect(isOpen(host)).to.equal(true);
      await sendKeys({ press: 'Tab' });
      await host.updateComplete;
      expect([isOpen(host), document.activeElement?.id]).to.deep.equal([false, 'after']);
    });

    it('closes on Escape with the focus back on its button, and on a click elsewhere', async () => {
      const host = await menu();
      inside(host, '.toggle').focus();
      await sendKeys({ press: 'Enter' });
      await sendKeys({ press: 'Tab' });
      await sendKeys({ press: 'Escape' });
      await host.updateComplete;
      expect([isOpen(host), host.shadowRoot?.activeElement?.ariaExpanded]).to.deep.equal([false, 'false']);
      inside(host, '.toggle').click();
      await host.updateComplete;
      inside(host, '#list').dispatchEvent(new PointerEvent('pointerdown', { bubbles: true, composed: true }));
      await host.updateComplete;
      expect(isOpen(host)).to.equal(true);
      document.body.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true }));
      await host.updateComplete;
      expect(isOpen(host)).to.equal(false);
    });

    it('tells that the voter signs out, by an event that stays inside', async () => {
      const host = await menu();
      inside(host, '.toggle').click();
      const told = nextEvent(host, 'isoloir-sign-out');
      inside(host, 'li:last-child button').click();
      const event = await told;
      await host.updateComplete;
      expect([event.bubbles, event.composed, isOpen(host)]).to.deep.equal([false, false, false]);
    });

    it('speaks Dutch, and has no profile without an address', async () => {
      const host = await menu();
      await showIn('nl');
      host.profileHref = '';
      inside(host, '.toggle').click();
      await host.updateComplete;
      expect(inside(host, '#list').textContent.trim()).to.equal('Afmelden');
    });
  });
});
