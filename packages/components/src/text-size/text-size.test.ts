import { sendKeys } from '@web/test-runner-commands';
import { expect } from 'chai';
import { html } from 'lit';
import {
  accessibilityTree,
  byRole,
  dialogIn,
  drawElement,
  emptyPage,
  inside,
  nextEvent,
  showIn,
  until,
} from '../testing/harness.ts';
import './define.ts';
import { type IsoloirTextSize } from './text-size.ts';

/** Which no-break space comes before the sign is the browser's own knowledge of the language. */
function plainSpaces(text: string): string {
  return text.replace(/[\u00a0\u202f]/gu, ' ');
}

async function opened(): Promise<IsoloirTextSize> {
  const host = await drawElement(
    'isoloir-text-size',
    html`<isoloir-text-size value="125" announce-delay="0"></isoloir-text-size>`,
  );
  inside(host, 'button').focus();
  await sendKeys({ press: 'Enter' });
  await until(() => host.shadowRoot?.activeElement?.localName === 'input');
  return host;
}

describe('isoloir-text-size', () => {
  describe('behaviour', () => {
    beforeEach(emptyPage);

    it('opens on the size in use, named, with each size a radio button', async () => {
      await opened();
      const tree = await accessibilityTree();
      expect(byRole(tree, 'dialog')[0]?.name).to.equal('Choisissez la taille du texte');
      expect(
        byRole(tree, 'radio').map(({ name, checked }) => [plainSpaces(name), checked ?? false]),
      ).to.deep.equal([
        ['100 %', false],
        ['125 %', true],
        ['150 %', false],
        ['200 %', false],
      ]);
    });

    it('is chosen and validated by keyboard alone, told by an event and said', async () => {
      const host = await opened();
      await sendKeys({ press: 'ArrowDown' });
      const told = nextEvent(host, 'isoloir-text-size-change');
      await sendKeys({ press: 'Enter' });
      expect((await told).detail).to.deep.equal({ size: 150 });
      expect(host.value).to.equal(150);
      expect(dialogIn(host).open).to.equal(false);
      expect(host.shadowRoot?.activeElement).to.equal(inside(host, 'button'));
      await until(() => inside(host, '[role=status]').textContent !== '');
      expect(plainSpaces(inside(host, '[role=status]').textContent)).to.equal('Taille du texte : 150 %');
    });

    it('changes nothing on Escape or Cancel, and forgets what was not validated', async () => {
      const host = await opened();
      let told = false;
      host.addEventListener('isoloir-text-size-change', () => {
        told = true;
      });
      await sendKeys({ press: 'ArrowDown' });
      await sendKeys({ press: 'Escape' });
      await until(() => !dialogIn(host).open);
      expect([host.value, told]).to.deep.equal([125, false]);
      inside(host, 'button').click();
      await until(() => dialogIn(host).open);
      expect(host.renderRoot.querySelector<HTMLInputElement>('input:checked')?.value).to.equal('125');
      inside(host, '.dialog-buttons .quiet').click();
      await until(() => !dialogIn(host).open);
      expect(told).to.equal(false);
    });

    it('opens from « Accessibilité » in its fuller form, and lets a size be tried before it is applied', async () => {
      const host = await opened();
      host.dialog = true;
      await host.updateComplete;
      expect(inside(host, 'button').textContent.trim()).to.contain('Accessibilité');
      const size = (): number => Number.parseFloat(getComputedStyle(inside(host, '.try')).fontSize);
      const page = Number.parseFloat(getComputedStyle(document.body).fontSize);
      expect(size()).to.equal(page * 1.25);
      await sendKeys({ press: 'ArrowDown' });
      await sendKeys({ press: 'ArrowDown' });
      expect([size(), host.value]).to.deep.equal([page * 2, 125]);
      expect(inside(host, '.try').textContent).to.equal('Ce texte montre la taille choisie.');
    });

    it('speaks Dutch', async () => {
      await opened();
      await showIn('nl');
      await until(() => document.querySelector('isoloir-text-size')?.isUpdatePending === false);
      const tree = await accessibilityTree();
      expect(byRole(tree, 'dialog')[0]?.name).to.equal('Kies de tekstgrootte');
      expect(byRole(tree, 'radio')[1]?.name).to.equal('125%');
    });
  });
});
