import { html } from 'lit';
import '../define-all.ts';
import { ministryElections, ministryTexts } from '../samples/ministry.ts';
import { allChosen, blankBallot } from '../samples/ballots.ts';
import { listQuestion } from '../samples/lists.ts';
import { sampleReceipt } from '../samples/page-parts.ts';
import { draw, emptyPage, expectAxe, settled } from '../testing/harness.ts';
import { themePresets, type ThemeTokens } from './index.ts';

/** Puts a theme on the page, as a page does: value by value. */
function wear(theme: ThemeTokens): void {
  for (const [name, value] of Object.entries(theme)) {
    const both = typeof value === 'string' ? value : `light-dark(${value.light}, ${value.dark})`;
    document.documentElement.style.setProperty(`--isoloir-${name}`, both);
  }
}

function takeOff(theme: ThemeTokens): void {
  for (const name of Object.keys(theme)) document.documentElement.style.removeProperty(`--isoloir-${name}`);
  document.body.style.removeProperty('background');
}

function everything() {
  const receipt = sampleReceipt('fr');
  const elections = ministryElections('fr', ['voted', 'under-way', 'to-vote']);
  return html`
    <isoloir-list-ballot
      .question=${listQuestion('fr')}
      .selection=${{ blank: false, candidates: ['list-2'] }}
    ></isoloir-list-ballot>
    <isoloir-ballot-grid .categories=${blankBallot('fr')} .selection=${allChosen}></isoloir-ballot-grid>
    <isoloir-election-nav .items=${elections}></isoloir-election-nav>
    ${elections.map(
      ({ title, status, href }) =>
        html`<isoloir-election-card
          .heading=${title}
          .status=${status}
          .href=${href}
          .text=${ministryTexts.fr.college}
        >
        </isoloir-election-card>`,
    )}
    <isoloir-pending-button
      label="Recevoir"
      .missing=${[{ id: 'x', label: 'Identifiant' }]}
    ></isoloir-pending-button>
    <isoloir-signature-proof sent-to="g•••@courriel.example"></isoloir-signature-proof>
    ${(['info', 'success', 'warning', 'error'] as const).map(
      (variant) => html`<isoloir-notice .variant=${variant}><p>Texte</p></isoloir-notice>`,
    )}
    <isoloir-receipt
      .registrationCode=${receipt.registrationCode}
      .reference=${receipt.reference}
      .checkUrl=${receipt.checkUrl}
      .electionName=${receipt.electionName}
      .voterName=${receipt.voterName}
    ></isoloir-receipt>
  `;
}

describe('the themes that come with us', () => {
  beforeEach(emptyPage);

  for (const [name, theme] of Object.entries<ThemeTokens>(themePresets)) {
    for (const scheme of ['light', 'dark'] as const) {
      it(`let everything be read: ${name}, ${scheme}`, async () => {
        wear(theme);
        document.documentElement.style.setProperty('color-scheme', scheme);
        document.body.style.setProperty('background', 'var(--isoloir-color-page, Canvas)');
        try {
          const page = await draw(everything());
          page.querySelector('isoloir-list-ballot')?.showMissing();
          await settled(page);
          await expectAxe(page);
        } finally {
          takeOff(theme);
        }
      });
    }
  }
});
