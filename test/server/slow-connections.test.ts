import assert from 'node:assert/strict';
import { connect, type Socket } from 'node:net';
import { after, before, describe, test } from 'node:test';
import { openListening, type ListeningScene } from './listening.ts';

// The usual limits, twenty times shorter.
const limits = { headers: 750, request: 6000, silence: 9000, idle: 3750, lookEvery: 250 };

let at: ListeningScene;
before(async () => {
  at = await openListening(limits);
  // The first answer of a process takes longer than any other.
  await fetch(`http://127.0.0.1:${at.port}/health/ready`);
});
after(() => at.close());

const start = 'POST /api/v1/references/check HTTP/1.1\r\nHost: localhost\r\n';
const body = 'Content-Type: application/json\r\nContent-Length: 100000\r\n\r\n{';

// A drop that crosses the answer resets the connection, and the answer may be lost with it.
const orReset = /^(HTTP\/1\.1 408 |$)/;

/** What a slow client says at once, and what it goes on with, a drop at a time; or it says no more, or hangs up by half. */
const slow: Readonly<Record<string, { said: string; drop?: string; ends?: true; answer?: RegExp }>> = {
  'says nothing': { said: '', answer: /^HTTP\/1\.1 408 / },
  'sends a header a drop at a time': { said: start, drop: 'X-A: b\r\n', answer: orReset },
  'sends a body a drop at a time': { said: start + body, drop: ' ', answer: orReset },
  'stops in the middle of a body': { said: start + body, answer: /^HTTP\/1\.1 408 / },
  'hangs up its half in the middle of a header': { said: start, ends: true },
  'asks, and then keeps the connection': {
    said: 'GET /health/live HTTP/1.1\r\nHost: localhost\r\n\r\n',
    answer: /^HTTP\/1\.1 200 /,
  },
};

/** Behaves so until the server ends the connection; gives what it said before. */
async function hang({ said, drop, ends }: (typeof slow)[string]): Promise<string> {
  const socket: Socket = connect({ port: at.port, host: '127.0.0.1', allowHalfOpen: ends === true });
  let heard = '';
  socket.setEncoding('utf8').on('data', (text: string) => (heard += text));
  socket.write(said);
  if (ends === true) socket.end();
  const drops = setInterval(() => drop !== undefined && socket.writable && socket.write(drop), 20);
  await new Promise<void>((resolve) => {
    // A drop that comes after the end is answered by a reset.
    socket.on('end', resolve).on('error', () => resolve());
  });
  clearInterval(drops);
  socket.destroy();
  return heard;
}

describe('a connection is cut off', { timeout: 300_000, concurrency: true }, () => {
  for (const [what, behaviour] of Object.entries(slow)) {
    test(`whose client ${what}; the voters beside it are answered`, async () => {
      const crowd = Array.from({ length: 20 }, () => hang(behaviour));
      assert.equal((await fetch(`http://127.0.0.1:${at.port}/health/ready`)).status, 200);
      for (const heard of await Promise.all(crowd))
        assert.match(heard, behaviour.answer ?? /^(HTTP\/1\.1 4|$)/);
    });
  }
});
