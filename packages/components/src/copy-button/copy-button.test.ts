import { expect } from 'chai';
import { html } from 'lit';
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
import { type IsoloirCopyButton } from './copy-button.ts';
import './define.ts';

/** What stands for the browser's clipboard, which headless pages may not use. */
function useClipboard(writeText: (text: string) => Promise<void>): void {
  Object.defineProperty(navigator, 'clipboard', { value: { writeText }, configurable: true });
}

function button(): Promise<IsoloirCopyButton> {
  return drawElement(
    'isoloir-copy-button',
    html`<isoloir-copy-button value="7KXQ2MZ94WTD" label="Copier le code"></isoloir-copy-button>`,
  );
}

describe('isoloir-copy-button', () => {
  describe('behaviour', () => {
    beforeEach(emptyPage);
    afterEach(() => {
      Reflect.deleteProperty(navigator, 'clipboard');
    });

    it('copies, tells so in words, and by an event', async () => {
      const copied: string[] = [];
      useClipboard((text) => {
        copied.push(text);
        return Promise.resolve();
      });
      const host = await button();
      expect(byRole(await accessibilityTree(), 'button')[0]?.name).to.equal('Copier le code');
      const told = nextEvent(host, 'isoloir-copied');
      inside(host, 'button').click();
      const event = await told;
      expect(event.bubbles).to.equal(false);
      expect(copied).to.deep.equal(['7KXQ2MZ94WTD']);
      await host.updateComplete;
      expect(inside(host, '[role=status]').textContent).to.equal('Copié');
      await showIn('nl');
      await host.updateComplete;
      expect(inside(host, '[role=status]').textContent).to.equal('Gekopieerd');
    });

    it('forgets that it copied when the text changes', async () => {
      useClipboard(() => Promise.resolve());
      const host = await button();
      const told = nextEvent(host, 'isoloir-copied');
      inside(host, 'button').click();
      await told;
      host.value = 'other';
      await host.updateComplete;
      expect(inside(host, '[role=status]').textContent).to.equal('');
    });

    it('shows the text selected where the clipboard is refused, and does not claim success', async () => {
      useClipboard(() => Promise.reject(new DOMException('denied', 'NotAllowedError')));
      const host = await button();
      let told = false;
      host.addEventListener('isoloir-copied', () => {
        told = true;
      });
      inside(host, 'button').click();
      await until(() => host.shadowRoot?.activeElement?.localName === 'textarea');
      const field = host.renderRoot.querySelector('textarea');
      expect(field?.value.slice(field.selectionStart, field.selectionEnd)).to.equal('7KXQ2MZ94WTD');
      expect(byRole(await accessibilityTree(), 'textbox')[0]?.name).to.equal(
        'Votre navigateur ne permet pas la copie automatique. Le texte est sélectionné\u00a0: copiez-le.',
      );
      expect(inside(host, '[role=status]').textContent).to.equal('');
      expect(told).to.equal(false);
    });
  });
});
