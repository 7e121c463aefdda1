import assert from 'node:assert/strict';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import type { Election } from '../../packages/protocol/src/index.ts';
import { minutesAfter, systemClock } from '../../packages/server/src/clock.ts';
import { freePort } from '../../packages/server/src/rehearsal/free-port.ts';
import { verifyAudit } from '../../packages/server/src/office/audit.ts';
import { root } from '../../scripts/lib/root.ts';
import { ballotOf, cast, countsOf, openScene, type Scene } from './support.ts';

const program = join(root, 'packages/server/src/command/main.ts');

let scene: Scene;
let election: Election;
let port: number;
let server: ChildProcess;
/** All that the server has printed, and who is told when there is more. */
let said = '';
let onSaid = (): void => undefined;

/** Resolves once the server has printed something. */
function untilSaid(text: string): Promise<void> {
  return new Promise((resolve) => {
    onSaid = () => {
      if (said.includes(text)) resolve();
    };
    onSaid();
  });
}

/** The election, really open now: the processes have the machine's clock. */
before(async () => {
  scene = await openScene();
  scene.now = systemClock();
  const { id } = scene.staged.definition;
  const period = { opensAt: minutesAfter(scene.now, -60), closesAt: minutesAfter(scene.now, 60) };
  await scene.data.store.consultations.setPeriod(id, period);
  const [first] = scene.staged.elections;
  assert.ok(first !== undefined);
  election = await scene.election(first.id);
  port = await freePort();
  server = await serve();
});
after(async () => {
  await ended(server, 'SIGKILL');
  await scene.close();
});

/** Two processes over the scene's place; resolves when both answer. */
async function serve(): Promise<ChildProcess> {
  const child = spawn(process.execPath, [program, 'serve', '--workers', '2'], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...process.env,
      ...scene.place.settings('serving'),
      HOST: '127.0.0.1',
      PORT: String(port),
      ISOLOIR_OIDC_ISSUER: 'http://127.0.0.1:9',
      ISOLOIR_OIDC_CLIENT_ID: 'isoloir',
      ISOLOIR_OIDC_CLIENT_SECRET: 'secret',
      // One for each process.
      ISOLOIR_METRICS: `127.0.0.1:${await freePort(2)}`,
    },
  });
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8');
    stream.on('data', (text: string) => {
      said += text;
      onSaid();
    });
  }
  const dead = once(child, 'exit').then(() => {
    throw new Error(`The server has ended:\n${said}`);
  });
  await Promise.race([untilSaid(`Isoloir serves http://127.0.0.1:${port}`), dead]);
  dead.catch(() => undefined);
  return child;
}

/** Ends a process by a signal; its status. */
async function ended(child: ChildProcess, signal: NodeJS.Signals): Promise<unknown> {
  if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
  const exit = once(child, 'exit');
  child.kill(signal);
  const status: unknown[] = await exit;
  return status[0];
}

/** Sends a ballot, each on a connection of its own, so that the processes share them. */
async function send(ballot: string, cookie: string): Promise<number> {
  const { status } = await fetch(`http://127.0.0.1:${port}/api/v1/elections/${election.uuid}/ballots`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', cookie, connection: 'close' },
    body: JSON.stringify({ ballot }),
  });
  return status;
}

/** A session and a ballot for each of some voters. */
function ballotsOf(indexes: readonly number[]): Promise<{ cookie: string; ballot: string }[]> {
  return Promise.all(
    indexes.map(async (index) => {
      const voter = await scene.voter('liege', index);
      return { cookie: await scene.signIn(voter), ballot: ballotOf(scene, election, voter).ballot };
    }),
  );
}

test('one voter’s ballots in both processes at once: one is recorded, the others are told so', async () => {
  const voter = await scene.voter('liege', 0);
  const cookie = await scene.signIn(voter);
  const ballots = [0, 1, 2, 3, 4, 5].map((choice) => ballotOf(scene, election, voter, [choice]).ballot);
  const statuses = await Promise.all(ballots.map((ballot) => send(ballot, cookie)));
  assert.deepEqual(statuses.toSorted(), [201, 409, 409, 409, 409, 409]);
  assert.deepEqual(await countsOf(scene, election.uuid), { ballots: 1, signatures: 1 });
});

test('a process that dies is replaced, and the others answer meanwhile', async () => {
  const children = (): number[] =>
    readFileSync(`/proc/${server.pid}/task/${server.pid}/children`, 'utf8').trim().split(' ').map(Number);
  const [victim] = children();
  assert.ok(victim !== undefined);
  process.kill(victim, 'SIGKILL');
  await untilSaid('A process ended by itself (SIGKILL).');
  const { status } = await fetch(`http://127.0.0.1:${port}/health/ready`);
  assert.equal(status, 200);
  assert.ok(!children().includes(victim));
});

test('asked to stop, the processes answer what they have begun, refuse the rest, and end in good order', async () => {
  const before = (await countsOf(scene, election.uuid)).ballots;
  const casts = await ballotsOf([1, 2, 3, 4, 5, 6]);
  const sent = casts.map(({ ballot, cookie }) => send(ballot, cookie));
  assert.equal(await Promise.race(sent), 201);
  const status = ended(server, 'SIGTERM');
  const answers = await Promise.allSettled(sent);
  assert.equal(await status, 0);
  const receipts = answers.filter((answer) => answer.status === 'fulfilled' && answer.value === 201).length;
  const recorded = before + receipts;
  assert.deepEqual(await countsOf(scene, election.uuid), { ballots: recorded, signatures: recorded });
  await assert.rejects(fetch(`http://127.0.0.1:${port}/health/live`));
});

test('two offices closing at once: one does, the other is refused, and the log is whole', async () => {
  const settings = scene.place.settings('office');
  const close = async (): Promise<unknown> => {
    const parameters = ['consultation', 'close', scene.staged.definition.id, '--early', '--reason', 'test'];
    const child = spawn(process.execPath, [program, ...parameters], {
      stdio: 'ignore',
      env: { ...process.env, ...settings },
    });
    const status: unknown[] = await once(child, 'exit');
    return status[0];
  };
  // Ballots that come in the middle, in a third process: recorded before, or refused after.
  const before = (await countsOf(scene, election.uuid)).ballots;
  const casts = await ballotsOf([7, 8, 9]);
  const [closings, answers] = await Promise.all([
    Promise.all([close(), close()]),
    Promise.all(casts.map(({ ballot, cookie }) => cast(scene, election.uuid, cookie, ballot))),
  ]);
  assert.deepEqual(closings.toSorted(), [0, 1]);
  const recorded = before + answers.filter(({ status }) => status === 201).length;
  assert.deepEqual(await countsOf(scene, election.uuid), { ballots: recorded, signatures: recorded });
  const entries = await scene.data.store.audit.all();
  assert.deepEqual(verifyAudit(entries).problems, []);
  const closed = entries.filter(
    ({ act, detail }) => act === 'election.closed-early' && detail.includes(election.uuid),
  );
  assert.equal(closed.length, 1);
  assert.match(closed[0]?.detail ?? '', new RegExp(`"ballots":${recorded}`));
});
