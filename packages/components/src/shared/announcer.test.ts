import { expect } from 'chai';
import { Announcer, type Timer } from './announcer.ts';

/** A clock that stands still until it is told to go on. */
function stillClock(): Timer & { pass(milliseconds: number): void } {
  let now = 0;
  let last = 0;
  const waiting = new Map<number, { at: number; callback: () => void }>();
  return {
    set(callback, milliseconds) {
      last += 1;
      waiting.set(last, { at: now + milliseconds, callback });
      return last;
    },
    clear(handle) {
      waiting.delete(handle);
    },
    pass(milliseconds) {
      now += milliseconds;
      for (const [handle, { at, callback }] of waiting) {
        if (at > now) continue;
        waiting.delete(handle);
        callback();
      }
    },
  };
}

const host = {
  addController: () => undefined,
  removeController: () => undefined,
  requestUpdate: () => undefined,
};

function announcer() {
  const clock = stillClock();
  const delayed = new Announcer({ ...host, updateComplete: Promise.resolve(true) }, () => 400, clock);
  return { clock, delayed };
}

describe('Announcer', () => {
  it('says a message after the delay, not before', () => {
    const { clock, delayed } = announcer();
    delayed.say('one');
    clock.pass(399);
    expect(delayed.text).to.equal('');
    clock.pass(1);
    expect(delayed.text).to.equal('one');
  });

  it('says only the last of several quick messages', () => {
    const { clock, delayed } = announcer();
    delayed.say('one');
    clock.pass(300);
    delayed.say('two');
    clock.pass(300);
    expect(delayed.text).to.equal('');
    clock.pass(100);
    expect(delayed.text).to.equal('two');
  });

  it('empties before it says the same again', () => {
    const { clock, delayed } = announcer();
    delayed.say('one');
    clock.pass(400);
    delayed.say('one');
    expect(delayed.text).to.equal('');
    clock.pass(400);
    expect(delayed.text).to.equal('one');
  });

  it('says nothing once its component left the page', () => {
    const { clock, delayed } = announcer();
    delayed.say('one');
    delayed.hostDisconnected();
    clock.pass(1000);
    expect(delayed.text).to.equal('');
  });
});
