import { setViewport } from '@web/test-runner-commands';
import { expect } from 'chai';
import { html } from 'lit';
import { stepLabel, steps } from '../samples/page-parts.ts';
import { drawElement, emptyPage, inside, showIn } from '../testing/harness.ts';
import './define.ts';
import { type IsoloirStepBreadcrumb } from './step-breadcrumb.ts';

function breadcrumb(current: string): Promise<IsoloirStepBreadcrumb> {
  return drawElement(
    'isoloir-step-breadcrumb',
    html`<isoloir-step-breadcrumb
      .steps=${steps('fr')}
      .current=${current}
      .label=${stepLabel.fr}
    ></isoloir-step-breadcrumb>`,
  );
}

function spoken(host: IsoloirStepBreadcrumb): readonly string[] {
  return [...host.renderRoot.querySelectorAll('li .text')].map(({ textContent }) =>
    textContent.trim().replace(/\s+/gu, ' '),
  );
}

describe('isoloir-step-breadcrumb', () => {
  describe('behaviour', () => {
    beforeEach(emptyPage);

    it('tells each step’s state in words, and marks the current one', async () => {
      const host = await breadcrumb('validate');
      expect(spoken(host)).to.deep.equal([
        'Sélectionner, Terminée',
        'Vérifier, En cours',
        'Confirmer, À venir',
      ]);
      const marked = [...host.renderRoot.querySelectorAll('li')].map((step) => step.ariaCurrent);
      expect(marked).to.deep.equal([null, 'step', null]);
      expect(inside(host, '.position').textContent).to.equal('Étape 2 sur 3');
      expect(inside(host, 'nav').ariaLabel).to.equal('Étapes du vote');
    });

    it('calls the last step done once everything is', async () => {
      const host = await breadcrumb('confirm');
      host.finished = true;
      await host.updateComplete;
      expect(spoken(host).map((text) => text.split(', ')[1])).to.deep.equal([
        'Terminée',
        'Terminée',
        'Terminée',
      ]);
      const marked = [...host.renderRoot.querySelectorAll('li')].map((step) => step.ariaCurrent);
      expect(marked).to.deep.equal([null, null, 'step']);
    });

    it('speaks Dutch', async () => {
      const host = await breadcrumb('confirm');
      await showIn('nl');
      await host.updateComplete;
      expect(inside(host, '.position').textContent).to.equal('Stap 3 van 3');
      expect(spoken(host).map((text) => text.split(', ')[1])).to.deep.equal(['Klaar', 'Klaar', 'Bezig']);
    });

    it('says position and step in one sentence where it is narrow', async () => {
      await setViewport({ width: 320, height: 640 });
      const host = await breadcrumb('validate');
      const named = inside(host, '.named');
      expect(named.checkVisibility()).to.equal(true);
      expect(named.textContent).to.equal('Étape 2 sur 3\u00a0: Vérifier');
      expect(inside(host, '.position').checkVisibility()).to.equal(false);
    });

    it('shows no position for an unknown step', async () => {
      const host = await breadcrumb('elsewhere');
      expect(host.renderRoot.querySelector('.position')).to.equal(null);
    });
  });
});
