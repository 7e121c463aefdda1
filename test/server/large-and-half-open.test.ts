import assert from 'node:assert/strict';
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { after, before, describe, test } from 'node:test';
import { openListening, type ListeningScene } from './listening.ts';
import { ballotOf, cast, countsOf } from './support.ts';

let at: ListeningScene;
before(async () => {
  at = await openListening();
});
after(() => at.close());

/** Sends a body a part at a time until it is answered or cut off; what was answered, and how many parts went. */
async function pour(head: string, part: Buffer, parts: number): Promise<{ heard: string; sent: number }> {
  const socket: Socket = connect({ port: at.port, host: '127.0.0.1' });
  let heard = '';
  const ended = new Promise<void>((resolve) => {
    // What is still under way when the server ends the connection is answered by a reset.
    socket.on('end', resolve).on('error', () => resolve());
  });
  socket.setEncoding('utf8').on('data', (text: string) => (heard += text));
  socket.write(head);
  let sent = 0;
  for (; sent < parts && heard === '' && !socket.destroyed; sent += 1) {
    if (!socket.write(part)) await Promise.race([once(socket, 'drain').catch(() => undefined), ended]);
  }
  await ended;
  socket.destroy();
  return { heard, sent };
}

describe('a body of ten megabytes', { timeout: 60_000 }, () => {
  const piece = Buffer.alloc(64 * 1024, 'x');
  const parts = 160;
  const headed = [
    'POST /api/v1/references/check HTTP/1.1',
    'Host: localhost',
    'Content-Type: application/json',
    '',
  ].join('\r\n');
  const chunk = Buffer.concat([Buffer.from(`${piece.length.toString(16)}\r\n`), piece, Buffer.from('\r\n')]);
  // The least that shows it to be too large.
  const few = 1 + (2 * 2 ** 20) / piece.length;
  for (const [what, head, part, least] of [
    ['told beforehand', `${headed}Content-Length: ${parts * piece.length}\r\n\r\n`, piece, 0],
    ['that comes in chunks', `${headed}Transfer-Encoding: chunked\r\n\r\n`, chunk, few],
  ] as const) {
    test(`${what} is refused before it has come; the voters beside it are answered`, async () => {
      const crowd = Array.from({ length: 20 }, () => pour(head, part, parts));
      assert.equal((await fetch(`http://127.0.0.1:${at.port}/health/ready`)).status, 200);
      const ends = await Promise.all(crowd);
      for (const { heard, sent } of ends) {
        // A reset may take the answer with it.
        assert.match(heard, /^(HTTP\/1\.1 413 [^]*"code":"request-too-large"|$)/);
        assert.ok(sent < parts, `${sent} parts were taken`);
      }
      // Whoever sends no more than that is reset by nothing.
      assert.match((await pour(head, part, least)).heard, /^HTTP\/1\.1 413 /);
    });
  }
});

describe('a ballot whose voter', { timeout: 60_000 }, () => {
  let next = 0;
  for (const [what, leave] of [
    ['hangs up one half of the connection', (socket: Socket) => socket.end()],
    ['is gone before the answer', (socket: Socket) => socket.resetAndDestroy()],
  ] as const) {
    test(`${what} is recorded once or not at all, and asking again gives the receipt`, async () => {
      const election = await at.scene.election('liege');
      const before = (await countsOf(at.scene, election.uuid)).ballots;
      for (const round of [1, 2, 3]) {
        next += 1;
        const voter = await at.scene.voter('liege', next);
        const [cookie, { ballot }] = [await at.scene.signIn(voter), ballotOf(at.scene, election, voter)];
        const json = JSON.stringify({ ballot });
        const socket = connect({ port: at.port, host: '127.0.0.1', allowHalfOpen: true });
        socket.on('error', () => undefined).resume();
        socket.write(
          [
            `POST /api/v1/elections/${election.uuid}/ballots HTTP/1.1`,
            'Host: localhost',
            `Cookie: ${cookie}`,
            'Content-Type: application/json',
            `Content-Length: ${json.length}`,
            `\r\n${json}`,
          ].join('\r\n'),
          () => leave(socket),
        );
        await once(socket, 'close');
        const answers = [await cast(at.scene, election.uuid, cookie, ballot)];
        answers.push(await cast(at.scene, election.uuid, cookie, ballot));
        assert.ok([200, 201].includes(answers[0]?.status ?? 0), `round ${round}`);
        assert.equal(answers[1]?.status, 200);
      }
      const recorded = before + 3;
      assert.deepEqual(await countsOf(at.scene, election.uuid), { ballots: recorded, signatures: recorded });
    });
  }
});
