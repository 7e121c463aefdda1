import { sendKeys } from '@web/test-runner-commands';
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
  settled,
  showIn,
} from '../testing/harness.ts';
import { type CodeReader, tidyCode } from './code-check.ts';
import './define.ts';
import { type IsoloirVerificationCheck, type RobotCheckState } from './verification-check.ts';

const reader: CodeReader = (text) =>
  text === sampleCode
    ? { ok: true, value: text }
    : { ok: false, error: { code: text.length === 28 ? 'verification-code-checksum' : 'other' } };

function form(robotCheck: RobotCheckState = 'none'): Promise<IsoloirVerificationCheck> {
  return drawElement(
    'isoloir-verification-check',
    html`<isoloir-verification-check
      .validate=${reader}
      .robotCheck=${robotCheck}
    ></isoloir-verification-check>`,
  );
}

async function submit(host: IsoloirVerificationCheck, code: string): Promise<void> {
  const input = host.renderRoot.querySelector('input');
  if (input === null) throw new Error('no input');
  input.value = code;
  input.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
  input.form?.requestSubmit();
  await settledIn(host);
}

async function settledIn(host: IsoloirVerificationCheck): Promise<void> {
  await host.updateComplete;
  await settled(host.renderRoot);
}

function checksOf(host: IsoloirVerificationCheck): readonly unknown[] {
  const checks: unknown[] = [];
  host.addEventListener('isoloir-check', (event) => {
    checks.push(Reflect.get(event, 'detail'));
  });
  return checks;
}

function summary(host: IsoloirVerificationCheck): readonly string[] {
  const items =
    host.renderRoot.querySelector('isoloir-error-summary')?.renderRoot.querySelectorAll('li') ?? [];
  return [...items].map(({ textContent }) => textContent.trim().replaceAll('\u00a0', ' '));
}

describe('tidyCode', () => {
  it('forgives spaces, dashes, small letters, invisible and full-width characters', () => {
    for (const written of [
      ' 7kxq 2mz9 ',
      '7KXQ-2MZ9',
      '7KXQ\u20112MZ9',
      '7KXQ\u2009–\u20092MZ9',
      '\u200b7KXQ\u00ad2MZ9\ufeff',
      '７ＫＸＱ２ＭＺ９',
    ]) {
      expect(tidyCode(written)).to.equal('7KXQ2MZ9');
    }
  });

  it('leaves a wrong character for the checksum to find', () => {
    expect(tidyCode('7KXQ0MZ9')).to.equal('7KXQ0MZ9');
  });
});

describe('isoloir-verification-check', () => {
  describe('behaviour', () => {
    beforeEach(emptyPage);

    it('looks a code up by keyboard, tidied, by an event that stays inside', async () => {
      const host = await form();
      const overheard: string[] = [];
      const overhear = (event: Event): void => void overheard.push(event.type);
      for (const type of ['isoloir-check', 'input', 'change']) document.body.addEventListener(type, overhear);
      const told = nextEvent(host, 'isoloir-check');
      host.focus();
      await sendKeys({ type: '7kxq-2mz9 4wtd-b6hr 8npy-c3jv f5g2' });
      await sendKeys({ press: 'Enter' });
      const event = await told;
      expect(event.detail).to.deep.equal({ code: sampleCode });
      expect([event.bubbles, event.composed]).to.deep.equal([false, false]);
      for (const type of ['isoloir-check', 'input', 'change']) {
        document.body.removeEventListener(type, overhear);
      }
      expect(overheard).to.deep.equal([]);
    });

    it('is named and explained, and kept from helpers that remember or correct', async () => {
      const host = await form();
      const [textbox] = byRole(await accessibilityTree(), 'textbox');
      expect(textbox?.name).to.equal('Votre code de vérification (obligatoire)');
      expect(textbox?.description).to.contain('28 lettres et chiffres.');
      const input = inside(host, 'input');
      expect(input.getAttribute('autocomplete')).to.equal('off');
      expect(input.spellcheck).to.equal(false);
      expect(inside(host, '.secret').textContent.trim()).to.equal(
        'Ne communiquez ce code à personne. Quiconque le possède peut lire votre vote.',
      );
    });

    it('tells a mistyped code by itself, in a summary that takes the focus, and keeps it', async () => {
      const host = await form();
      const checks = checksOf(host);
      await submit(host, '7KXQ 2MZ9 4WTD B6HR 8NPY C3JV F5G3');
      expect(checks).to.deep.equal([]);
      expect(summary(host)).to.deep.equal([
        'Votre code de vérification : un caractère n’est pas le bon. Comparez avec votre document, groupe par groupe.',
      ]);
      const box = host.renderRoot.querySelector('isoloir-error-summary');
      expect(host.shadowRoot?.activeElement).to.equal(box);
      box?.renderRoot.querySelector('a')?.click();
      expect(host.shadowRoot?.activeElement).to.equal(inside(host, 'input'));
      expect([...inside(host, '.code').querySelectorAll('span')].at(-1)?.textContent).to.equal('F5G3');
      await submit(host, '7KXQ');
      expect(summary(host)[0]).to.contain('il faut 28 lettres et chiffres');
      await submit(host, ' - ');
      expect(summary(host)[0]).to.contain('écrivez le code de votre document');
      await submit(host, sampleCode);
      expect(checks).to.have.length(1);
      expect(summary(host)).to.deep.equal([]);
    });

    it('waits for a robot check that still runs, and goes on by itself', async () => {
      const host = await form('running');
      const checks = checksOf(host);
      await submit(host, sampleCode);
      expect(checks).to.deep.equal([]);
      expect(inside(host, 'button').ariaDisabled).to.equal('true');
      host.robotCheck = 'passed';
      await settledIn(host);
      expect(checks).to.deep.equal([{ code: sampleCode }]);
      expect(inside(host, '[role=status]').textContent.trim()).to.equal('Vérification anti-robot réussie.');
    });

    it('says so where the robot check fails, before and after a submit', async () => {
      const host = await form('running');
      const checks = checksOf(host);
      await submit(host, sampleCode);
      host.robotCheck = 'failed';
      await settledIn(host);
      expect(summary(host)[0]).to.contain('La vérification anti-robot n’a pas abouti.');
      await submit(host, sampleCode);
      expect(checks).to.deep.equal([]);
      expect(inside(host, '[role=status]').textContent).to.contain('anti-robot n’a pas abouti');
    });

    it('answers an unknown code neutrally, once more when it is tried again', async () => {
      const host = await form();
      await submit(host, sampleCode);
      host.failure = 'not-found';
      await settledIn(host);
      expect(summary(host)).to.deep.equal([
        'Aucun bulletin de cette élection ne correspond à ce code. Vérifiez le code et l’élection.',
      ]);
      await submit(host, sampleCode);
      expect(summary(host)).to.deep.equal([]);
      host.busy = true;
      await settledIn(host);
      host.busy = false;
      await settledIn(host);
      expect(summary(host)).to.have.length(1);
      await showIn('nl');
      await settledIn(host);
      expect(summary(host)[0]).to.contain('Geen stembiljet van deze verkiezing');
    });

    it('is not looked up twice at a time', async () => {
      const host = await form();
      const checks = checksOf(host);
      host.busy = true;
      await settledIn(host);
      await submit(host, sampleCode);
      expect(checks).to.deep.equal([]);
    });

    it('forgets the code when it is told to', async () => {
      const host = await form();
      await submit(host, '7KXQ');
      host.clear();
      await settledIn(host);
      expect(host.renderRoot.querySelector('input')?.value).to.equal('');
      expect(summary(host)).to.deep.equal([]);
      expect(host.renderRoot.textContent).to.not.contain('7KXQ');
    });
  });
});
