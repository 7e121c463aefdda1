import { expect } from 'chai';
import { html } from 'lit';
import { sampleProfile } from '../samples/ministry.ts';
import { drawElement, emptyPage, showIn } from '../testing/harness.ts';
import './define.ts';
import { type IsoloirProfile, type VoterProfile } from './profile.ts';

function show(profile: VoterProfile): Promise<IsoloirProfile> {
  return drawElement('isoloir-profile', html`<isoloir-profile .profile=${profile}></isoloir-profile>`);
}

function rows(host: IsoloirProfile): readonly string[] {
  return [...host.renderRoot.querySelectorAll('.row')].map((row) =>
    [...row.querySelectorAll('dt, dd')].map(({ textContent }) => textContent.trim()).join(' = '),
  );
}

describe('isoloir-profile', () => {
  describe('behaviour', () => {
    beforeEach(emptyPage);

    it('shows what there is, each under its name, and says what is masked', async () => {
      expect(rows(await show(sampleProfile.fr))).to.deep.equal([
        'Nom = MONTULET Géraldine',
        'Numéro professionnel = 10000056696',
        'Numéro d’ordre = 675251',
        'Collège = Praticiens hospitaliers',
        'District = Liège',
        'Adresse électronique = g•••@courriel.example Masquée en partie, par sécurité.',
        'Téléphone mobile = •• •• •• •• 24 Masqué en partie, par sécurité.',
      ]);
    });

    it('leaves out what there is not, and names the number as the page does', async () => {
      const host = await show({ number: '10000056696', mobile: '' });
      host.numberLabel = 'Numéro RPPS';
      await host.updateComplete;
      expect(rows(host)).to.deep.equal(['Numéro RPPS = 10000056696']);
    });

    it('speaks Dutch', async () => {
      const host = await show({ name: 'MONTULET Géraldine', email: 'g•••@courriel.example' });
      await showIn('nl');
      await host.updateComplete;
      expect(rows(host)).to.deep.equal([
        'Naam = MONTULET Géraldine',
        'E-mailadres = g•••@courriel.example Uit veiligheid gedeeltelijk verborgen.',
      ]);
    });
  });
});
