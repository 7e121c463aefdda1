import { expect } from 'chai';
import { html } from 'lit';
import { accessibilityTree, byRole, drawElement, emptyPage, inside, showIn } from '../testing/harness.ts';
import './define.ts';
import { type IsoloirElectionBanner } from './election-banner.ts';

/** As a page that we do not control writes it: attributes only. */
function banner(): Promise<IsoloirElectionBanner> {
  return drawElement(
    'isoloir-election-banner',
    html`<isoloir-election-banner
      heading="Élections 2024"
      opens-at="2024-01-30T00:00:00+01:00"
      closes-at="2024-03-06T16:00:00+01:00"
      information-url="https://ordre.example/information"
      candidates-url="https://ordre.example/candidats"
      vote-url="https://vote.example/"
    ></isoloir-election-banner>`,
  );
}

function period(host: IsoloirElectionBanner): string {
  return inside(host, '.period').textContent.trim().replace(/\s/gu, ' ');
}

async function links(): Promise<readonly string[]> {
  return byRole(await accessibilityTree(), 'link').map(({ name }) => name);
}

describe('isoloir-election-banner', () => {
  describe('behaviour', () => {
    beforeEach(emptyPage);

    it('tells the period with its hour and zone, in each language', async () => {
      const host = await banner();
      expect(period(host)).to.equal('Du 30 janvier 2024 au 6 mars 2024 à 16 h (heure de Bruxelles)');
      await showIn('nl');
      await host.updateComplete;
      expect(period(host)).to.equal('Van 30 januari 2024 tot 6 maart 2024 om 16.00 uur (Brusselse tijd)');
      host.opensAt = new Date('2024-02-01T08:05:00Z');
      await showIn('fr');
      await host.updateComplete;
      expect(period(host)).to.contain('Du 1er février 2024 à 9 h 05 au 6 mars 2024');
    });

    it('leads to information, candidates and vote, under its title', async () => {
      const host = await banner();
      const tree = await accessibilityTree();
      expect(byRole(tree, 'heading').map(({ name }) => name)).to.deep.equal(['Élections 2024']);
      expect(await links()).to.deep.equal(['Plus d’informations', 'Candidats', 'Voter']);
      const [title] = inside(host, 'section').ariaLabelledByElements ?? [];
      expect(title?.textContent).to.equal('Élections 2024');
    });

    it('shows the way to the vote only while it is open', async () => {
      const host = await banner();
      host.phase = 'before';
      await host.updateComplete;
      expect(await links()).to.deep.equal(['Plus d’informations', 'Candidats']);
      host.phase = 'closed';
      await host.updateComplete;
      expect(await links()).to.deep.equal(['Plus d’informations', 'Candidats']);
      expect(period(host)).to.equal('Le scrutin est clos depuis le 6 mars 2024 à 16 h (heure de Bruxelles).');
    });

    it('leaves out what it does not know', async () => {
      const host = await banner();
      host.setAttribute('closes-at', 'demain');
      host.candidatesUrl = '';
      await host.updateComplete;
      expect(host.renderRoot.querySelector('.period')).to.equal(null);
      expect(await links()).to.deep.equal(['Plus d’informations', 'Voter']);
    });

    it('stands on a host’s page with rules and sizes of its own', async () => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(
        'html { font-size: 62.5% } body { font: 17px serif } h2, a, p { color: red; text-transform: uppercase; float: left }',
      );
      document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
      try {
        const host = await banner();
        const title = getComputedStyle(inside(host, 'h2'));
        expect([title.textTransform, title.float]).to.deep.equal(['none', 'none']);
        expect(title.fontFamily).to.not.equal('serif');
        expect(Number.parseFloat(title.fontSize)).to.equal(17 * 1.75);
      } finally {
        document.adoptedStyleSheets = document.adoptedStyleSheets.filter((other) => other !== sheet);
      }
    });
  });
});
