import { sendKeys } from '@web/test-runner-commands';
import { expect } from 'chai';
import { html } from 'lit';
import { accessibilityTree, byRole, drawElement, emptyPage, inside, nextEvent } from '../testing/harness.ts';
import './define.ts';
import { type IsoloirLanguage } from './language.ts';

function switcher(): Promise<IsoloirLanguage> {
  return drawElement('isoloir-language', html`<isoloir-language value="fr"></isoloir-language>`);
}

describe('isoloir-language', () => {
  describe('behaviour', () => {
    beforeEach(emptyPage);

    it('names each language in itself, and marks the one in use', async () => {
      const host = await switcher();
      expect(byRole(await accessibilityTree(), 'button').map(({ name }) => name)).to.deep.equal([
        'Français',
        'Nederlands',
      ]);
      const buttons = [...host.renderRoot.querySelectorAll('button')];
      expect(buttons.map(({ lang, ariaPressed }) => [lang, ariaPressed])).to.deep.equal([
        ['fr', 'true'],
        ['nl', 'false'],
      ]);
      expect(inside(host, '[role=group]').ariaLabel).to.equal('Langue');
    });

    it('tells the language chosen, by keyboard too, and keeps the focus', async () => {
      const host = await switcher();
      const told = nextEvent(host, 'isoloir-language-change');
      await sendKeys({ press: 'Tab' });
      await sendKeys({ press: 'Tab' });
      await sendKeys({ press: 'Enter' });
      const event = await told;
      expect(event.detail).to.deep.equal({ language: 'nl' });
      expect([event.bubbles, event.composed]).to.deep.equal([true, true]);
      await host.updateComplete;
      expect(inside(host, '[aria-pressed=true]').lang).to.equal('nl');
      expect(host.shadowRoot?.activeElement).to.equal(inside(host, '[lang=nl]'));
    });

    it('says nothing when the language in use is chosen', async () => {
      const host = await switcher();
      let told = false;
      host.addEventListener('isoloir-language-change', () => {
        told = true;
      });
      inside(host, 'button[lang=fr]').click();
      expect(told).to.equal(false);
    });
  });
});
