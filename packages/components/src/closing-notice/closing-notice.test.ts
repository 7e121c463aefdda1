import { expect } from 'chai';
import { html } from 'lit';
import { ministryPeriod } from '../samples/ministry.ts';
import { drawElement, emptyPage, inside, showIn, until } from '../testing/harness.ts';
import { type IsoloirClosingNotice } from './closing-notice.ts';
import './define.ts';

interface Clock {
  now: number;
}

const closesAt = ministryPeriod.closesAt.getTime();

function notice(clock: Clock, graceMinutes = 20): Promise<IsoloirClosingNotice> {
  return drawElement(
    'isoloir-closing-notice',
    html`<isoloir-closing-notice
      .closesAt=${ministryPeriod.closesAt}
      .graceEndsAt=${new Date(closesAt + graceMinutes * 60_000)}
      .now=${() => clock.now}
      time-zone="Europe/Paris"
      announce-delay="0"
    ></isoloir-closing-notice>`,
  );
}

function spaced(text: string | undefined): string {
  return (text ?? '').replace(/[\s\u00a0\u202f]+/gu, ' ').trim();
}

function shown(host: IsoloirClosingNotice): string {
  return spaced(host.renderRoot.querySelector('isoloir-notice')?.textContent);
}

function said(host: IsoloirClosingNotice): string {
  return spaced(inside(host, '[role=status]').textContent);
}

describe('isoloir-closing-notice', () => {
  describe('behaviour', () => {
    beforeEach(emptyPage);

    it('shows nothing and says nothing until half an hour before', async () => {
      const host = await notice({ now: closesAt - 31 * 60_000 });
      expect([shown(host), said(host)]).to.deep.equal(['', '']);
    });

    it('shows each minute, and says 30, 10 and 5 minutes, closing, and the same of the grace', async () => {
      const clock = { now: closesAt - 31 * 60_000 };
      const host = await notice(clock);
      const heard: string[] = [];
      const observer = new MutationObserver(() => {
        if (said(host) !== '') heard.push(said(host));
      });
      observer.observe(inside(host, '[role=status]'), {
        childList: true,
        characterData: true,
        subtree: true,
      });
      const at = async (minutesBefore: number): Promise<string> => {
        clock.now = closesAt - minutesBefore * 60_000;
        document.dispatchEvent(new Event('visibilitychange'));
        await host.updateComplete;
        const before = heard.length;
        if ([30, 10, 5, 0, -10, -15, -20].includes(minutesBefore)) await until(() => heard.length > before);
        return shown(host);
      };
      expect(await at(30)).to.equal('Le scrutin se termine dans 30 minutes, à 17 h (heure de Paris).');
      expect(await at(12)).to.equal('Le scrutin se termine dans 12 minutes, à 17 h (heure de Paris).');
      for (const minutes of [10, 5]) await at(minutes);
      expect(await at(1)).to.equal('Le scrutin se termine dans 1 minute, à 17 h (heure de Paris).');
      expect(await at(0)).to.equal(
        'Le scrutin est clos. Si vous aviez commencé à voter, vous pouvez encore terminer pendant 20 minutes, jusqu’à 17 h 20 (heure de Paris).',
      );
      for (const minutes of [-10, -15]) await at(minutes);
      expect(await at(-20)).to.equal('Le scrutin est clos.');
      observer.disconnect();
      expect(heard.map((text) => /(\d+ minutes?)/u.exec(text)?.[1] ?? text)).to.deep.equal([
        '30 minutes',
        '10 minutes',
        '5 minutes',
        '20 minutes',
        '10 minutes',
        '5 minutes',
        'Le scrutin est clos.',
      ]);
    });

    it('says at once where the page opens in the last half hour, and not after closing', async () => {
      const late = await notice({ now: closesAt - 17 * 60_000 });
      await until(() => said(late).includes('17 minutes'));
      const after = await notice({ now: closesAt + 60_000 }, 0);
      expect([shown(after), said(after)]).to.deep.equal(['Le scrutin est clos.', '']);
    });

    it('says that voting is over also where the page draws it anew at that very moment', async () => {
      const clock = { now: closesAt - 60_000 };
      const host = await notice(clock, 0);
      await until(() => said(host).includes('1 minute'));
      clock.now = closesAt + 1000;
      host.closesAt = new Date(closesAt);
      document.dispatchEvent(new Event('visibilitychange'));
      await until(() => said(host) === 'Le scrutin est clos.');
    });

    it('speaks Dutch', async () => {
      const host = await notice({ now: closesAt - 5 * 60_000 });
      await showIn('nl');
      await host.updateComplete;
      expect(shown(host)).to.equal('De stemming eindigt over 5 minuten, om 17.00 uur (Parijse tijd).');
    });

    it('shows nothing without an hour', async () => {
      const host = await drawElement(
        'isoloir-closing-notice',
        html`<isoloir-closing-notice></isoloir-closing-notice>`,
      );
      expect(shown(host)).to.equal('');
    });
  });
});
