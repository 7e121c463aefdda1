import { expect } from 'chai';
import { drawElement, emptyPage, nextEvent } from './testing/harness.ts';
import * as elements from './index.ts';
import { html } from 'lit';

describe('the package', () => {
  it('registers nothing by its classes alone, and every element by define-all', async () => {
    const classes = Object.entries(elements).filter(([name]) => name.startsWith('Isoloir'));
    expect(classes).to.have.length(34);
    const tags = classes.map(([name]) => name.replace(/(?!^)([A-Z])/gu, '-$1').toLowerCase());
    expect(tags.filter((tag) => customElements.get(tag) !== undefined)).to.deep.equal([]);
    await import('./define-all.ts');
    expect(tags.filter((tag) => customElements.get(tag) === undefined)).to.deep.equal([]);
  });

  it('copies a code from the receipt with its own button', async () => {
    await emptyPage();
    Object.defineProperty(navigator, 'clipboard', {
      value: { writeText: () => Promise.resolve() },
      configurable: true,
    });
    const host = await drawElement(
      'isoloir-receipt',
      html`<isoloir-receipt registration-code="7KXQ2MZ94WTD"></isoloir-receipt>`,
    );
    const told = nextEvent(host, 'isoloir-receipt-kept');
    host.renderRoot.querySelector('isoloir-copy-button')?.renderRoot.querySelector('button')?.click();
    await told;
    Reflect.deleteProperty(navigator, 'clipboard');
  });
});
