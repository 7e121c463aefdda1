import assert from 'node:assert/strict';
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import SqliteDatabase from 'better-sqlite3';
import { minutesAfter } from '../../packages/server/src/clock.ts';
import {
  startDevelopmentInbox,
  type DevelopmentInbox,
} from '../../packages/server/src/development-inbox/inbox.ts';
import type { App } from '../../packages/server/src/http/types.ts';
import { startIdentityProvider } from '../../packages/server/src/identity-provider/identity-provider.ts';
import { sealPortal } from '../../packages/server/src/office/portal-seal.ts';
import { preflight } from '../../packages/server/src/office/preflight.ts';
import { votingPages } from '../../packages/server/src/office/preflight-checks.ts';
import type { PreflightInput } from '../../packages/server/src/office/preflight-result.ts';
import { readSignedReport } from '../../packages/server/src/office/signed-report.ts';
import { readPublicKeyFile } from '../../packages/server/src/office/trustee-files.ts';
import { freePort } from '../../packages/server/src/rehearsal/free-port.ts';
import { must } from '../../packages/server/src/rehearsal/stage.ts';
import { startServer } from '../../packages/server/src/server.ts';
import { commandIn } from './isoloir.ts';
import { openMinistry, type Ministry } from './ministry.ts';
import { ballotFor } from './second-run.ts';
import { cast, opensAt, start } from './support.ts';

let scene: Ministry;
let inbox: DevelopmentInbox;
let provider: { readonly issuer: string; close(): Promise<void> };
let app: App;
let input: PreflightInput;

const portal = (): string => join(scene.folder, 'portal');
const served = (): string => join(scene.folder, 'served');

before(async () => {
  scene = await openMinistry();
  scene.now = minutesAfter(opensAt, -60);
  mkdirSync(join(portal(), 'assets'), { recursive: true });
  writeFileSync(join(portal(), 'index.html'), '<!doctype html><title>Vote</title>');
  writeFileSync(join(portal(), 'assets/main-0123.js'), 'export const vote = 1;\n');
  writeFileSync(join(portal(), '.built-from'), 'not served');
  cpSync(portal(), served(), { recursive: true });
  inbox = await startDevelopmentInbox(0);
  const [port, providerPort] = [await freePort(), await freePort()];
  const issuer = `http://127.0.0.1:${providerPort}`;
  const client = { clientId: 'isoloir', clientSecret: 'secret' };
  provider = await startIdentityProvider({
    port: providerPort,
    issuer,
    client: { ...client, redirectUris: [`http://127.0.0.1:${port}/callback`] },
    people: () => Promise.resolve([]),
    keys: scene.staged.definition.signIn.openIdConnect?.keys ?? [],
  });
  const server = await startServer({
    data: scene.data,
    host: '127.0.0.1',
    port,
    portalFolder: served(),
    openId: { issuer, ...client },
    logger: false,
  });
  app = server.app;
  input = {
    trustees: scene.staged.privateKeyFiles.map((file) => {
      const publicFile = file.replace('.private.', '.public.');
      return { file: publicFile, text: must(readPublicKeyFile(publicFile)).trustee };
    }),
    portal: portal(),
    origin: server.origin,
    smtp: { url: inbox.smtpUrl, from: 'vote@example.org' },
    smsSetUp: true,
    issuer,
  };
});
after(async () => {
  await app.close();
  await provider.close();
  await inbox.close();
  await scene.close();
});

/** The checks that fail. */
async function failing(more: Partial<PreflightInput> = {}): Promise<string[]> {
  const { report } = must(await preflight(scene.data, scene.id, { ...input, ...more }));
  assert.equal(
    report.ok,
    report.checks.every(({ outcome }) => outcome !== 'failed'),
  );
  return report.checks.filter(({ outcome }) => outcome === 'failed').map(({ check }) => check);
}

test('before the portal is fixed, preflight refuses; then everything holds', async () => {
  assert.deepEqual(await failing(), ['portal', 'served']);
  const { files } = must(await sealPortal(scene.data, scene.id, portal()));
  assert.equal(files, 2, 'what no server gives out does not count');
  const { report } = must(await preflight(scene.data, scene.id, input));
  assert.deepEqual(
    report.checks.map(({ check, outcome }) => [check, outcome]),
    [
      'log',
      'database',
      'not-open',
      'urns',
      'texts',
      'documents',
      'roll',
      'credentials',
      'trustees',
      'voting-pages',
      'portal',
      'served',
      'mail',
      'sms',
      'identity-provider',
    ].map((check) => [check, 'passed']),
  );
});

test('preflight has the office read who could see and change votes', () => {
  const told = (...boothOrigins: string[]) => votingPages({ boothOrigins }).detail;
  assert.equal(told(), 'votes are cast on the portal alone');
  assert.equal(
    told('https://a.example', 'https://b.example'),
    'whoever runs https://a.example can read and change the votes cast there; ' +
      'whoever runs https://b.example can read and change the votes cast there',
  );
});

describe('one changed byte is refused, and named:', () => {
  const inDatabase = (file: string, statement: string, undo: string) => ({
    change: () => execute(file, statement),
    undo: () => execute(file, undo),
  });
  const store = 'isoloir.sqlite';
  const swap = (table: string, column: string, from: string, to: string) => {
    const row = `rowid = (select rowid from ${table} where instr(${column}, '${from}') > 0 limit 1)`;
    const key = `(select min(rowid) from ${table} where instr(${column}, '${to}') > 0)`;
    return inDatabase(
      store,
      `update ${table} set ${column} = replace(${column}, '${from}', '${to}') where ${row}`,
      `update ${table} set ${column} = replace(${column}, '${to}', '${from}') where rowid = ${key}`,
    );
  };
  /** The last byte of a value that is no text. */
  function inBlob(file: string, table: string, column: string, key: string) {
    const flip = (): void => {
      const database = new SqliteDatabase(join(scene.folder, 'data', file));
      try {
        const row = database
          .prepare(`select ${key} as key, ${column} as blob from ${table} order by ${key}`)
          .get();
        assert.ok(typeof row === 'object' && row !== null && 'key' in row && 'blob' in row);
        assert.ok(Buffer.isBuffer(row.blob));
        row.blob.writeUInt8(row.blob.readUInt8(row.blob.length - 1) ^ 1, row.blob.length - 1);
        const { changes } = database
          .prepare(`update ${table} set ${column} = ? where ${key} = ?`)
          .run(row.blob, row.key);
        assert.ok(changes > 0);
      } finally {
        database.close();
      }
    };
    return { change: flip, undo: flip };
  }
  function execute(file: string, statement: string): void {
    const database = new SqliteDatabase(join(scene.folder, 'data', file));
    try {
      assert.ok(database.prepare(statement).run().changes > 0, statement);
    } finally {
      database.close();
    }
  }
  const inFile = (path: () => string, from: string, to: string) => ({
    change: () => writeFileSync(path(), readFileSync(path(), 'utf8').replace(from, to)),
    undo: () => writeFileSync(path(), readFileSync(path(), 'utf8').replace(to, from)),
  });
  for (const { name, checks, change, undo } of [
    {
      name: 'the sealed definition',
      checks: ['texts', 'served'],
      ...swap('run', 'definition_text', '"maximum":1', '"maximum":2'),
    },
    {
      name: 'the sealed election',
      checks: ['texts', 'served'],
      ...swap('run', 'election_text', '"min":', '"mim":'),
    },
    {
      name: 'the trustees',
      checks: ['texts', 'trustees'],
      ...swap('run', 'trustees_text', '"pok"', '"pol"'),
    },
    {
      name: 'the imported definition',
      checks: ['texts'],
      ...swap('consultation', 'definition', '"maximum":1', '"maximum":3'),
    },
    {
      name: 'an e-mail address on the roll',
      checks: ['roll'],
      ...swap('voter', 'email', '@example.org', '@exemple.org'),
    },
    {
      name: 'what somebody signs in with',
      checks: ['roll'],
      ...swap('voter_access', 'order_number', '3', 'x'),
    },
    {
      name: 'a file of the portal',
      checks: ['portal'],
      ...inFile(() => join(portal(), 'assets/main-0123.js'), '= 1', '= 2'),
    },
    {
      name: 'a file as it is served',
      checks: ['served'],
      ...inFile(() => join(served(), 'assets/main-0123.js'), '= 1', '= 3'),
    },
    { name: 'a list’s statement', checks: ['documents'], ...inBlob(store, 'document', 'content', 'sha256') },
    {
      name: 'a credential of a voter',
      checks: ['credentials'],
      ...inBlob('registrar.sqlite', 'credential', 'sealed', 'run || voter'),
    },
  ]) {
    test(name, async () => {
      change();
      try {
        assert.deepEqual(await failing(), checks);
      } finally {
        undo();
      }
      assert.deepEqual(await failing(), []);
    });
  }

  test('an entry of the log', async () => {
    const database = new SqliteDatabase(join(scene.folder, 'data', store));
    try {
      const trigger = database.prepare("select sql from sqlite_master where name = 'audit_no_update'").get();
      assert.ok(typeof trigger === 'object' && trigger !== null && 'sql' in trigger);
      database.exec('drop trigger audit_no_update');
      database.exec("update audit set act = 'roll.imporded' where act = 'roll.imported'");
      assert.deepEqual(await failing(), ['log']);
      database.exec("update audit set act = 'roll.imported' where act = 'roll.imporded'");
      database.exec(String(trigger.sql));
    } finally {
      database.close();
    }
    assert.deepEqual(await failing(), []);
  });
});

test('a file more or less in the portal is named; another build is fixed with a reason only', async () => {
  writeFileSync(join(portal(), 'extra.js'), '');
  try {
    const { report } = must(await preflight(scene.data, scene.id, input));
    assert.equal(report.checks.find(({ check }) => check === 'portal')?.detail, 'extra.js was added');
    const silent = await sealPortal(scene.data, scene.id, portal());
    assert.ok(!silent.ok && silent.error.code === 'reason-needed');
    scene.now = minutesAfter(scene.now, 1);
    const { changed } = must(await sealPortal(scene.data, scene.id, portal(), 'navigation mended'));
    assert.equal(changed, 1);
  } finally {
    writeFileSync(join(served(), 'extra.js'), '');
  }
  assert.deepEqual(await failing(), []);
});

test('what does not answer, or was not given, is told', async () => {
  const nobody = { url: 'smtp://127.0.0.1:9', from: 'vote@example.org' };
  assert.deepEqual(await failing({ smtp: nobody }), ['mail']);
  assert.deepEqual(await failing({ smsSetUp: false }), ['sms']);
  assert.deepEqual(await failing({ issuer: 'http://127.0.0.1:9' }), ['identity-provider']);
  const [first, ...others] = input.trustees;
  assert.ok(first !== undefined);
  assert.deepEqual(await failing({ trustees: others }), ['trustees']);
  const { report } = must(await preflight(scene.data, scene.id, { ...input, trustees: [] }));
  assert.equal(report.checks.find(({ check }) => check === 'trustees')?.outcome, 'not-asked');
});

test('once somebody has voted, the urns are not empty and voting is open', async () => {
  scene.now = start;
  const { voter } = await scene.person(0);
  const runs = await scene.data.store.runs.ofConsultation(scene.id);
  const run = runs.find(({ uuid }) => scene.data.registrar.credentialOf(uuid, voter.id) !== undefined);
  assert.ok(run !== undefined);
  const { ballot } = ballotFor(scene, run, voter);
  assert.equal((await cast(scene, run.uuid, await scene.signIn(voter), ballot)).status, 201);
  assert.deepEqual(await failing(), ['not-open', 'urns']);
});

test('the report is signed, readable, and logged by its hash; one changed byte of it is found', async () => {
  const isoloir = commandIn(scene.folder);
  const said = isoloir('preflight', scene.id, '--portal', portal(), '--out', 'out');
  assert.equal(said.status, 1);
  assert.match(said.problems, /urns: .* has 1 ballots/);
  assert.match(said.problems, /sms: passwords go by SMS, and no gateway is set/);
  const readable = readFileSync(join(scene.folder, 'out/preflight.txt'), 'utf8');
  assert.match(readable, /FAILED {2}urns/);
  assert.match(readable, /Do not open/);
  const file = join(scene.folder, 'out/preflight.json');
  assert.equal(must(readSignedReport(file)).publicKey, scene.data.signer.publicKey);
  assert.match(isoloir.done('report', 'verify', 'out/preflight.json'), /is as it was signed/);
  writeFileSync(file, readFileSync(file, 'utf8').replace('"ok": false', '"ok": true'));
  isoloir.refused(/not as it was signed/, 'report', 'verify', 'out/preflight.json');
  const last = (await scene.data.store.audit.all()).at(-1);
  assert.equal(last?.act, 'preflight.failed');
});
