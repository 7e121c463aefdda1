import { sendKeys } from '@web/test-runner-commands';
import { expect } from 'chai';
import { html } from 'lit';
import {
  accessibilityTree,
  byRole,
  dialogIn,
  draw,
  emptyPage,
  inside,
  nextEvent,
  showIn,
  until,
} from '../testing/harness.ts';
import { type IsoloirConfirmDialog } from './confirm-dialog.ts';
import './define.ts';

async function opened(): Promise<IsoloirConfirmDialog> {
  const page = await draw(
    html`<button id="opener">Ouvrir</button>
      <isoloir-confirm-dialog heading="Vous allez voter"
        ><p>Rien n’est encore enregistré.</p></isoloir-confirm-dialog
      >`,
  );
  const host = page.querySelector('isoloir-confirm-dialog');
  if (host === null) throw new Error('no dialog');
  page.querySelector<HTMLElement>('#opener')?.focus();
  host.open = true;
  await until(() => dialogIn(host).open);
  return host;
}

describe('isoloir-confirm-dialog', () => {
  describe('behaviour', () => {
    beforeEach(emptyPage);

    it('is named by its title, where reading starts', async () => {
      const host = await opened();
      const [dialog] = byRole(await accessibilityTree(), 'dialog');
      expect(dialog?.name).to.equal('Vous allez voter');
      expect(host.shadowRoot?.activeElement?.id).to.equal('title');
      expect(byRole(await accessibilityTree(), 'button').map(({ name }) => name)).to.deep.equal([
        'Continuer',
        'Annuler',
      ]);
      await showIn('nl');
      await host.updateComplete;
      expect(inside(host, '.dialog-buttons').textContent.trim().split(/\s+/u)).to.deep.equal([
        'Doorgaan',
        'Annuleren',
      ]);
    });

    it('goes on by keyboard, closed, with the focus back where it was', async () => {
      const host = await opened();
      const told = nextEvent(host, 'isoloir-confirm');
      await sendKeys({ press: 'Tab' });
      await sendKeys({ press: 'Enter' });
      const event = await told;
      expect([event.bubbles, event.composed]).to.deep.equal([false, false]);
      expect([host.open, dialogIn(host).open]).to.deep.equal([false, false]);
      expect(document.activeElement?.id).to.equal('opener');
    });

    it('goes back on Escape and by its button, once', async () => {
      for (const way of ['Escape', 'button'] as const) {
        const host = await opened();
        let cancels = 0;
        let confirms = 0;
        host.addEventListener('isoloir-cancel', () => (cancels += 1));
        host.addEventListener('isoloir-confirm', () => (confirms += 1));
        if (way === 'Escape') await sendKeys({ press: 'Escape' });
        else inside(host, '.quiet').click();
        await until(() => !dialogIn(host).open);
        await host.updateComplete;
        expect([cancels, confirms, host.open]).to.deep.equal([1, 0, false]);
        expect(document.activeElement?.id).to.equal('opener');
      }
    });

    it('closes where the page says so, and asks nothing', async () => {
      const host = await opened();
      let answers = 0;
      for (const type of ['isoloir-cancel', 'isoloir-confirm']) {
        host.addEventListener(type, () => (answers += 1));
      }
      const dialog = dialogIn(host);
      const told = new Promise((resolve) => {
        dialog.addEventListener('close', resolve, { once: true });
      });
      host.open = false;
      await host.updateComplete;
      expect(dialog.open).to.equal(false);
      // Opened again before the browser tells of the closing.
      host.open = true;
      await host.updateComplete;
      await told;
      expect([dialog.open, host.open, answers]).to.deep.equal([true, true, 0]);
    });

    it('says what the page wants its buttons to say', async () => {
      const host = await opened();
      host.confirmLabel = 'Voter';
      host.cancelLabel = 'Revenir';
      await host.updateComplete;
      expect(byRole(await accessibilityTree(), 'button').map(({ name }) => name)).to.deep.equal([
        'Voter',
        'Revenir',
      ]);
    });
  });
});
