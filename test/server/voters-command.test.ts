import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { smtpTransport } from '../../packages/server/src/mail/transport.ts';
import { createMailWorker } from '../../packages/server/src/mail/worker.ts';
import { startDevelopmentInbox } from '../../packages/server/src/development-inbox/inbox.ts';
import type { Voter } from '../../packages/server/src/store/roll.ts';
import { root } from '../../scripts/lib/root.ts';
import { ballotOf, call, cast, openScene, type Scene } from './support.ts';

let scene: Scene;
const voters: Voter[] = [];

before(async () => {
  scene = await openScene();
  const election = await scene.election('liege');
  for (const index of [0, 1, 2]) {
    const voter = await scene.voter('liege', index);
    const cookie = await scene.signIn(voter);
    assert.equal(
      (await cast(scene, election.uuid, cookie, ballotOf(scene, election, voter).ballot)).status,
      201,
    );
    voters.push(voter);
    const { body } = await call(scene, 'GET', '/session/contact-data', { cookie });
    if (index === 0) {
      assert.ok(typeof body === 'object' && body !== null);
      const changed = { ...body, speciality: 'Chirurgie' };
      assert.equal(
        (await call(scene, 'PUT', '/session/contact-data', { cookie, body: changed })).status,
        200,
      );
    }
  }
  const [, refused, delayed] = voters;
  const codes = new Map([
    [refused?.email, 550],
    [delayed?.email, 451],
  ]);
  const inbox = await startDevelopmentInbox(0, (address) => codes.get(address));
  const worker = createMailWorker({
    ...scene.data,
    transport: smtpTransport({ url: inbox.smtpUrl, from: 'vote@example.org' }),
    publicOrigin: 'http://localhost:8080',
    logger: false,
  });
  await worker.runOnce();
  await worker.stop();
  await inbox.close();
});
after(() => scene.close());

/** Runs the command on the scene's data, as an office does beside a running server. */
function isoloir(...parameters: readonly string[]): { status: number | null; out: string; problems: string } {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(root, 'packages/server/src/command/main.ts'), ...parameters],
    { encoding: 'utf8', env: { ...process.env, ISOLOIR_DATA: join(scene.folder, 'data') } },
  );
  return { status, out: stdout, problems: stderr };
}

test('the office sees which mails were sent, wait or failed, and why, without an address', () => {
  const all = isoloir('mails');
  assert.equal(all.status, 0, all.problems);
  assert.match(all.out, /^3 mails: 1 queued, 1 sent, 1 failed, 0 withdrawn\.$/m);
  const [sent, failed, queued] = voters.map(({ number }) =>
    all.out.split('\n').find((line) => line.includes(number)),
  );
  assert.match(
    sent ?? '',
    /^sent +vote-recorded ordre-2024 .*•••@e•••\.org, 2026-02-03T09:00:00\.000Z, 1 attempt$/,
  );
  assert.match(failed ?? '', /^failed vote-recorded .* 1 attempt: EENVELOPE: .*550/);
  assert.match(
    queued ?? '',
    /^queued vote-recorded .*next attempt 2026-02-03T09:01:00\.000Z, 1 attempt: .*451/,
  );
  for (const { email, name } of voters) assert.ok(!all.out.includes(email) && !all.out.includes(name));
  const some = isoloir('mails', 'ordre-2024', '--state', 'failed');
  assert.match(some.out, /^1 mails: 0 queued, 0 sent, 1 failed, 0 withdrawn\.$/m);
  assert.equal(isoloir('mails', '--state', 'lost').status, 2);
});

test('a returned mail is taken in from its file, and another file is refused', async () => {
  const [mail] = await scene.data.store.outbox.all({ state: 'sent' });
  const file = join(scene.folder, 'returned.eml');
  writeFileSync(file, `Status: 5.2.2\nMessage-ID: <${mail?.id ?? ''}@example.org>\n`);
  const taken = isoloir('mails', 'returned', file);
  assert.match(taken.out, /has failed: returned: 5\.2\.2/);
  const again = isoloir('mails', 'returned', file);
  assert.equal(again.status, 1);
  assert.match(again.problems, /returns no mail that was sent from here/);
});

test('the details that voters changed go to a file that the office alone reads', () => {
  const file = join(scene.folder, 'contact.csv');
  writeFileSync(file, 'an older one, for everybody', { mode: 0o644 });
  const said = isoloir('contact-data', 'export', 'ordre-2024', '--out', file);
  assert.equal(said.out, `Wrote the details of 1 voters to ${file}.\n`);
  assert.equal(statSync(file).mode & 0o777, 0o600);
  const lines = readFileSync(file, 'utf8').split('\r\n');
  assert.match(
    lines[0] ?? '',
    /^number,name,newsletterEmail,professionalNumber,speciality,correspondence\.institution/,
  );
  assert.match(
    lines[1] ?? '',
    new RegExp(`^${voters[0]?.number ?? ''},.*,Chirurgie,.*,no,2026-02-03T09:00:00\\.000Z$`),
  );
  assert.equal(lines.length, 3);
  const unknown = isoloir('contact-data', 'export', 'nowhere', '--out', file);
  assert.equal(unknown.status, 1);
  assert.match(unknown.problems, /no consultation "nowhere"/);
});
