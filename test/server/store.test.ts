import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { verifyAudit } from '../../packages/server/src/office/audit.ts';
import type { DataFolder } from '../../packages/server/src/server.ts';
import type { RunState } from '../../packages/server/src/store/schema.ts';
import { Rollback, type Store } from '../../packages/server/src/store/store.ts';
import { newPlace } from './place.ts';

// What every store must do alike; `npm test` runs it on SQLite and on PostgreSQL.

const folder = mkdtempSync(join(tmpdir(), 'isoloir-store-'));
const now = new Date('2026-02-03T09:00:00.123Z');
const later = new Date('2026-02-03T10:00:00.000Z');
const ballot = JSON.stringify({ answers: [{ choices: [{ alpha: '1' }] }] });
let data: DataFolder;
let store: Store;
let runs = 0;

before(async () => {
  data = await newPlace(join(folder, 'data')).open('office');
  ({ store } = data);
  await store.consultations.put({
    id: 'c',
    definition: '{}',
    importedAt: now,
    opensAt: now,
    closesAt: later,
  });
  await store.roll.addAll(
    ['b', 'Z', 'é', 'a', 'É', '+'].map((number) => ({
      id: `voter-${number}`,
      consultation: 'c',
      number,
      name: 'Ève Ÿ',
      email: 'eve@example.org',
      language: number === 'a' ? 'nl' : 'fr',
      district: 'd',
      college: null,
      situation: null,
      weight: 2,
    })),
  );
});
after(async () => {
  await data.close();
  rmSync(folder, { recursive: true });
});

/** A fresh run of the consultation. */
async function newRun(state: RunState = 'opened'): Promise<string> {
  runs += 1;
  const uuid = `run-${runs}`;
  const text = { electionText: '', definitionText: '', trusteesText: '', credentialsText: '' };
  const empty = { closedAt: null, annulledAt: null, successor: null, opensAt: null, closesAt: null };
  const tally = { encryptedTally: null, sizedTally: null, result: null };
  const run = { uuid, consultation: 'c', election: 'e', number: runs, state, sealedAt: now };
  await store.runs.add({ ...run, ...text, ...empty, ...tally });
  return uuid;
}

const times = <Value>(count: number, work: (index: number) => Promise<Value>): Promise<Value[]> =>
  Promise.all(Array.from({ length: count }, (_, index) => work(index)));

test('texts sort by their bytes, whatever language the database speaks', async () => {
  const numbers = (await store.roll.ofConsultation('c')).map(({ number }) => number);
  assert.deepEqual(numbers, ['+', 'Z', 'a', 'b', 'É', 'é']);
  const run = await newRun();
  for (const tracker of ['b', 'B', '/', 'a', '+', '1']) await store.urn.append(run, tracker, ballot);
  assert.deepEqual(await store.urn.trackers(run), ['+', '/', '1', 'B', 'a', 'b']);
});

test('instants, numbers, texts and bytes come back as they went', async () => {
  const stored = await store.consultations.find('c');
  assert.deepEqual(stored?.importedAt, now);
  assert.equal((await store.roll.find('voter-a'))?.weight, 2);
  const content = Uint8Array.from({ length: 256 }, (_, index) => index);
  await store.documents.replaceAll('c', [{ sha256: 'ab', type: 'application/pdf', content }]);
  const document = await store.documents.find('c', 'ab');
  assert.deepEqual([...(document?.content ?? [])], [...content]);
  const forgetting = { interval: 60_000, most: 100 };
  assert.equal(await store.throttle.count('k', forgetting, now), 1);
  assert.equal(await store.throttle.count('k', forgetting, now), 2);
  await store.throttle.takeBack('k', forgetting, now);
  assert.equal(await store.throttle.count('k', forgetting, now), 2);
});

test('invitations are counted with those without a reason first', async () => {
  const voters = ['a', 'b', 'Z'];
  for (const number of voters) {
    const mail = { id: `mail-${number}`, consultation: 'c', voter: `voter-${number}`, actAt: now };
    await store.outbox.add({ ...mail, kind: 'invitation', language: 'fr', address: 'a@example.org' });
  }
  const settled = { at: now, maskedAddress: 'a…', state: 'failed' } as const;
  await store.outbox.settle('mail-a', { ...settled, reason: 'full' });
  await store.outbox.settle('mail-b', settled);
  const counts = await store.invitations.counts('c');
  assert.deepEqual(
    counts.map(({ state, reason, count }) => [state, reason, count]),
    [
      ['failed', null, 1],
      ['failed', 'full', 1],
      ['queued', null, 1],
    ],
  );
  const waiting = await store.invitations.uninvited('c', 9);
  assert.deepEqual(
    waiting.map(({ id }) => id),
    ['voter-+', 'voter-É', 'voter-é'],
  );
});

test('a transaction that is taken back leaves no trace', async () => {
  const run = await newRun();
  const taken = store.transaction(async ({ signatures, urn }) => {
    assert.equal(await signatures.sign(run, 'voter-a', now), true);
    assert.equal(await urn.append(run, 't', ballot), true);
    assert.equal(await urn.count(run), 1);
    throw new Rollback(undefined);
  });
  await assert.rejects(taken, Rollback);
  assert.equal(await store.urn.count(run), 0);
  assert.equal(await store.signatures.signedAt(run, 'voter-a'), undefined);
});

test('what may happen once happens once, however many try at the same time', async () => {
  const run = await newRun();
  const attempt = { consultation: 'c', nonce: 'n', codeVerifier: 'v', returnTo: '/', errorTo: '/' };
  await store.sessions.addAttempt({ ...attempt, stateHash: 's', expiresAt: later });
  const link = { consultation: 'c', voter: 'voter-a', issuedAt: now, expiresAt: null };
  await store.links.add({ ...link, tokenHash: 'l' });
  const [message] = await store.outbox.due(now, 1);
  assert.ok(message !== undefined);
  const once: Readonly<Record<string, () => Promise<boolean>>> = {
    sign: () => store.transaction(({ signatures }) => signatures.sign(run, 'voter-b', now)),
    append: () => store.transaction(({ urn }) => urn.append(run, 't', ballot)),
    spend: () => store.transaction(({ urn }) => urn.spend(run, 'credential')),
    robotCheck: () => store.robotChecks.use('r', later, now),
    attempt: async () => (await store.sessions.takeAttempt('s')) !== undefined,
    link: () => store.transaction(({ links }) => links.use('l')),
    mail: () => store.outbox.claim(message, later),
  };
  for (const [what, act] of Object.entries(once)) {
    const done = await times(12, act);
    assert.equal(done.filter(Boolean).length, 1, what);
  }
});

test('attempts at the same time are counted one by one', async () => {
  const forgetting = { interval: 60_000, most: 100 };
  const counts = await times(24, () =>
    store.transaction(async ({ throttle }) => {
      const one = await throttle.count('one', forgetting, now);
      await throttle.count('everybody', forgetting, now);
      return one;
    }),
  );
  assert.deepEqual(
    counts.toSorted((one, other) => one - other),
    Array.from({ length: 24 }, (_, index) => index + 1),
  );
});

test('acts at the same time make one chain in the audit log', async () => {
  await times(24, (index) =>
    store.transaction(({ audit }) =>
      audit.append({ act: 'roll.corrected', consultation: 'c', detail: { index } }, now),
    ),
  );
  const report = verifyAudit(await store.audit.all());
  assert.deepEqual([report.entries, report.problems], [24, []]);
});

test('a run is closed over exactly the ballots that are in it, while others still cast', async () => {
  const run = await newRun();
  const cast = (index: number): Promise<boolean> =>
    store.transaction(async ({ runs: seen, urn }) => {
      if ((await seen.find(run))?.state !== 'opened') return false;
      return urn.append(run, `tracker-${index}`, ballot);
    });
  await times(3, cast);
  const casting = times(30, (index) => cast(3 + index));
  const counted = await store.holdingUrn(async ({ runs: seen, urn }) => {
    const count = await urn.count(run);
    await seen.close(run, { closedAt: now, encryptedTally: '', sizedTally: '' });
    return count;
  });
  const recorded = (await casting).filter(Boolean).length;
  assert.equal(counted, 3 + recorded);
  assert.equal(await store.urn.count(run), counted);
  assert.equal(await cast(99), false);
});

test('an annulled run takes nothing more, whoever asks', async () => {
  const run = await newRun('annulled');
  await assert.rejects(store.urn.append(run, 't', ballot), /annulled run/);
  await assert.rejects(store.signatures.sign(run, 'voter-a', now), /annulled run/);
  await assert.rejects(store.runs.setPeriod(run, { opensAt: now, closesAt: later }), /annulled run/);
});

test('the store finds nothing wrong with itself', async () => {
  assert.deepEqual(await store.integrity(), []);
  await store.ping();
});
