import { sendKeys } from '@web/test-runner-commands';
import { expect } from 'chai';
import { html } from 'lit';
import { afterVoteTexts } from '../samples/after-vote.ts';
import {
  accessibilityTree,
  byRole,
  drawElement,
  emptyPage,
  inside,
  nextEvent,
  showIn,
} from '../testing/harness.ts';
import './define.ts';
import { type DownloadState, type IsoloirDocumentDownload } from './document-download.ts';

function download(state: DownloadState = 'ready'): Promise<IsoloirDocumentDownload> {
  return drawElement(
    'isoloir-document-download',
    html`<isoloir-document-download
      .label=${afterVoteTexts.fr.downloadLabel}
      .description=${afterVoteTexts.fr.downloadDescription}
      .state=${state}
    ></isoloir-document-download>`,
  );
}

function outcome(host: IsoloirDocumentDownload): string {
  return inside(host, '[role=status]').textContent.trim();
}

describe('isoloir-document-download', () => {
  describe('behaviour', () => {
    beforeEach(emptyPage);

    it('names its button by the document, and describes it', async () => {
      await download();
      const [button] = byRole(await accessibilityTree(), 'button');
      expect(button?.name).to.equal('Télécharger votre confirmation de vote (PDF)');
      expect(button?.description).to.equal(afterVoteTexts.fr.downloadDescription);
    });

    it('asks for the document by keyboard, and not again while it is made', async () => {
      const host = await download();
      let asked = 0;
      host.addEventListener('isoloir-download', () => {
        asked += 1;
      });
      const told = nextEvent(host, 'isoloir-download');
      await sendKeys({ press: 'Tab' });
      await sendKeys({ press: 'Enter' });
      const event = await told;
      expect([event.bubbles, event.composed]).to.deep.equal([false, false]);
      host.state = 'busy';
      await host.updateComplete;
      await sendKeys({ press: 'Enter' });
      await sendKeys({ press: ' ' });
      expect(asked).to.equal(1);
      expect(inside(host, 'button').ariaDisabled).to.equal('true');
      expect(host.shadowRoot?.activeElement).to.equal(inside(host, 'button'));
      host.state = 'done';
      await host.updateComplete;
      await sendKeys({ press: 'Enter' });
      expect(asked).to.equal(2);
    });

    it('tells each outcome in words, in one region that is there from the start', async () => {
      const host = await download();
      const region = inside(host, '[role=status]');
      const told: string[] = [];
      for (const state of ['ready', 'busy', 'done', 'failed', 'missing'] as const) {
        host.state = state;
        await host.updateComplete;
        expect(inside(host, '[role=status]')).to.equal(region);
        told.push(outcome(host));
      }
      expect(told).to.deep.equal([
        '',
        'Préparation du document…',
        'Document téléchargé. Conservez-le.',
        'Erreur\u00a0: le document n’a pas pu être préparé. Essayez de nouveau.',
        'Erreur\u00a0: ce document n’est pas encore téléchargé. Téléchargez-le pour continuer.',
      ]);
      await showIn('nl');
      await host.updateComplete;
      expect(outcome(host)).to.equal(
        'Fout: dit document is nog niet gedownload. Download het om verder te gaan.',
      );
    });

    it('gives the page’s own reason where there is one', async () => {
      const host = await download('failed');
      host.failure = afterVoteTexts.fr.downloadFailure;
      await host.updateComplete;
      expect(outcome(host)).to.equal(`Erreur\u00a0: ${afterVoteTexts.fr.downloadFailure}`);
    });

    it('takes the focus on its button', async () => {
      const host = await download();
      host.focus();
      await host.updateComplete;
      await Promise.resolve();
      expect(host.shadowRoot?.activeElement).to.equal(inside(host, 'button'));
    });
  });
});
