import { expect } from 'chai';
import { html } from 'lit';
import { sampleCode } from '../samples/after-vote.ts';
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
import { type IsoloirVerificationCode } from './verification-code.ts';

function panel(): Promise<IsoloirVerificationCode> {
  return drawElement(
    'isoloir-verification-code',
    html`<isoloir-verification-code .code=${sampleCode}></isoloir-verification-code>`,
  );
}

describe('isoloir-verification-code', () => {
  describe('behaviour', () => {
    beforeEach(emptyPage);

    it('groups the code by four for the eye, and selects it in one piece', async () => {
      const host = await panel();
      const code = inside(host, '.code');
      const groups = [...code.querySelectorAll('span')];
      expect(groups.map(({ textContent }) => textContent)).to.deep.equal(sampleCode.match(/.{4}/gu));
      expect(Number.parseFloat(getComputedStyle(inside(host, '.code > span')).marginInlineEnd)).to.be.above(
        5,
      );
      const range = document.createRange();
      range.selectNodeContents(code);
      const selection = window.getSelection();
      selection?.removeAllRanges();
      selection?.addRange(range);
      expect(selection?.toString().trim()).to.equal(sampleCode);
    });

    it('warns in each language', async () => {
      const host = await panel();
      expect(inside(host, '.secret').textContent.trim()).to.equal(
        'Ne communiquez ce code à personne. Quiconque le possède peut lire votre vote.',
      );
      await showIn('nl');
      await host.updateComplete;
      expect(inside(host, '.secret').textContent.trim()).to.equal(
        'Geef deze code aan niemand door. Wie ze heeft, kan uw stem lezen.',
      );
    });

    it('copies the code, and tells that it was kept without telling the code', async () => {
      const host = await panel();
      const button = host.renderRoot.querySelector('isoloir-copy-button');
      expect(button?.value).to.equal(sampleCode);
      expect(byRole(await accessibilityTree(), 'button').map(({ name }) => name)).to.deep.equal([
        'Copier le code',
      ]);
      const told = nextEvent(host, 'isoloir-code-kept');
      button?.dispatchEvent(new CustomEvent('isoloir-copied'));
      const event = await told;
      expect([event.detail, event.bubbles, event.composed]).to.deep.equal([null, false, false]);
    });
  });
});
