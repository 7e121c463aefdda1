import { sendKeys } from '@web/test-runner-commands';
import { expect } from 'chai';
import { html } from 'lit';
import {
  accessibilityTree,
  byRole,
  dialogIn,
  draw,
  emptyPage,
  inside,
  nextEvent,
  showIn,
  until,
} from '../testing/harness.ts';
import './define.ts';
import { type IsoloirSessionWarning } from './session-warning.ts';

interface Clock {
  now: number;
}

async function opened(clock: Clock): Promise<IsoloirSessionWarning> {
  const page = await draw(
    html`<button id="before">Avant</button>
      <isoloir-session-warning
        .endsAt=${new Date(120_000)}
        .now=${() => clock.now}
      ></isoloir-session-warning>`,
  );
  const host = page.querySelector('isoloir-session-warning');
  if (host === null) throw new Error('no warning');
  page.querySelector<HTMLElement>('#before')?.focus();
  host.open = true;
  await until(() => dialogIn(host).open);
  return host;
}

function told(host: IsoloirSessionWarning): string {
  return inside(host, '#left').textContent.replace(/[\s\u00a0\u202f]+/gu, ' ');
}

describe('isoloir-session-warning', () => {
  describe('behaviour', () => {
    beforeEach(emptyPage);

    it('asks on the button that goes on, with what is left in words', async () => {
      const host = await opened({ now: 0 });
      const [dialog] = byRole(await accessibilityTree(), 'dialog');
      expect([
        dialog?.name.replace('\u202f', ' '),
        dialog?.description?.replace(/\u00a0/gu, ' '),
      ]).to.deep.equal([
        'Êtes-vous toujours là ?',
        'Sans réponse de votre part, votre session se termine dans 2 minutes.',
      ]);
      expect(host.shadowRoot?.activeElement?.textContent.trim()).to.equal('Continuer');
    });

    it('tells what is left every 20 seconds, by the clock given, and assertively', async () => {
      const clock = { now: 0 };
      const host = await opened(clock);
      expect(inside(host, '#left').ariaLive).to.equal('assertive');
      const texts: string[] = [];
      for (const seconds of [1, 19, 20, 45, 101, 119, 120]) {
        clock.now = seconds * 1000;
        document.dispatchEvent(new Event('visibilitychange'));
        await host.updateComplete;
        texts.push(/dans (.*)\.$/u.exec(told(host))?.[1] ?? told(host));
      }
      expect(texts).to.deep.equal([
        '2 minutes',
        '2 minutes',
        '1 minute et 40 secondes',
        '1 minute et 20 secondes',
        '20 secondes',
        '20 secondes',
        'Votre session se termine.',
      ]);
      expect(dialogIn(host).open).to.equal(true);
    });

    for (const key of ['Enter', ' ', 'Escape'] as const) {
      it(`goes on by one key: ${key === ' ' ? 'Space' : key}`, async () => {
        const host = await opened({ now: 0 });
        const event = nextEvent(host, 'isoloir-continue');
        await sendKeys({ press: key });
        const { bubbles, composed } = await event;
        expect([bubbles, composed, dialogIn(host).open]).to.deep.equal([false, false, false]);
        expect(document.activeElement?.id).to.equal('before');
      });
    }

    it('signs out by the other button', async () => {
      const host = await opened({ now: 0 });
      const event = nextEvent(host, 'isoloir-sign-out');
      await sendKeys({ press: 'Tab' });
      await sendKeys({ press: 'Enter' });
      await event;
      expect(host.open).to.equal(false);
    });

    it('speaks Dutch, and closes where another tab answered', async () => {
      const host = await opened({ now: 80_000 });
      await showIn('nl');
      await host.updateComplete;
      expect(told(host)).to.equal('Zonder antwoord van u eindigt uw sessie over 40 seconden.');
      host.open = false;
      await until(() => !dialogIn(host).open);
    });
  });
});
