import { sendKeys } from '@web/test-runner-commands';
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
import './define.ts';
import { type IsoloirSignatureProof } from './signature-proof.ts';

function form(email = ''): Promise<IsoloirSignatureProof> {
  return drawElement(
    'isoloir-signature-proof',
    html`<isoloir-signature-proof .email=${email} time-zone="Europe/Paris"></isoloir-signature-proof>`,
  );
}

function errors(host: IsoloirSignatureProof): readonly string[] {
  const summary = host.renderRoot.querySelector('isoloir-error-summary');
  return summary === null ? [] : summary.errors.map(({ message }) => message.replaceAll('\u00a0', ' '));
}

/** Whether the voter asked for a sending. */
function sendings(host: IsoloirSignatureProof): () => number {
  let count = 0;
  host.addEventListener('isoloir-send', () => (count += 1));
  return () => count;
}

describe('isoloir-signature-proof', () => {
  describe('behaviour', () => {
    beforeEach(emptyPage);

    it('asks for one address under its title, to be filled in by browsers', async () => {
      const host = await form();
      const tree = await accessibilityTree();
      expect(byRole(tree, 'heading')[0]?.name).to.equal('Recevoir ma preuve d’émargement par e-mail');
      expect(byRole(tree, 'textbox').map(({ name }) => name)).to.deep.equal([
        'Votre adresse électronique (obligatoire)',
      ]);
      expect(inside(host, 'input').getAttribute('autocomplete')).to.equal('email');
    });

    it('gives the trimmed address by keyboard, in an event that stays inside', async () => {
      const host = await form();
      await sendKeys({ press: 'Tab' });
      await sendKeys({ type: ' g@courriel.example ' });
      const told = nextEvent(host, 'isoloir-send');
      await sendKeys({ press: 'Enter' });
      const event = await told;
      expect(event.detail).to.deep.equal({ email: 'g@courriel.example' });
      expect([event.bubbles, event.composed]).to.deep.equal([false, false]);
    });

    it('says on submit what is wrong, with the focus on the summary, and keeps what was typed', async () => {
      const host = await form('g@courriel');
      const sent = sendings(host);
      const counted = nextEvent(host, 'isoloir-form-errors');
      inside(host, 'button').click();
      expect((await counted).detail).to.deep.equal({ count: 1 });
      await until(() => host.shadowRoot?.activeElement?.localName === 'isoloir-error-summary');
      expect(errors(host)).to.deep.equal([
        'Votre adresse électronique : écrivez une adresse complète, par exemple nom@exemple.be.',
      ]);
      expect(host.renderRoot.querySelector('input')?.value).to.equal('g@courriel');
      expect(inside(host, 'input').getAttribute('aria-invalid')).to.equal('true');
      expect(sent()).to.equal(0);
    });

    it('asks for what is missing, and shows what the server found', async () => {
      const host = await form();
      inside(host, 'button').click();
      await host.updateComplete;
      expect(errors(host)).to.deep.equal(['Votre adresse électronique : remplissez ce champ.']);
      host.errors = [{ pointer: '/email', code: 'email' }];
      await host.updateComplete;
      expect(errors(host)[0]).to.contain('écrivez une adresse complète');
    });

    it('sends nothing twice while the page is sending, and tells a failure again when it comes again', async () => {
      const host = await form('g@courriel.example');
      const sent = sendings(host);
      host.busy = true;
      await host.updateComplete;
      inside(host, 'button').click();
      expect(sent()).to.equal(0);
      expect(inside(host, 'button').textContent.trim()).to.equal('Envoi en cours…');
      host.busy = false;
      host.failure = 'L’envoi n’a pas pu être demandé.';
      await host.updateComplete;
      expect(errors(host)).to.deep.equal(['L’envoi n’a pas pu être demandé.']);
      host.busy = true;
      await host.updateComplete;
      const again = nextEvent(host, 'isoloir-form-errors');
      host.busy = false;
      expect((await again).detail).to.deep.equal({ count: 1 });
    });

    it('tells when it was sent, with the focus there, in each language', async () => {
      const host = await form('g@courriel.example');
      host.sentTo = 'g•••@courriel.example';
      host.sentAt = new Date('2024-06-14T16:46:00Z');
      await until(() => host.shadowRoot?.activeElement?.id === 'sent');
      const text = inside(host, '#sent').textContent.replace(/[\s\u00a0\u202f]+/gu, ' ');
      expect(text).to.contain('À : g•••@courriel.example');
      expect(text).to.contain('Demandé le : 14 juin 2024 à 18 h 46 (heure de Paris)');
      await showIn('nl');
      await host.updateComplete;
      expect(inside(host, '#sent .title-3').textContent).to.equal('Het bewijs van aanstipping is onderweg.');
    });
  });
});
