import { expect } from 'chai';
import { html } from 'lit';
import { officeNotices } from '../samples/office.ts';
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
import { type IncidentNotice, type IsoloirIncidentNotice } from './incident-notice.ts';

const [annulment, incident] = officeNotices('fr');

function show(
  notices: readonly IncidentNotice[],
  told: readonly string[] = [],
): Promise<IsoloirIncidentNotice> {
  return drawElement(
    'isoloir-incident-notice',
    html`<isoloir-incident-notice
      .notices=${notices}
      .told=${told}
      time-zone="Europe/Paris"
      announce-delay="0"
    ></isoloir-incident-notice>`,
  );
}

function words(text: string): string {
  return text.replace(/[\s\u00a0\u202f]+/gu, ' ').trim();
}

function region(host: IsoloirIncidentNotice, role: 'alert' | 'status'): string {
  return words(inside(host, `[role=${role}]`).textContent);
}

/** What an alert region said, in order. */
function listen(host: IsoloirIncidentNotice): {
  readonly said: readonly string[];
  readonly stop: () => void;
} {
  const said: string[] = [];
  const observer = new MutationObserver(() => {
    const text = region(host, 'alert');
    if (text !== '') said.push(text);
  });
  observer.observe(inside(host, '[role=alert]'), { childList: true, characterData: true, subtree: true });
  return {
    said,
    stop: () => {
      observer.disconnect();
    },
  };
}

describe('isoloir-incident-notice', () => {
  describe('behaviour', () => {
    beforeEach(emptyPage);

    it('shows each notice under its kind, with the time of its publication', async () => {
      const host = await show([annulment, incident]);
      const titles = byRole(await accessibilityTree(), 'heading').map(({ name }) => words(name));
      expect(titles).to.deep.equal(['Attention : Scrutin annulé', 'Attention : Message du bureau de vote']);
      const [time] = host.renderRoot.querySelectorAll('time');
      expect(words(time?.textContent ?? '')).to.equal('Publié le 13 juin 2024 à 14 h 30 (heure de Paris)');
      expect(time?.getAttribute('datetime')).to.equal('2024-06-13T12:30:00.000Z');
      await showIn('nl');
      await host.updateComplete;
      expect(words(time?.textContent ?? '')).to.equal(
        'Gepubliceerd op 13 juni 2024 om 14.30 uur (Parijse tijd)',
      );
    });

    it('says a new notice at once, and only once', async () => {
      const host = await show([]);
      const { said, stop } = listen(host);
      let told = nextEvent(host, 'isoloir-notices-told');
      host.notices = [incident];
      expect((await told).detail).to.deep.equal({ ids: ['1'] });
      await until(() => said.length === 1);
      // The next answers of the server hold the same notice.
      host.notices = [{ ...incident }];
      await host.updateComplete;
      told = nextEvent(host, 'isoloir-notices-told');
      host.notices = [annulment, incident];
      const event = await told;
      expect([event.detail, event.bubbles, event.composed]).to.deep.equal([{ ids: ['2'] }, false, false]);
      await until(() => said.length === 2);
      stop();
      expect(said.map((text) => text.split(' : ')[0])).to.deep.equal([
        'Message du bureau de vote',
        'Scrutin annulé',
      ]);
    });

    it('does not say again what was told on another page', async () => {
      const host = await show([annulment, incident], ['1']);
      await until(() => region(host, 'alert') !== '');
      expect(region(host, 'alert')).to.contain('Scrutin annulé');
      expect(region(host, 'alert')).to.not.contain('SMS');
    });

    it('takes away what is withdrawn, and says so in passing', async () => {
      const host = await show([annulment, incident], ['1', '2']);
      host.notices = [annulment, { ...incident, withdrawnAt: new Date('2024-06-13T15:00:00Z') }];
      await until(() => region(host, 'status').startsWith('Message retiré : Les codes par SMS'));
      expect(host.renderRoot.querySelectorAll('isoloir-notice')).to.have.length(1);
      expect(region(host, 'alert')).to.equal('');
    });

    it('shows nothing without a notice', async () => {
      const host = await show([]);
      expect(host.renderRoot.querySelector('ul')).to.equal(null);
      expect(region(host, 'alert')).to.equal('');
    });
  });
});
