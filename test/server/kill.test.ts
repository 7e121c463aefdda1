import assert from 'node:assert/strict';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { minutesAfter, systemClock } from '../../packages/server/src/clock.ts';
import { sessionCookie } from '../../packages/server/src/http/session-cookie.ts';
import { stageConsultation } from '../../packages/server/src/rehearsal/stage.ts';
import { sessionLimits } from '../../packages/server/src/server.ts';
import { castSteps, type CastStep } from '../../packages/server/src/voting/cast.ts';
import { startSession } from '../../packages/server/src/voting/sessions.ts';
import { encryptBallot, parseElection } from '../../packages/protocol/src/index.ts';
import { root } from '../../scripts/lib/root.ts';
import { newPlace, type Place } from './place.ts';

let folder: string;
let stagedIn: Place;
let uuid: string;
let cookie: string;
let ballot: string;
let tracker: string;

before(async () => {
  folder = mkdtempSync(join(tmpdir(), 'isoloir-kill-'));
  stagedIn = newPlace(join(folder, 'staged'));
  const data = await stagedIn.open('office');
  const now = systemClock();
  const staged = await stageConsultation(data, join(root, 'examples/ordre-2024'), {
    opensAt: now,
    closesAt: minutesAfter(now, 60),
    keysFolder: join(folder, 'trustees'),
  });
  const [voter] = await data.store.roll.ofConsultation(staged.definition.id);
  assert.ok(voter !== undefined);
  const elections = staged.definition.elections;
  const mine = elections.find(({ electorate }) => electorate.districts?.includes(voter.district));
  const run = (await data.store.runs.ofConsultation(staged.definition.id)).find(
    ({ election }) => election === mine?.id,
  );
  assert.ok(run !== undefined);
  uuid = run.uuid;
  const election = parseElection(run.electionText);
  const credential = data.registrar.credentialOf(uuid, voter.id);
  assert.ok(election.ok && credential !== undefined);
  const choices = election.value.questions.map(({ answers, blank, min }) => [
    ...(blank === true ? [0 as const] : []),
    ...answers.map((_, index): 0 | 1 => (index < Math.max(1, min) ? 1 : 0)),
  ]);
  const cast = encryptBallot({ election: election.value, credential, choices });
  assert.ok(cast.ok);
  ({ ballot, tracker } = cast.value);
  const { token } = await startSession(data.store, systemClock, sessionLimits, voter);
  cookie = `${sessionCookie}=${token}`;
  await data.close();
});
after(() => rmSync(folder, { recursive: true }));

/** Starts a server process over a place; it dies at the step, if one is named. */
async function startProcess(place: Place, step?: CastStep): Promise<{ child: ChildProcess; port: number }> {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'mortal-server.ts'), step ?? ''], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, ...place.settings('serving') },
  });
  const first: unknown[] = await once(child.stdout, 'data');
  return { child, port: Number(String(first[0])) };
}

function send(port: number): Promise<Response> {
  return fetch(`http://127.0.0.1:${port}/api/v1/elections/${uuid}/ballots`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', cookie },
    body: JSON.stringify({ ballot }),
  });
}

async function countsIn(place: Place): Promise<{ ballots: number; signatures: number; present: boolean }> {
  const opened = await place.open('serving');
  try {
    const { urn, signatures } = opened.store;
    return {
      ballots: await urn.count(uuid),
      signatures: await signatures.count(uuid),
      present: await urn.has(uuid, tracker),
    };
  } finally {
    await opened.close();
  }
}

for (const step of castSteps) {
  test(`killed at "${step}": urn and roll agree, and the same ballot then gets its receipt`, async () => {
    const data = stagedIn.copy(join(folder, step));
    const { child, port } = await startProcess(data, step);
    const dead = once(child, 'exit');
    await assert.rejects(send(port), 'a killed server answers nothing');
    const exit: unknown[] = await dead;
    assert.equal(exit[1], 'SIGKILL');

    const recorded = step === 'committed' ? 1 : 0;
    assert.deepEqual(await countsIn(data), {
      ballots: recorded,
      signatures: recorded,
      present: recorded === 1,
    });

    const second = await startProcess(data);
    try {
      const answer = await send(second.port);
      assert.equal(answer.status, recorded === 1 ? 200 : 201);
      const receipt: unknown = await answer.json();
      assert.ok(typeof receipt === 'object' && receipt !== null && 'tracker' in receipt);
      assert.equal(receipt.tracker, tracker);
    } finally {
      const stopped = once(second.child, 'exit');
      second.child.kill('SIGKILL');
      await stopped;
    }
    assert.deepEqual(await countsIn(data), { ballots: 1, signatures: 1, present: true });
  });
}
