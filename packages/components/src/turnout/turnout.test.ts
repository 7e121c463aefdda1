import { setViewport } from '@web/test-runner-commands';
import { expect } from 'chai';
import { html } from 'lit';
import { sampleTurnout } from '../samples/office.ts';
import { accessibilityTree, byRole, drawElement, emptyPage, inside, showIn } from '../testing/harness.ts';
import './define.ts';
import { type IsoloirTurnout, type TurnoutFigures } from './turnout.ts';

function turnout(figures: TurnoutFigures = sampleTurnout('fr')): Promise<IsoloirTurnout> {
  return drawElement(
    'isoloir-turnout',
    html`<isoloir-turnout
      .figures=${figures}
      group-heading="Par collège"
      time-zone="Europe/Paris"
    ></isoloir-turnout>`,
  );
}

function words(text: string | null | undefined): string {
  return (text ?? '').replace(/[\s\u00a0\u202f]+/gu, ' ').trim();
}

function openTables(host: IsoloirTurnout): void {
  for (const details of host.renderRoot.querySelectorAll('details')) details.open = true;
}

function cells(host: IsoloirTurnout, table: number): readonly (readonly string[])[] {
  const found = host.renderRoot.querySelectorAll('table')[table];
  return [...(found?.querySelectorAll('tr') ?? [])].map((row) =>
    [...row.querySelectorAll('th, td')].map(({ textContent }) => words(textContent)),
  );
}

describe('isoloir-turnout', () => {
  describe('behaviour', () => {
    beforeEach(emptyPage);

    it('tells the turnout in one sentence, with its instant, in each language', async () => {
      const host = await turnout();
      expect(words(inside(host, '.total').textContent)).to.equal(
        '32,6 % 395 votants sur 1 210 personnes inscrites',
      );
      expect(words(inside(host, '.as-of').textContent)).to.equal(
        'Chiffres du 12 juin 2024 à 8 h (heure de Paris)',
      );
      await showIn('nl');
      await host.updateComplete;
      expect(words(inside(host, '.total').textContent)).to.equal(
        '32,6% 395 stemmers op 1.210 ingeschreven personen',
      );
    });

    it('has each chart read as one picture, and its table with the same figures', async () => {
      const host = await turnout();
      const pictures = byRole(await accessibilityTree(), 'image').map(({ name }) => words(name));
      expect(pictures).to.deep.equal([
        'Personnels enseignants et hospitaliers, 29,4 %. Praticiens hospitaliers, 38,3 %. Praticiens sous contrat, 17 %.',
        'Votants par heure, du 11 juin 2024 à 9 h au 12 juin 2024 à 8 h. Le plus grand nombre : 66, 11 juin 2024, de 10 h à 11 h. Le tableau qui suit donne tous les chiffres.',
      ]);
      openTables(host);
      expect(cells(host, 0)).to.deep.equal([
        ['Groupe', 'Inscrits', 'Votants', 'Participation'],
        ['Personnels enseignants et hospitaliers', '402', '118', '29,4 %'],
        ['Praticiens hospitaliers', '655', '251', '38,3 %'],
        ['Praticiens sous contrat', '153', '26', '17 %'],
      ]);
      const hours = cells(host, 1);
      expect(hours).to.have.length(15);
      expect(hours[1]).to.deep.equal(['11 juin 2024, de 9 h à 10 h', '41', '41']);
      expect(hours.at(-1)).to.deep.equal(['du 11 juin 2024 à 22 h au 12 juin 2024 à 8 h', '11', '395']);
    });

    it('draws without a style that a security policy would refuse', async () => {
      const host = await turnout();
      expect(host.renderRoot.querySelector('[style], style')).to.equal(null);
      expect(host.renderRoot.querySelectorAll('.plot .bar')).to.have.length(14);
      const widths = [...host.renderRoot.querySelectorAll<SVGRectElement>('.share-bar .bar')].map(
        (bar) => bar.width.baseVal.value,
      );
      expect(widths.map(Math.round)).to.deep.equal([294, 383, 170]);
    });

    it('keeps its tables tables where they are narrow', async () => {
      await setViewport({ width: 320, height: 640 });
      const host = await turnout();
      openTables(host);
      const roles = (name: string): number => host.renderRoot.querySelectorAll(`[role=${name}]`).length;
      expect(['table', 'row', 'columnheader', 'rowheader', 'cell'].map(roles)).to.deep.equal([
        2, 19, 7, 17, 37,
      ]);
      expect(inside(host, 'td').dataset.column).to.equal('Inscrits');
      // Firefox answers with the attr() itself, Chromium with what it stands for.
      expect(getComputedStyle(inside(host, 'td'), '::before').content).to.match(
        /attr\(data-column\)|Inscrits/u,
      );
    });

    it('leaves out what it has no figures for', async () => {
      const { asOf, entitled, voted } = sampleTurnout('fr');
      const host = await turnout({ asOf, entitled, voted });
      expect(host.renderRoot.querySelector('.chart, table')).to.equal(null);
      host.figures = undefined;
      await host.updateComplete;
      expect(host.renderRoot.querySelector('.total')).to.equal(null);
    });
  });
});
