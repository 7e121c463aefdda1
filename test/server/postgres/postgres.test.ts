import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { minutesAfter } from '../../../packages/server/src/clock.ts';
import { closeConsultation } from '../../../packages/server/src/office/open-close.ts';
import { openDataFolder } from '../../../packages/server/src/server.ts';
import { connectToPostgres } from '../../../packages/server/src/store/postgres.ts';
import { pgDump, psql } from '../../../scripts/lib/postgres.ts';
import { commandIn } from '../isoloir.ts';
import { emptyDatabase } from '../place.ts';
import { ballotOf, call, cast, closesAt, countsOf, openScene, type Scene } from '../support.ts';

// What only PostgreSQL has: roles, schemas, rows in the order of coming, and settings of others' making.

let scene: Scene;
let uuid: string;
let office: string;
let serving: string;

before(async () => {
  scene = await openScene();
  const [first] = scene.staged.elections;
  assert.ok(first !== undefined);
  const election = await scene.election(first.id);
  ({ uuid } = election);
  for (let index = 0; index < 6; index += 1) {
    const voter = await scene.voter('liege', index);
    const { ballot } = ballotOf(scene, election, voter, [index]);
    assert.equal((await cast(scene, uuid, await scene.signIn(voter), ballot)).status, 201);
  }
  const [one, other] = [scene.place.databaseUrl('office'), scene.place.databaseUrl('serving')];
  assert.ok(one !== undefined && other !== undefined, 'run it by scripts/on-postgres.ts');
  [office, serving] = [one, other];
});
after(() => scene.close());

test('the serving role appends to urn and signature list, and changes neither', () => {
  for (const name of [
    'isoloir_urn.ballot',
    'isoloir_urn.spent_credential',
    'isoloir_roll.signature',
    'isoloir.audit',
  ]) {
    for (const change of [
      `delete from ${name}`,
      `update ${name} set ${name === 'isoloir.audit' ? 'act' : 'run'} = 'x'`,
      `truncate ${name}`,
    ]) {
      assert.throws(() => psql(serving, change), /permission denied/, change);
    }
    assert.throws(() => psql(serving, `alter table ${name} disable trigger all`), /must be owner/);
    assert.throws(() => psql(serving, `drop table ${name}`), /must be owner/);
  }
  for (const change of [`update isoloir.run set state = 'closed'`, `delete from isoloir_roll.voter`]) {
    assert.throws(() => psql(serving, change), /permission denied/, change);
  }
});

test('not even the owner changes urn, signature list or audit log by mistake', () => {
  for (const table of ['isoloir_urn.ballot', 'isoloir_roll.signature', 'isoloir.audit']) {
    const column = table.endsWith('audit') ? 'act' : 'run';
    for (const change of [`delete from ${table}`, `update ${table} set ${column} = ${column}`]) {
      assert.throws(() => psql(office, change), /append-only/, change);
    }
    assert.throws(() => psql(office, `truncate ${table} cascade`), /append-only/);
  }
});

test('the serving role can not see which transaction wrote a ballot, nor where it lies', () => {
  assert.equal(psql(serving, 'select count(*) from isoloir_urn.ballot'), '6');
  for (const column of ['xmin', 'ctid']) {
    assert.throws(() => psql(serving, `select ${column} from isoloir_urn.ballot`), /permission denied/);
  }
});

test('urn and roll can be given to different readers, each of whom sees nothing of the other', () => {
  for (const role of ['urn_reader', 'roll_reader']) psql(office, `create role ${role} login`);
  const isoloir = commandIn(scene.folder, { ISOLOIR_DATABASE_URL: office });
  isoloir.refused(/There is no role "urn_raeder"/, 'database', 'prepare', '--urn', 'urn_raeder');
  isoloir.done('database', 'prepare', '--urn', 'urn_reader', '--roll', 'roll_reader');
  const as = (role: string, command: string): string => psql(office.replace('owner@', `${role}@`), command);
  assert.equal(as('urn_reader', 'select count(*) from isoloir_urn.ballot'), '6');
  assert.equal(as('roll_reader', 'select count(*) from isoloir_roll.signature'), '6');
  assert.throws(() => as('urn_reader', 'select 1 from isoloir_roll.signature'), /permission denied/);
  assert.throws(() => as('roll_reader', 'select 1 from isoloir_urn.ballot'), /permission denied/);
  assert.throws(() => as('urn_reader', 'delete from isoloir_urn.ballot'), /permission denied/);
});

test('commits are on disk before they are acknowledged, whatever the database is set to', async () => {
  psql(office, `alter database ${new URL(office).pathname.slice(1)} set synchronous_commit = off`);
  assert.equal(psql(office, 'show synchronous_commit'), 'off');
  const db = connectToPostgres(serving);
  try {
    const { value } = await db
      .selectNoFrom((select) =>
        select.fn<string>('current_setting', [select.val('synchronous_commit')]).as('value'),
      )
      .executeTakeFirstOrThrow();
    assert.equal(value, 'on');
  } finally {
    await db.destroy();
  }
});

test('a null character, which no text in PostgreSQL may hold, is the request’s fault and no surprise', async () => {
  const answer = await call(scene, 'GET', '/consultations/%00');
  assert.deepEqual([answer.status, answer.code], [400, 'request-invalid']);
});

test('a backup restored elsewhere holds everything, refuses the same, and serves', async () => {
  psql(office, 'create database restored template template0');
  const restored = new URL(office);
  restored.pathname = 'restored';
  psql(restored.href, pgDump(office));
  assert.equal(pgDump(restored.href), pgDump(office));
  assert.throws(() => psql(restored.href, 'delete from isoloir_urn.ballot'), /append-only/);
  restored.username = 'serving';
  const data = await openDataFolder(scene.place.folder, () => scene.now, restored.href);
  try {
    assert.equal(await data.store.urn.count(uuid), 6);
    assert.deepEqual(await data.store.urn.trackers(uuid), await scene.data.store.urn.trackers(uuid));
  } finally {
    await data.close();
  }
});

test('a database that its owner has not prepared refuses a server, and says who must do what', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'isoloir-unprepared-'));
  const url = emptyDatabase().databaseUrl('serving');
  try {
    await assert.rejects(
      openDataFolder(folder, () => scene.now, url),
      /isoloir database prepare --serving/,
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('once an election is closed, nothing of how the urn is kept tells when or with whom a ballot came', async () => {
  const writers = `select count(distinct xmin::text) from isoloir_urn.ballot where run = '${uuid}'`;
  const order = `select tracker from isoloir_urn.ballot order by ctid`;
  assert.equal(psql(office, writers), '6', 'before, each ballot has its own transaction');
  scene.now = minutesAfter(closesAt, 120);
  const closed = await closeConsultation(scene.data, scene.staged.definition.id);
  assert.ok(closed.ok);
  assert.equal(psql(office, writers), '1');
  const trackers = psql(office, order).split('\n');
  assert.deepEqual(trackers, trackers.toSorted());
  assert.deepEqual(await countsOf(scene, uuid), { ballots: 6, signatures: 6 });
  assert.throws(() => psql(serving, 'delete from isoloir_urn.ballot'), /permission denied/);
});
