import { sendKeys, setViewport } from '@web/test-runner-commands';
import { expect } from 'chai';
import { html } from 'lit';
import { afterVoteTexts, subSteps } from '../samples/after-vote.ts';
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
import { type IsoloirSubSteps } from './sub-steps.ts';

function show(current: string, refusal = ''): Promise<IsoloirSubSteps> {
  return drawElement(
    'isoloir-sub-steps',
    html`<isoloir-sub-steps
      .steps=${subSteps('fr')}
      .current=${current}
      .label=${afterVoteTexts.fr.steps}
      .refusal=${refusal}
      announce-delay="0"
    ></isoloir-sub-steps>`,
  );
}

function spoken(host: IsoloirSubSteps): readonly string[] {
  return [...host.renderRoot.querySelectorAll('li .text')].map(({ textContent }) =>
    textContent.trim().replace(/\s+/gu, ' '),
  );
}

async function buttonNames(): Promise<readonly string[]> {
  return byRole(await accessibilityTree(), 'button').map(({ name }) => name);
}

describe('isoloir-sub-steps', () => {
  describe('behaviour', () => {
    beforeEach(emptyPage);

    it('numbers the steps, tells their states in words and marks the current one', async () => {
      const host = await show('e-mail');
      expect(spoken(host)).to.deep.equal([
        '1. Confirmation de vote, Terminée',
        '2. Vote émis, Terminée',
        '3. Confirmations par e-mail, En cours',
        '4. Contrôle de vos données, À venir',
        '5. Déconnexion, À venir',
      ]);
      const marked = [...host.renderRoot.querySelectorAll('li')].map(({ ariaCurrent }) => ariaCurrent);
      expect(marked).to.deep.equal([null, null, 'step', null, null]);
      expect(inside(host, 'nav').ariaLabel).to.equal('Étapes après le vote');
    });

    it('believes the page on what is done, in whichever order', async () => {
      const host = await show('cast-vote');
      host.steps = subSteps('fr').map((step) => ({ ...step, done: step.id === 'data' }));
      await host.updateComplete;
      expect(spoken(host).map((text) => text.split(', ')[1])).to.deep.equal([
        'Non faite',
        'En cours',
        'À venir',
        'Terminée',
        'À venir',
      ]);
    });

    it('goes on and back by keyboard, and leaves moving to the page', async () => {
      const host = await show('cast-vote');
      expect(await buttonNames()).to.deep.equal(['Précédent', 'Suivant']);
      let told = nextEvent(host, 'isoloir-previous');
      await sendKeys({ press: 'Tab' });
      await sendKeys({ press: 'Enter' });
      expect((await told).detail).to.deep.equal({ id: 'confirmation' });
      told = nextEvent(host, 'isoloir-next');
      await sendKeys({ press: 'Tab' });
      await sendKeys({ press: ' ' });
      const event = await told;
      expect(event.detail).to.deep.equal({ id: 'e-mail' });
      expect([event.bubbles, event.composed]).to.deep.equal([false, false]);
      expect(host.current).to.equal('cast-vote');
    });

    it('has nothing before the first step and nothing after the last', async () => {
      const host = await show('confirmation');
      expect(await buttonNames()).to.deep.equal(['Suivant']);
      host.current = 'sign-out';
      await host.updateComplete;
      expect(await buttonNames()).to.deep.equal(['Précédent']);
    });

    it('refuses in words and in red, with the focus on the reason, and never by a disabled button', async () => {
      const host = await show('confirmation', afterVoteTexts.fr.refusal);
      let went = false;
      host.addEventListener('isoloir-next', () => {
        went = true;
      });
      expect(host.renderRoot.querySelector('#refusal')).to.equal(null);
      const told = nextEvent(host, 'isoloir-next-refused');
      await sendKeys({ press: 'Tab' });
      await sendKeys({ press: 'Enter' });
      await told;
      expect(went).to.equal(false);
      const reason = inside(host, '#refusal');
      expect(host.shadowRoot?.activeElement).to.equal(reason);
      expect(reason.textContent.trim()).to.equal(
        'Pas encore\u00a0: téléchargez d’abord votre confirmation de vote.',
      );
      expect(spoken(host)[0]).to.equal('1. Confirmation de vote, À faire d’abord');
      const [next] = byRole(await accessibilityTree(), 'button');
      expect(next?.description).to.contain('téléchargez d’abord');
      expect(host.renderRoot.querySelector('[disabled], [aria-disabled]')).to.equal(null);
    });

    it('lets go as soon as nothing is missing, and says so', async () => {
      const host = await show('confirmation', afterVoteTexts.fr.refusal);
      inside(host, '.next').click();
      await host.updateComplete;
      host.refusal = '';
      await until(() => inside(host, '[role=status]').textContent === 'Vous pouvez continuer.');
      expect(host.renderRoot.querySelector('#refusal')).to.equal(null);
      const told = nextEvent(host, 'isoloir-next');
      inside(host, '.next').click();
      await told;
    });

    it('announces a new step, not the one that it opened with, in the language of the page', async () => {
      const host = await show('confirmation');
      expect(inside(host, '[role=status]').textContent).to.equal('');
      await showIn('nl');
      host.steps = subSteps('nl');
      host.current = 'cast-vote';
      await until(() => inside(host, '[role=status]').textContent === 'Stap 2 van 5: Uitgebrachte stem');
      expect(await buttonNames()).to.deep.equal(['Vorige', 'Volgende']);
    });

    it('keeps the error colours of its own against a theme', async () => {
      const host = await show('confirmation', afterVoteTexts.fr.refusal);
      inside(host, '.next').click();
      await host.updateComplete;
      const colours = (): readonly string[] => {
        const { color, backgroundColor } = getComputedStyle(inside(host, '#refusal'));
        return [color, backgroundColor];
      };
      const before = colours();
      for (const name of ['error', 'error-bg']) host.style.setProperty(`--isoloir-color-${name}`, '#00ff00');
      expect(colours()).to.deep.equal(before);
    });

    it('says position and step in one sentence where it is narrow', async () => {
      await setViewport({ width: 320, height: 640 });
      const host = await show('e-mail');
      expect(inside(host, '.position').textContent).to.equal('Étape 3 sur 5\u00a0: Confirmations par e-mail');
      expect(getComputedStyle(inside(host, 'li .text')).clipPath).to.equal('inset(50%)');
    });
  });
});
