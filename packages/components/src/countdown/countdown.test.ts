import { expect } from 'chai';
import { html } from 'lit';
import { ministryPeriod } from '../samples/ministry.ts';
import { drawElement, emptyPage, inside, nextEvent, showIn, until } from '../testing/harness.ts';
import { type CountdownPhase, type IsoloirCountdown } from './countdown.ts';
import './define.ts';

interface Clock {
  now: number;
}

function countdown(phase: CountdownPhase, clock: Clock): Promise<IsoloirCountdown> {
  return drawElement(
    'isoloir-countdown',
    html`<isoloir-countdown
      .phase=${phase}
      .target=${phase === 'before' ? ministryPeriod.opensAt : ministryPeriod.closesAt}
      .now=${() => clock.now}
      time-zone="Europe/Paris"
    ></isoloir-countdown>`,
  );
}

function words(host: IsoloirCountdown, selector: string): string {
  return inside(host, selector)
    .textContent.replace(/[\s\u00a0\u202f]+/gu, ' ')
    .trim();
}

/** The page comes back into view, after the clock went on. */
async function comeBack(host: IsoloirCountdown): Promise<void> {
  document.dispatchEvent(new Event('visibilitychange'));
  await host.updateComplete;
}

describe('isoloir-countdown', () => {
  describe('behaviour', () => {
    beforeEach(emptyPage);

    it('says how long in words, and the instant with its zone, in each language', async () => {
      const host = await countdown('before', { now: Date.parse('2024-05-27T18:20:00Z') });
      expect(words(host, '.what')).to.equal('Le vote ouvre dans 14 jours');
      expect(words(host, '.date')).to.equal('11 juin 2024 à 9 h (heure de Paris)');
      expect(inside(host, 'time').getAttribute('datetime')).to.equal('2024-06-11T07:00:00.000Z');
      await showIn('nl');
      await host.updateComplete;
      expect(words(host, '.what')).to.equal('De stemming begint over 14 dagen');
      expect(words(host, '.date')).to.equal('11 juni 2024 om 9.00 uur (Parijse tijd)');
    });

    it('is quiet for screen readers', async () => {
      const host = await countdown('during', { now: Date.parse('2024-06-16T10:02:00Z') });
      const timer = inside(host, '[role=timer]');
      expect([timer.ariaLive, words(host, '.what')]).to.deep.equal([
        'off',
        'Le vote est ouvert. Il se termine dans 2 jours et 4 heures',
      ]);
      expect(host.renderRoot.querySelector('[role=status], [role=alert]')).to.equal(null);
    });

    it('goes by the clock given, not by how often it was woken', async () => {
      const clock = { now: Date.parse('2024-06-18T14:00:00Z') };
      const host = await countdown('during', clock);
      expect(words(host, 'strong')).to.equal('1 heure');
      // Rounded up, as the notice before closing says it.
      clock.now += 47.5 * 60_000;
      await comeBack(host);
      expect(words(host, 'strong')).to.equal('13 minutes');
    });

    it('tells once that the instant has come, and waits for the page to say the next phase', async () => {
      const clock = { now: ministryPeriod.opensAt.getTime() - 5 };
      const told = countdown('before', clock).then(async (host) => {
        const event = nextEvent(host, 'isoloir-countdown-reached');
        clock.now += 5;
        return { host, event: await event };
      });
      const { host, event } = await told;
      expect([event.bubbles, event.composed]).to.deep.equal([false, false]);
      expect(words(host, '.what')).to.equal('Le vote ouvre dans un instant');
      let again = 0;
      host.addEventListener('isoloir-countdown-reached', () => (again += 1));
      clock.now += 1000;
      await comeBack(host);
      expect(again).to.equal(0);
      host.phase = 'during';
      host.target = ministryPeriod.closesAt;
      await until(() => words(host, '.what') === 'Le vote est ouvert. Il se termine dans 7 jours');
      clock.now = ministryPeriod.closesAt.getTime();
      await comeBack(host);
      expect(again).to.equal(1);
    });

    it('says since when voting is closed', async () => {
      const host = await countdown('after', { now: Date.parse('2024-06-19T10:00:00Z') });
      expect(words(host, '.root')).to.equal(
        'Le vote est clos depuis le 18 juin 2024 à 17 h (heure de Paris)',
      );
    });

    it('sleeps no more once it left the page', async () => {
      const clock = { now: ministryPeriod.opensAt.getTime() - 60_000 };
      const host = await countdown('before', clock);
      let told = 0;
      host.addEventListener('isoloir-countdown-reached', () => (told += 1));
      host.remove();
      clock.now += 120_000;
      await comeBack(host);
      expect(told).to.equal(0);
    });

    it('shows nothing without an instant', async () => {
      const host = await drawElement('isoloir-countdown', html`<isoloir-countdown></isoloir-countdown>`);
      expect(host.renderRoot.querySelector('p')).to.equal(null);
    });
  });
});
