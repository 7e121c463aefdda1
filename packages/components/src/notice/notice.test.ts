import { expect } from 'chai';
import { html } from 'lit';
import { accessibilityTree, byRole, drawElement, emptyPage, inside, showIn } from '../testing/harness.ts';
import './define.ts';

describe('isoloir-notice', () => {
  describe('behaviour', () => {
    beforeEach(emptyPage);

    it('tells its kind in a word, in both languages, beside icon and border', async () => {
      const host = await drawElement(
        'isoloir-notice',
        html`<isoloir-notice variant="warning"><p>Texte</p></isoloir-notice>`,
      );
      expect(inside(host, '.title-3').textContent).to.equal('Attention');
      await showIn('nl');
      await host.updateComplete;
      expect(inside(host, '.title-3').textContent).to.equal('Opgelet');
      expect(host.renderRoot.querySelector('svg')?.getAttribute('aria-hidden')).to.equal('true');
      expect(getComputedStyle(inside(host, '.root')).borderInlineStartStyle).to.equal('solid');
    });

    it('puts the word before a title of its own, for readers', async () => {
      await drawElement(
        'isoloir-notice',
        html`<isoloir-notice
          variant="error"
          heading="Le serveur ne répond pas"
          heading-level="3"
        ></isoloir-notice>`,
      );
      const [title] = byRole(await accessibilityTree(), 'heading');
      expect(title?.name.replaceAll('\u00a0', ' ')).to.match(/^Erreur : ?Le serveur ne répond pas$/u);
      expect(title?.level).to.equal(3);
    });
  });
});
