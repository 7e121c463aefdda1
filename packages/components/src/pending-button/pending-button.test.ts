import { sendKeys } from '@web/test-runner-commands';
import { expect } from 'chai';
import { html } from 'lit';
import '../field/define.ts';
import { recoveryFields } from '../samples/ministry.ts';
import {
  accessibilityTree,
  byRole,
  draw,
  emptyPage,
  inside,
  nextEvent,
  showIn,
  until,
} from '../testing/harness.ts';
import './define.ts';
import { type IsoloirPendingButton, type MissingField } from './pending-button.ts';

interface Drawn {
  readonly host: IsoloirPendingButton;
  readonly submits: () => number;
}

async function form(missing: readonly MissingField[]): Promise<Drawn> {
  let count = 0;
  const page = await draw(
    html`<form
      @submit=${(event: Event) => {
        event.preventDefault();
        count += 1;
      }}
    >
      ${recoveryFields.fr.map(({ id, label }) => html`<isoloir-field id=${id} name=${id} .label=${label}></isoloir-field>`)}
      <isoloir-pending-button
        label="Recevoir mon mot de passe"
        .missing=${missing}
        announce-delay="0"
      ></isoloir-pending-button>
    </form>`,
  );
  const host = page.querySelector('isoloir-pending-button');
  if (host === null) throw new Error('no button');
  return { host, submits: () => count };
}

function spoken(host: IsoloirPendingButton): string {
  return inside(host, '[role=status]').textContent;
}

describe('isoloir-pending-button', () => {
  describe('behaviour', () => {
    beforeEach(emptyPage);

    it('stays in the order of the keyboard, told as inactive and why', async () => {
      const { host } = await form(recoveryFields.fr);
      const button = inside(host, 'button');
      expect(button.matches('[aria-disabled=true]:not([disabled])')).to.equal(true);
      for (let step = 0; step < 4; step += 1) await sendKeys({ press: 'Tab' });
      expect(document.activeElement?.localName).to.equal('isoloir-pending-button');
      const [told] = byRole(await accessibilityTree(), 'button');
      expect(told?.name).to.equal('Recevoir mon mot de passe');
      expect(told?.description).to.equal(
        'Pour continuer, remplissez\u00a0: Numéro de téléphone mobile, Identifiant et Numéro d’ordre.',
      );
    });

    for (const key of ['Enter', ' '] as const) {
      it(`moves to the first missing field on ${key === ' ' ? 'Space' : key}, submits nothing, and says why`, async () => {
        const { host, submits } = await form(recoveryFields.fr.slice(1));
        const told = nextEvent(host, 'isoloir-missing');
        host.focus();
        await sendKeys({ press: key });
        const event = await told;
        expect(event.detail).to.deep.equal({ id: 'identifier' });
        expect([event.bubbles, event.composed]).to.deep.equal([false, false]);
        expect(document.activeElement?.id).to.equal('identifier');
        await until(
          () => spoken(host) === 'Pour continuer, remplissez\u00a0: Identifiant et Numéro d’ordre.',
        );
        expect(host.renderRoot.querySelector('.asked svg') === null).to.equal(false);
        expect(submits()).to.equal(0);
      });
    }

    it('holds back a submit by Enter in a field, and goes to what is missing', async () => {
      const { host, submits } = await form(recoveryFields.fr.slice(2));
      document.querySelector<HTMLElement>('#mobile')?.focus();
      await sendKeys({ press: 'Enter' });
      expect([submits(), document.activeElement?.id]).to.deep.equal([0, 'order-number']);
      host.missing = [];
      await host.updateComplete;
      await sendKeys({ press: 'Enter' });
      expect(submits()).to.equal(1);
    });

    it('leaves moving the focus to a page that prevents it', async () => {
      const { host } = await form(recoveryFields.fr);
      host.addEventListener('isoloir-missing', (event) => {
        event.preventDefault();
      });
      host.focus();
      await sendKeys({ press: 'Enter' });
      expect(document.activeElement?.localName).to.equal('isoloir-pending-button');
    });

    it('says once that nothing is missing any more, and then submits', async () => {
      const { host, submits } = await form(recoveryFields.fr);
      expect(spoken(host)).to.equal('');
      const said: string[] = [];
      const observer = new MutationObserver(() => said.push(spoken(host)));
      observer.observe(inside(host, '[role=status]'), {
        childList: true,
        characterData: true,
        subtree: true,
      });
      host.missing = recoveryFields.fr.slice(2);
      await host.updateComplete;
      host.missing = [];
      await until(() => said.includes('Vous pouvez continuer.'));
      host.missing = [];
      await host.updateComplete;
      observer.disconnect();
      expect(said.filter(Boolean)).to.deep.equal(['Vous pouvez continuer.']);
      const button = inside(host, 'button');
      expect(button.matches('[aria-disabled], [aria-describedby]')).to.equal(false);
      const told = nextEvent(host, 'isoloir-submit');
      button.click();
      await told;
      expect(submits()).to.equal(1);
    });

    it('does nothing a second time while the page is at work', async () => {
      const { host, submits } = await form([]);
      host.busy = true;
      await host.updateComplete;
      let heard = 0;
      const hear = (): void => void (heard += 1);
      document.body.addEventListener('click', hear);
      host.addEventListener('isoloir-submit', hear);
      inside(host, 'button').click();
      document.body.removeEventListener('click', hear);
      document.querySelector('form')?.requestSubmit();
      expect([submits(), heard]).to.deep.equal([0, 0]);
      expect(inside(host, 'button').textContent.trim()).to.equal('Un instant…');
    });

    it('speaks Dutch, and keeps enough contrast while it looks inactive', async () => {
      const { host } = await form(recoveryFields.nl.slice(0, 1));
      await showIn('nl');
      await host.updateComplete;
      expect(inside(host, '#why').textContent.trim()).to.equal('Vul nog in: Mobiel telefoonnummer.');
      expect(getComputedStyle(inside(host, 'button')).borderTopStyle).to.equal('dashed');
    });
  });
});
