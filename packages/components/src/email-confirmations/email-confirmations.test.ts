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
  settled,
  showIn,
} from '../testing/harness.ts';
import './define.ts';
import { type IsoloirEmailConfirmations } from './email-confirmations.ts';

function form(): Promise<IsoloirEmailConfirmations> {
  return drawElement(
    'isoloir-email-confirmations',
    html`<isoloir-email-confirmations></isoloir-email-confirmations>`,
  );
}

async function submit(host: IsoloirEmailConfirmations): Promise<void> {
  host.renderRoot.querySelector('form')?.requestSubmit();
  await settledIn(host);
}

async function settledIn(host: IsoloirEmailConfirmations): Promise<void> {
  await host.updateComplete;
  await settled(host.renderRoot);
}

function summary(host: IsoloirEmailConfirmations): readonly string[] {
  const items =
    host.renderRoot.querySelector('isoloir-error-summary')?.renderRoot.querySelectorAll('li') ?? [];
  return [...items].map(({ textContent }) => textContent.trim().replaceAll('\u00a0', ' '));
}

function focused(host: IsoloirEmailConfirmations): string {
  const { activeElement } = host.shadowRoot ?? document;
  return activeElement?.id === '' ? activeElement.localName : (activeElement?.id ?? '');
}

describe('isoloir-email-confirmations', () => {
  describe('behaviour', () => {
    beforeEach(emptyPage);

    it('is filled in and sent by keyboard alone, by an event that stays inside', async () => {
      const host = await form();
      const overheard: Event[] = [];
      const overhear = (event: Event): void => void overheard.push(event);
      for (const type of ['isoloir-send', 'input', 'change', 'submit']) {
        document.body.addEventListener(type, overhear);
      }
      const told = nextEvent(host, 'isoloir-send');
      await sendKeys({ press: 'Tab' });
      await sendKeys({ type: ' a@exemple.be ' });
      await sendKeys({ press: 'Tab' });
      await sendKeys({ type: 'b@exemple.be' });
      await sendKeys({ press: 'Tab' });
      await sendKeys({ press: ' ' });
      await sendKeys({ press: 'Tab' });
      await sendKeys({ press: 'Enter' });
      const event = await told;
      expect(event.detail).to.deep.equal({
        privateEmail: 'a@exemple.be',
        professionalEmail: 'b@exemple.be',
        publishProfessionalEmail: true,
      });
      expect([event.bubbles, event.composed]).to.deep.equal([false, false]);
      for (const type of ['isoloir-send', 'input', 'change', 'submit']) {
        document.body.removeEventListener(type, overhear);
      }
      expect(overheard.map(({ type }) => type)).to.deep.equal([]);
    });

    it('leaves a professional address out that was not given', async () => {
      const host = await form();
      host.privateEmail = 'a@exemple.be';
      await host.updateComplete;
      const told = nextEvent(host, 'isoloir-send');
      await submit(host);
      expect((await told).detail).to.deep.equal({
        privateEmail: 'a@exemple.be',
        publishProfessionalEmail: false,
      });
    });

    it('tells what is wrong on submit only, in a summary that takes the focus and leads to the field', async () => {
      const host = await form();
      host.publishProfessionalEmail = true;
      await host.updateComplete;
      expect(summary(host)).to.deep.equal([]);
      let sent = false;
      host.addEventListener('isoloir-send', () => {
        sent = true;
      });
      const told = nextEvent(host, 'isoloir-form-errors');
      await submit(host);
      expect((await told).detail).to.deep.equal({ count: 2 });
      expect(sent).to.equal(false);
      expect(focused(host)).to.equal('isoloir-error-summary');
      expect(summary(host)).to.deep.equal([
        'Votre adresse électronique privée : remplissez ce champ.',
        'Votre adresse électronique professionnelle : écrivez l’adresse à publier, ou décochez la case de publication.',
      ]);
      expect(inside(host, '#professionalEmail-error').textContent.trim()).to.equal(
        'Erreur\u00a0: écrivez l’adresse à publier, ou décochez la case de publication.',
      );
      const links = host.renderRoot.querySelector('isoloir-error-summary')?.renderRoot.querySelectorAll('a');
      links?.[1]?.click();
      expect(focused(host)).to.equal('professionalEmail');
    });

    it('keeps what was typed beside an error, and words the error anew in the other language', async () => {
      const host = await form();
      host.privateEmail = 'personne';
      await host.updateComplete;
      await submit(host);
      await showIn('nl');
      await settledIn(host);
      expect(summary(host)).to.deep.equal([
        'Uw privé-e-mailadres: schrijf een volledig adres, bijvoorbeeld naam@voorbeeld.be.',
      ]);
      expect(host.renderRoot.querySelector('input')?.value).to.equal('personne');
    });

    it('shows what the server found, once more when it finds it again', async () => {
      const host = await form();
      host.privateEmail = 'a@exemple.be';
      host.errors = [{ pointer: '/privateEmail', code: 'too-long' }];
      await settledIn(host);
      expect(summary(host)).to.deep.equal([
        'Votre adresse électronique privée : écrivez 200 caractères au plus.',
      ]);
      await submit(host);
      expect(summary(host)).to.deep.equal([]);
      host.busy = true;
      await settledIn(host);
      host.busy = false;
      await settledIn(host);
      expect(summary(host)).to.have.length(1);
      expect(focused(host)).to.equal('isoloir-error-summary');
    });

    it('says that sending failed, without blaming a field', async () => {
      const host = await form();
      host.failure = 'Le serveur ne répond pas.';
      await settledIn(host);
      expect(summary(host)).to.deep.equal(['Le serveur ne répond pas.']);
      const [title] = byRole(await accessibilityTree(), 'heading');
      expect(title?.name).to.equal('Cela n’a pas abouti');
    });

    it('is not sent twice while it is being sent', async () => {
      const host = await form();
      host.privateEmail = 'a@exemple.be';
      host.busy = true;
      await host.updateComplete;
      let sent = false;
      host.addEventListener('isoloir-send', () => {
        sent = true;
      });
      await submit(host);
      expect(sent).to.equal(false);
      expect(inside(host, 'button').ariaDisabled).to.equal('true');
      expect(inside(host, 'button').textContent.trim()).to.equal('Envoi en cours…');
    });

    it('says where the documents went and when, with the focus on it', async () => {
      const host = await form();
      host.sentTo = ['a•••@e•••.be'];
      host.sentAt = new Date('2026-11-22T03:39:00Z');
      await settledIn(host);
      expect(focused(host)).to.equal('sent');
      const told = inside(host, '#sent').textContent.replace(/\s+/gu, ' ');
      expect(told).to.contain('À : a•••@e•••.be');
      expect(told).to.contain('Demandé le : 22 novembre 2026 à 4 h 39 (heure de Bruxelles)');
    });

    it('asks browsers for the right addresses', async () => {
      const host = await form();
      const inputs = [...host.renderRoot.querySelectorAll('input')];
      expect(inputs.map(({ autocomplete }) => autocomplete).slice(0, 2)).to.deep.equal([
        'home email',
        'work email',
      ]);
      const boxes = byRole(await accessibilityTree(), 'checkbox');
      expect(boxes.map(({ name }) => name)).to.deep.equal([
        'J’accepte que mon adresse professionnelle soit visible dans la partie publique du site.',
      ]);
    });
  });
});
