import { expect } from 'chai';
import { html } from 'lit';
import '../ballot-grid/define.ts';
import '../list-ballot/define.ts';
import { listQuestion } from '../samples/lists.ts';
import { draw, emptyPage, inside } from '../testing/harness.ts';
import { type FormBallot } from './form-ballot.ts';

const categories = [
  {
    id: 'effective',
    name: 'Membres effectifs',
    minimum: 1,
    maximum: 2,
    blankAllowed: true,
    candidates: [
      { id: 'a', name: 'AUBRY Claire' },
      { id: 'b', name: 'BODART Simon' },
    ],
  },
];

const ballots = [
  {
    name: 'isoloir-ballot-grid',
    ballot: html`<isoloir-ballot-grid name="vote" .categories=${categories}></isoloir-ballot-grid>`,
    missing: /^Membres effectifs\s:\s\S/u,
  },
  {
    name: 'isoloir-list-ballot',
    ballot: html`<isoloir-list-ballot name="vote" .question=${listQuestion('fr')}></isoloir-list-ballot>`,
    missing: /\S/u,
  },
] as const;

for (const { name, ballot, missing } of ballots) {
  describe(`${name} in a form of the page`, () => {
    let form: HTMLFormElement;
    let host: FormBallot;
    let sent = 0;

    beforeEach(async () => {
      await emptyPage();
      sent = 0;
      const page = await draw(
        html`<form
          @submit=${(event: Event) => {
            event.preventDefault();
            sent += 1;
          }}
        >
          <fieldset>${ballot}<input name="topic" value="Liège" /></fieldset>
        </form>`,
      );
      const found = page.querySelector('form');
      const element = page.querySelector<FormBallot>(name);
      if (found === null || element === null) throw new Error('nothing is drawn');
      form = found;
      host = element;
    });

    const box = (): HTMLElement => inside(host, 'input');

    it('holds the form back, says why and leads to where, until it is complete', async () => {
      expect(host.form).to.equal(form);
      expect(host.validity.valueMissing).to.equal(true);
      expect(host.validationMessage).to.match(missing);
      form.requestSubmit();
      await host.updateComplete;
      expect(sent).to.equal(0);
      expect(host.shadowRoot?.activeElement).to.equal(box());
      expect(inside(host, '.message.error').textContent.trim()).not.to.equal('');
      box().click();
      await host.updateComplete;
      expect(host.validity.valid).to.equal(true);
      expect(host.validationMessage).to.equal('');
      form.requestSubmit();
      expect(sent).to.equal(1);
    });

    it('has no value: the form sends what is in its other fields', async () => {
      box().click();
      await host.updateComplete;
      expect([...new FormData(form)]).to.deep.equal([['topic', 'Liège']]);
    });

    it('is emptied with the form, and tells so', async () => {
      box().click();
      await host.updateComplete;
      const told: unknown[] = [];
      host.addEventListener('isoloir-selection-change', (event) => {
        told.push(event instanceof CustomEvent ? event.detail : undefined);
      });
      form.reset();
      await host.updateComplete;
      expect(host.renderRoot.querySelectorAll('input:checked')).to.have.length(0);
      expect(host.renderRoot.querySelector('.message.error')).to.equal(null);
      expect(JSON.stringify(told)).to.match(/"blank":false,"candidates":\[\]/u);
      expect(host.validity.valueMissing).to.equal(true);
    });

    it('rests in a disabled fieldset, and holds nothing back', async () => {
      const fieldset = form.querySelector('fieldset');
      fieldset?.setAttribute('disabled', '');
      await host.updateComplete;
      box().click();
      await host.updateComplete;
      expect(host.renderRoot.querySelectorAll('input:checked')).to.have.length(0);
      expect(host.willValidate).to.equal(false);
      expect(form.checkValidity()).to.equal(true);
      fieldset?.removeAttribute('disabled');
      await host.updateComplete;
      box().click();
      await host.updateComplete;
      expect(host.checkValidity()).to.equal(true);
    });
  });
}
