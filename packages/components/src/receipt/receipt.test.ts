import { expect } from 'chai';
import jsQR from 'jsqr';
import { html } from 'lit';
import { sampleReceipt } from '../samples/page-parts.ts';
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
import { type IsoloirReceipt } from './receipt.ts';

const sample = sampleReceipt('fr');

function receipt(checkUrl: string = sample.checkUrl): Promise<IsoloirReceipt> {
  return drawElement(
    'isoloir-receipt',
    html`<isoloir-receipt
      .registrationCode=${sample.registrationCode}
      .tracker=${sample.tracker}
      .reference=${sample.reference}
      .checkUrl=${checkUrl}
      .electionName=${sample.electionName}
      .voterName=${sample.voterName}
      .recordedAt=${sample.recordedAt}
      .timeZone=${sample.timeZone}
    ></isoloir-receipt>`,
  );
}

async function qrCodeOf(host: IsoloirReceipt): Promise<SVGElement> {
  await until(() => host.renderRoot.querySelector('svg.qr') !== null);
  const drawn = host.renderRoot.querySelector<SVGElement>('svg.qr');
  if (drawn === null) throw new Error('no QR code');
  return drawn;
}

/** Reads the code as a telephone would: from its pixels. */
async function scan(drawn: SVGElement): Promise<string | undefined> {
  const side = 800;
  const copy = drawn.cloneNode(true);
  if (!(copy instanceof SVGElement)) return undefined;
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  copy.setAttribute('width', `${side}`);
  copy.setAttribute('height', `${side}`);
  const image = new Image();
  image.src = `data:image/svg+xml,${encodeURIComponent(new XMLSerializer().serializeToString(copy))}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = side;
  canvas.height = side;
  const context = canvas.getContext('2d');
  context?.drawImage(image, 0, 0);
  const pixels = context?.getImageData(0, 0, side, side);
  return pixels === undefined ? undefined : jsQR.default(pixels.data, side, side)?.data;
}

describe('isoloir-receipt', () => {
  describe('behaviour', () => {
    beforeEach(emptyPage);

    it('draws a QR code that carries the address of the check, with a name', async () => {
      const drawn = await qrCodeOf(await receipt());
      expect(await scan(drawn)).to.equal(sample.checkUrl);
      expect(drawn.ariaLabel).to.equal('Code QR\u00a0: lien vers la vérification de la présence du bulletin');
      expect([...drawn.querySelectorAll('*')].some((part) => part.hasAttribute('style'))).to.equal(false);
    });

    it('draws the code anew when the address changes', async () => {
      const host = await receipt();
      const drawn = await qrCodeOf(host);
      host.checkUrl = 'https://vote.example/check#other';
      const path = drawn.querySelector('path');
      const before = path?.getAttribute('d');
      await until(() => path?.getAttribute('d') !== before);
      expect(await scan(drawn)).to.equal('https://vote.example/check#other');
    });

    it('keeps link and text where no code can be drawn, and says so', async () => {
      const host = await receipt(`https://vote.example/${'x'.repeat(4000)}`);
      await until(() => host.renderRoot.querySelector('.failed') !== null);
      expect(inside(host, '.failed').textContent.trim()).to.equal(
        'Le code QR n’a pas pu être affiché. Le lien et la référence suffisent.',
      );
      expect(inside(host, '.link').getAttribute('href')).to.contain('https://vote.example/');
    });

    it('groups the registration code by four for the eye, and copies it without gaps', async () => {
      const host = await receipt();
      const code = inside(host, '.code');
      expect([...code.querySelectorAll('span')].map(({ textContent }) => textContent)).to.deep.equal([
        '7KXQ',
        '2MZ9',
        '4WTD',
      ]);
      const range = document.createRange();
      range.selectNodeContents(code);
      const selection = window.getSelection();
      selection?.removeAllRanges();
      selection?.addRange(range);
      expect(selection?.toString().trim()).to.equal('7KXQ2MZ94WTD');
    });

    it('writes the instant in the election’s zone, named, in each language', async () => {
      const host = await receipt();
      const time = inside(host, 'time');
      expect(time.textContent).to.equal('22 novembre 2026 à 14\u00a0h\u00a005 (heure de Bruxelles)');
      expect(time.getAttribute('datetime')).to.equal('2026-11-22T13:05:00.000Z');
      await showIn('nl');
      await host.updateComplete;
      expect(time.textContent).to.equal('22 november 2026 om 14.05\u00a0uur (Brusselse tijd)');
      host.timeZone = 'UTC';
      await host.updateComplete;
      expect(time.textContent).to.match(/^22 november 2026 om 13\.05\u00a0uur \(.+\)$/u);
    });

    it('tells facts, and what it proves and does not, under headings', async () => {
      await receipt();
      const tree = await accessibilityTree();
      expect(byRole(tree, 'heading').map(({ name, level }) => `${level ?? ''} ${name}`)).to.deep.equal([
        '2 Accusé de réception de votre vote',
        '3 Code d’enregistrement',
        '3 Référence signée',
        '3 Ce que cet accusé prouve',
        '3 Ce qu’il ne prouve pas',
      ]);
      const [link] = byRole(tree, 'link');
      expect(link?.name).to.equal('Vérifier la présence du bulletin (nouvel onglet)');
    });

    it('tells who voted, in which college, on what and when', async () => {
      const host = await receipt();
      const facts = (): readonly string[] =>
        [...host.renderRoot.querySelectorAll('.facts dd')].map(({ textContent }) =>
          textContent.trim().replace(/\s+/gu, ' '),
        );
      expect(facts()).to.have.length(3);
      host.voterNumber = '10000056696';
      host.college = 'Praticiens hospitaliers';
      await host.updateComplete;
      expect(facts()).to.deep.equal([
        `${sample.voterName} 10000056696`,
        'Praticiens hospitaliers',
        sample.electionName,
        '22 novembre 2026 à 14 h 05 (heure de Bruxelles)',
      ]);
    });

    it('offers no check without an address to check at', async () => {
      await receipt('');
      expect(byRole(await accessibilityTree(), 'link')).to.deep.equal([]);
    });

    it('says that the codes are shown only once where the page says so, and not otherwise', async () => {
      const host = await receipt();
      expect(inside(host, '.keep').textContent.trim()).to.equal(
        'Copiez ces codes ou imprimez cette page, et conservez-les.',
      );
      host.shownOnce = true;
      await host.updateComplete;
      expect(inside(host, '.keep').textContent.trim()).to.contain('ils ne seront plus affichés ensuite.');
    });

    it('tells when it was kept: copied or opened', async () => {
      const host = await receipt();
      const [copyCode] = host.renderRoot.querySelectorAll('isoloir-copy-button');
      let told = nextEvent(host, 'isoloir-receipt-kept');
      copyCode?.dispatchEvent(new CustomEvent('isoloir-copied'));
      expect((await told).bubbles).to.equal(false);
      told = nextEvent(host, 'isoloir-receipt-kept');
      const link = inside(host, '.link');
      link.addEventListener('click', (event) => {
        event.preventDefault();
      });
      link.click();
      await told;
    });
  });
});
