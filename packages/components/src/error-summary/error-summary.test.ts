import { expect } from 'chai';
import { html } from 'lit';
import { summaryErrors } from '../samples/page-parts.ts';
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
import { type IsoloirErrorSummary } from './error-summary.ts';

function summary(): Promise<IsoloirErrorSummary> {
  return drawElement(
    'isoloir-error-summary',
    html`<isoloir-error-summary .errors=${summaryErrors.fr}></isoloir-error-summary>`,
  );
}

describe('isoloir-error-summary', () => {
  describe('behaviour', () => {
    beforeEach(emptyPage);

    it('takes the focus, under its title', async () => {
      const host = await summary();
      host.focus();
      expect(host.shadowRoot?.activeElement).to.equal(inside(host, '.root'));
      const [title] = inside(host, '.root').ariaLabelledByElements ?? [];
      expect(title?.textContent).to.equal('Il reste quelque chose à corriger');
      await showIn('nl');
      await host.updateComplete;
      expect(title?.textContent).to.equal('Er moet nog iets worden verbeterd');
    });

    it('takes the focus even before it was drawn', async () => {
      const host = document.createElement('isoloir-error-summary');
      document.body.append(host);
      host.focus();
      await host.updateComplete;
      await Promise.resolve();
      expect(host.shadowRoot?.activeElement).to.equal(inside(host, '.root'));
      host.remove();
    });

    it('tells which field an error leads to, and leaves the address of the page alone', async () => {
      const host = await summary();
      const before = location.href;
      const told = nextEvent(host, 'isoloir-error-link');
      host.renderRoot.querySelectorAll('a')[1]?.click();
      const event = await told;
      expect(event.detail).to.deep.equal({ target: 'substitute' });
      expect(event.bubbles).to.equal(false);
      expect(location.href).to.equal(before);
    });

    it('links only errors that have a field', async () => {
      await summary();
      const links = byRole(await accessibilityTree(), 'link').map(({ name }) => name);
      expect(links).to.deep.equal(summaryErrors.fr.slice(0, 2).map(({ message }) => message));
    });
  });
});
