import assert from 'node:assert/strict';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import SqliteDatabase from 'better-sqlite3';
import { pino } from 'pino';
import { createApp } from '../../packages/server/src/http/app.ts';
import { sessionLimits } from '../../packages/server/src/server.ts';
import { absentProvider } from './absent-provider.ts';
import { ballotOf, cast, openScene, type Scene } from './support.ts';

let scene: Scene;
let log = '';
const credentials: string[] = [];
const cookies: string[] = [];
const voters: {
  readonly id: string;
  readonly number: string;
  readonly name: string;
  readonly email: string;
}[] = [];

before(async () => {
  scene = await openScene();
  const { data } = scene;
  const publicOrigin = 'http://localhost:8080';
  const app = await createApp(
    {
      ...data,
      signIn: absentProvider(publicOrigin),
      sessionLimits,
      publicOrigin,
    },
    pino({ level: 'trace' }, { write: (line: string) => (log += line) }),
  );
  const logged: Scene = { ...scene, app };
  const [first] = scene.staged.elections;
  assert.ok(first !== undefined);
  const election = await scene.election(first.id);
  for (let index = 0; index < 8; index += 1) {
    const voter = await scene.voter('liege', index);
    const cookie = await scene.signIn(voter);
    const credential = data.registrar.credentialOf(election.uuid, voter.id);
    assert.ok(credential !== undefined);
    const answer = await cast(
      logged,
      election.uuid,
      cookie,
      ballotOf(scene, election, voter, [index % 7]).ballot,
    );
    assert.equal(answer.status, 201);
    credentials.push(credential);
    cookies.push(cookie.slice(cookie.indexOf('=') + 1));
    voters.push(voter);
  }
  await cast(logged, election.uuid, cookies[0], 'not a ballot');
  await app.inject(
    `/api/v1/consultations/${scene.staged.definition.id}/sign-in?key=eid&language=fr&returnTo=/&errorTo=/`,
  );
  await app.close();
});
after(() => scene.close());

/** The database itself, read without our code. */
function rows(query: string): Record<string, unknown>[] {
  const file = new SqliteDatabase(join(scene.folder, 'data', 'isoloir.sqlite'), { readonly: true });
  try {
    return file.prepare<[], Record<string, unknown>>(query).all();
  } finally {
    file.close();
  }
}

test('the urn holds nothing but run, ballot and what is computed from it, without a rowid that would tell the order', () => {
  const [table] = rows(`select sql from sqlite_master where name = 'ballot'`);
  assert.match(String(table?.sql), /without rowid$/i);
  const columns = rows(`select name from pragma_table_info('ballot') order by name`);
  assert.deepEqual(columns, [{ name: 'ballot' }, { name: 'bucket' }, { name: 'run' }, { name: 'tracker' }]);
});

test('no value but the run stands both in the urn and in the roll', () => {
  const valuesOf = (table: string): Set<string> =>
    new Set(rows(`select * from ${table}`).flatMap((row) => Object.values(row).map(String)));
  const urn = valuesOf('ballot');
  const shared = [...valuesOf('signature'), ...valuesOf('voter'), ...valuesOf('session')].filter((value) =>
    urn.has(value),
  );
  assert.deepEqual([...new Set(shared)].length, 1, 'only the run');
});

test('the urn and the signature list refuse every change, whoever asks', () => {
  const file = new SqliteDatabase(join(scene.folder, 'data', 'isoloir.sqlite'));
  try {
    for (const table of ['ballot', 'signature', 'audit']) {
      assert.throws(() => file.exec(`delete from ${table}`), /append-only/);
      const column = table === 'audit' ? 'act' : 'run';
      assert.throws(() => file.exec(`update ${table} set ${column} = ${column}`), /append-only/);
    }
  } finally {
    file.close();
  }
});

test('no credential and no session token is readable in any file of the data folder', () => {
  const folder = join(scene.folder, 'data');
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    const path = join(folder, name);
    if (!statSync(path).isFile()) continue;
    const bytes = readFileSync(path);
    for (const secret of [...credentials, ...cookies])
      assert.equal(bytes.indexOf(secret), -1, `${name} holds a secret`);
  }
});

test('the log tells no name, number, address, credential, token or ballot', () => {
  assert.notEqual(log, '', 'the server did log something');
  const forbidden = [
    ...credentials,
    ...cookies,
    ...voters.flatMap(({ id, number, name, email }) => [id, number, name, email]),
  ];
  for (const text of forbidden) assert.ok(!log.includes(text), `the log holds ${text}`);
  assert.doesNotMatch(log, /"choices"|individual_proofs|election_uuid/);
});
