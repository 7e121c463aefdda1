import { sendKeys } from '@web/test-runner-commands';
import { expect } from 'chai';
import { html } from 'lit';
import { contactData, contactProblems } from '../samples/after-vote.ts';
import {
  accessibilityTree,
  byRole,
  drawElement,
  emptyPage,
  inside,
  nextEvent,
  settled,
  showIn,
  until,
} from '../testing/harness.ts';
import { type ContactData } from './contact-data.ts';
import { type IsoloirContactDataForm } from './contact-data-form.ts';
import './define.ts';

function form(data?: ContactData): Promise<IsoloirContactDataForm> {
  return drawElement(
    'isoloir-contact-data-form',
    html`<isoloir-contact-data-form .data=${data} announce-delay="0"></isoloir-contact-data-form>`,
  );
}

function field(host: IsoloirContactDataForm, id: string): HTMLInputElement {
  const found = inside(host, `#${id}`);
  if (!(found instanceof HTMLInputElement)) throw new TypeError(`${id} is no input`);
  return found;
}

function type(host: IsoloirContactDataForm, id: string, text: string): Promise<boolean> {
  const input = field(host, id);
  input.value = text;
  input.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
  return host.updateComplete;
}

async function submit(host: IsoloirContactDataForm): Promise<void> {
  host.renderRoot.querySelector('form')?.requestSubmit();
  await settledIn(host);
}

async function settledIn(host: IsoloirContactDataForm): Promise<void> {
  await host.updateComplete;
  await settled(host.renderRoot);
}

function summary(host: IsoloirContactDataForm): readonly string[] {
  const items =
    host.renderRoot.querySelector('isoloir-error-summary')?.renderRoot.querySelectorAll('li') ?? [];
  return [...items].map(({ textContent }) => textContent.trim().replaceAll('\u00a0', ' '));
}

describe('isoloir-contact-data-form', () => {
  describe('behaviour', () => {
    beforeEach(emptyPage);

    it('asks for every field, each address in a group of its own', async () => {
      const host = await form(contactData);
      const groups = [...host.renderRoot.querySelectorAll('fieldset')].map((group) => [
        group.querySelector('legend')?.textContent,
        group.querySelectorAll('input').length,
      ]);
      expect(groups).to.deep.equal([
        ['Profession', 2],
        ['Adresses électroniques', 4],
        ['Adresse de correspondance', 8],
        ['Adresse professionnelle principale', 8],
      ]);
      const names = byRole(await accessibilityTree(), 'textbox').map(({ name }) => name);
      expect(names.slice(5, 13)).to.deep.equal([
        'Institution',
        'Rue et numéro',
        'Code postal',
        'Commune',
        'Pays',
        'Téléphone',
        'Fax',
        'E-mail',
      ]);
      expect(field(host, 'practice-postalCode').value).to.equal('4800');
      expect(field(host, 'practice-postalCode').autocomplete).to.equal('section-practice postal-code');
    });

    it('gives back what was changed, by an event that stays inside', async () => {
      const host = await form(contactData);
      const overheard: string[] = [];
      const overhear = (event: Event): void => void overheard.push(event.type);
      for (const name of ['isoloir-save', 'input']) document.body.addEventListener(name, overhear);
      await type(host, 'correspondence-city', ' LIÈGE ');
      await type(host, 'practice-fax', '');
      const told = nextEvent(host, 'isoloir-save');
      await submit(host);
      const event = await told;
      const { fax, ...practice } = contactData.practice;
      expect(fax).to.be.a('string');
      expect(event.detail).to.deep.equal({
        data: {
          ...contactData,
          correspondence: { ...contactData.correspondence, city: 'LIÈGE' },
          practice,
        },
      });
      expect([event.bubbles, event.composed]).to.deep.equal([false, false]);
      for (const name of ['isoloir-save', 'input']) document.body.removeEventListener(name, overhear);
      expect(overheard).to.deep.equal([]);
    });

    it('names each wrong field with its group, takes the focus and leads there', async () => {
      const host = await form(contactData);
      await type(host, 'professionalNumber', '');
      await type(host, 'practice-email', 'accueil');
      await submit(host);
      expect(summary(host)).to.deep.equal([
        'Numéro INAMI : remplissez ce champ.',
        'Adresse professionnelle principale, E-mail : écrivez une adresse complète, par exemple nom@exemple.be.',
      ]);
      const box = host.renderRoot.querySelector('isoloir-error-summary');
      expect(host.shadowRoot?.activeElement).to.equal(box);
      box?.renderRoot.querySelectorAll('a')[1]?.click();
      expect(host.shadowRoot?.activeElement).to.equal(field(host, 'practice-email'));
      expect(field(host, 'practice-email').value).to.equal('accueil');
    });

    it('needs the professional address where it may be published', async () => {
      const host = await form({ ...contactData, publishProfessionalEmail: true });
      await type(host, 'professionalEmail', '');
      await submit(host);
      expect(summary(host)).to.deep.equal([
        'E-mail professionnel : écrivez l’adresse à publier, ou décochez la case de publication.',
      ]);
    });

    it('shows what the server found by pointer, and loses nothing that was typed', async () => {
      const host = await form(contactData);
      await type(host, 'speciality', 'Pédiatrie');
      host.errors = contactProblems;
      host.data = structuredClone(contactData);
      await settledIn(host);
      expect(summary(host)).to.have.length(3);
      expect(field(host, 'speciality').value).to.equal('Pédiatrie');
      const [, wrong] = byRole(await accessibilityTree(), 'textbox').filter(
        ({ name }) => name === 'Téléphone',
      );
      expect(wrong?.description).to.contain('écrivez le numéro avec son préfixe');
      await showIn('nl');
      await settledIn(host);
      expect(summary(host)[1]).to.equal(
        'Correspondentieadres, Postcode: schrijf de postcode, vier cijfers in België, bijvoorbeeld 9000.',
      );
    });

    it('shows an unknown code in the server’s words', async () => {
      const host = await form(contactData);
      host.errors = [{ pointer: '/speciality', code: 'unheard-of', message: 'choisissez-en une autre.' }];
      await settledIn(host);
      expect(summary(host)).to.deep.equal(['Spécialité : choisissez-en une autre.']);
    });

    it('takes one address over for the other, by keyboard, and says so', async () => {
      const host = await form(contactData);
      inside(host, '.same').focus();
      await sendKeys({ press: 'Enter' });
      await until(
        () => inside(host, '[role=status]').textContent === 'L’adresse de correspondance est reprise.',
      );
      expect(field(host, 'practice-city').value).to.equal('ESNEUX');
      expect(field(host, 'practice-phone').value).to.equal('087 55 01 24');
    });

    it('shows saved data back with the focus, and returns to the fields', async () => {
      const host = await form(contactData);
      host.saved = true;
      await settledIn(host);
      expect(host.shadowRoot?.activeElement).to.equal(inside(host, '#saved'));
      const facts = [...host.renderRoot.querySelectorAll('dl > div')].map(({ textContent }) =>
        textContent.trim().replace(/\s+/gu, ' '),
      );
      expect(facts).to.have.length(22);
      expect(facts).to.include('Numéro INAMI 1-45872-16-004');
      expect(facts).to.include('Pays Non renseigné');
      expect(facts).to.include('Publication de l’e-mail professionnel Oui');
      const told = nextEvent(host, 'isoloir-edit');
      inside(host, '.edit').click();
      await told;
      await settledIn(host);
      expect(host.shadowRoot?.activeElement).to.equal(field(host, 'professionalNumber'));
    });

    it('keeps the focus where it was on a page that opens on saved data', async () => {
      await drawElement(
        'isoloir-contact-data-form',
        html`<isoloir-contact-data-form .data=${contactData} saved></isoloir-contact-data-form>`,
      );
      expect(document.activeElement).to.equal(document.body);
    });

    it('is not saved twice while it is being saved', async () => {
      const host = await form(contactData);
      host.busy = true;
      await host.updateComplete;
      let saved = false;
      host.addEventListener('isoloir-save', () => {
        saved = true;
      });
      await submit(host);
      expect(saved).to.equal(false);
    });
  });
});
