import { sendKeys } from '@web/test-runner-commands';
import { expect } from 'chai';
import { html } from 'lit';
import {
  accessibilityTree,
  byRole,
  draw,
  drawElement,
  emptyPage,
  inside,
  nextEvent,
  settled,
  showIn,
} from '../testing/harness.ts';
import './define.ts';
import { type IsoloirField } from './field.ts';

function field(): Promise<IsoloirField> {
  return drawElement(
    'isoloir-field',
    html`<isoloir-field
      name="number"
      label="Numéro d’inscription"
      hint="Six chiffres."
      autocomplete="username"
      input-mode="numeric"
      required
    ></isoloir-field>`,
  );
}

function input(host: IsoloirField): HTMLInputElement {
  const found = host.renderRoot.querySelector('input');
  if (found === null) throw new Error('no input');
  return found;
}

describe('isoloir-field', () => {
  describe('behaviour', () => {
    beforeEach(emptyPage);

    it('is named, described and marked as required in its own root, in each language', async () => {
      const host = await field();
      const [textbox] = byRole(await accessibilityTree(), 'textbox');
      expect([textbox?.name, textbox?.description]).to.deep.equal([
        'Numéro d’inscription (obligatoire)',
        'Six chiffres.',
      ]);
      const { required, autocomplete, inputMode } = input(host);
      expect([required, autocomplete, inputMode]).to.deep.equal([true, 'username', 'numeric']);
      await showIn('nl');
      await host.updateComplete;
      expect(inside(host, '.mention').textContent.trim()).to.equal('(verplicht)');
    });

    it('says what is wrong after its hint, and is marked as wrong only then', async () => {
      const host = await field();
      expect(input(host).ariaInvalid).to.equal(null);
      host.error = 'écrivez six chiffres.';
      await host.updateComplete;
      const [textbox] = byRole(await accessibilityTree(), 'textbox');
      expect(textbox?.description?.replaceAll('\u00a0', ' ')).to.equal(
        'Six chiffres. Erreur : écrivez six chiffres.',
      );
      expect(input(host).ariaInvalid).to.equal('true');
    });

    it('tells what is typed by an event that stays inside, and lets none of the browser’s out', async () => {
      const host = await field();
      const overheard: string[] = [];
      const overhear = (event: Event): void => void overheard.push(event.type);
      for (const type of ['input', 'isoloir-field-input']) document.body.addEventListener(type, overhear);
      const told = nextEvent(host, 'isoloir-field-input');
      host.focusInput();
      await sendKeys({ type: '7' });
      expect((await told).detail).to.deep.equal({ value: '7' });
      await sendKeys({ type: '42' });
      expect(host.value).to.equal('742');
      for (const type of ['input', 'isoloir-field-input']) document.body.removeEventListener(type, overhear);
      expect(overheard).to.deep.equal([]);
    });

    it('takes part in a form: value, reset, and Enter', async () => {
      const page = await draw(
        html`<form><isoloir-field name="number" label="Numéro" value="1"></isoloir-field></form>`,
      );
      const [form, host] = [page.querySelector('form'), page.querySelector('isoloir-field')];
      if (form === null || host === null) throw new Error('nothing drawn');
      host.value = '123';
      await settled(page);
      expect(new FormData(form).get('number')).to.equal('123');
      expect(host.form).to.equal(form);
      form.reset();
      await settled(page);
      expect([host.value, input(host).value]).to.deep.equal(['1', '1']);
      const submitted = new Promise<void>((resolve) => {
        form.addEventListener('submit', (event) => {
          event.preventDefault();
          resolve();
        });
      });
      host.focus();
      await sendKeys({ press: 'Enter' });
      await submitted;
    });

    it('shows a password on demand, by keyboard, with its state told', async () => {
      const host = await drawElement(
        'isoloir-field',
        html`<isoloir-field label="Mot de passe" type="password" value="phrase"></isoloir-field>`,
      );
      expect(input(host).type).to.equal('password');
      await sendKeys({ press: 'Tab' });
      await sendKeys({ press: 'Tab' });
      await sendKeys({ press: ' ' });
      await host.updateComplete;
      expect([input(host).type, input(host).value]).to.deep.equal(['text', 'phrase']);
      const button = inside(host, 'button');
      expect(button.ariaPressed).to.equal('true');
      const [told] = byRole(await accessibilityTree(), 'button');
      expect([told?.name, told?.description]).to.deep.equal(['Afficher', 'Mot de passe']);
    });

    it('leaves codes and addresses alone: no capitals, no correction', async () => {
      const host = await field();
      host.type = 'email';
      await host.updateComplete;
      const { type, spellcheck } = input(host);
      expect([type, spellcheck, input(host).getAttribute('autocapitalize')]).to.deep.equal([
        'email',
        false,
        'none',
      ]);
    });
  });
});
