/** Credentials that an independent registrar has mailed: what the server is given, what it checks, what it never has. */
import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import {
  encryptBallot,
  generateCredential,
  parseBallot,
  verifyArchive,
  type Election,
} from '../../packages/protocol/src/index.ts';
import { minutesAfter } from '../../packages/server/src/clock.ts';
import { readDefinition } from '../../packages/server/src/definition/read-definition.ts';
import { archiveOf } from '../../packages/server/src/office/archive.ts';
import {
  makeCredentialFiles,
  readPublicList,
  type PublicList,
} from '../../packages/server/src/office/credential-files.ts';
import { importConsultation, importRoll } from '../../packages/server/src/office/import.ts';
import { closeConsultation } from '../../packages/server/src/office/open-close.ts';
import { sealConsultation } from '../../packages/server/src/office/seal.ts';
import { tallyRun } from '../../packages/server/src/office/tally.ts';
import {
  decryptArchive,
  makeTrusteeFiles,
  readDecryptionFile,
  readPublicKeyFile,
} from '../../packages/server/src/office/trustee-files.ts';
import { must } from '../../packages/server/src/rehearsal/stage.ts';
import { readRoll } from '../../packages/server/src/roll/roll.ts';
import { openDataFolder } from '../../packages/server/src/server.ts';
import type { Voter } from '../../packages/server/src/store/roll.ts';
import { ballotOf, cast, closesAt, countsOf, openScene, opensAt, type Scene } from './support.ts';
import { writeVariant } from './variants.ts';

let folder: string;
let scene: Scene;
let election: Election;
let next = 0;
const cast1: { readonly voter: Voter; readonly chosen: number }[] = [];

before(async () => {
  folder = mkdtempSync(join(tmpdir(), 'isoloir-mailed-'));
  scene = await openScene(writeVariant(join(folder, 'variant')));
  const [first] = scene.staged.elections;
  assert.ok(first !== undefined);
  election = await scene.election(first.id);
});
after(async () => {
  await scene.close();
  rmSync(folder, { recursive: true });
});

async function freshVoter(): Promise<Voter> {
  next += 1;
  return scene.voter(scene.staged.definition.districts[0]?.id ?? '', next);
}

async function vote(voter: Voter, chosen: number) {
  const made = ballotOf(scene, election, voter, [chosen]);
  const answer = await cast(scene, election.uuid, await scene.signIn(voter), made.ballot);
  if (answer.status === 201) cast1.push({ voter, chosen });
  return { ...made, answer };
}

async function unchanged<Value>(attempt: () => Promise<Value>): Promise<Value> {
  const earlier = await countsOf(scene, election.uuid);
  const value = await attempt();
  assert.deepEqual(await countsOf(scene, election.uuid), earlier);
  return value;
}

test('the server says that the credential was mailed, and has none to give', async () => {
  const voter = await freshVoter();
  const response = await scene.app.inject({
    url: `/api/v1/session/elections/${election.uuid}/credential`,
    headers: { cookie: await scene.signIn(voter) },
  });
  assert.equal(response.statusCode, 409);
  const body: unknown = response.json();
  assert.ok(typeof body === 'object' && body !== null && 'code' in body);
  assert.equal(body.code, 'credential-mailed');
  for (const each of await scene.data.store.roll.ofConsultation(scene.staged.definition.id)) {
    assert.equal(scene.data.registrar.credentialOf(election.uuid, each.id), undefined);
  }
});

test('a ballot with the credential from the letter is recorded; again it gets the same receipt; another one is refused', async () => {
  const voter = await freshVoter();
  const { ballot, answer } = await vote(voter, 0);
  assert.equal(answer.status, 201);
  const again = await unchanged(async () => cast(scene, election.uuid, await scene.signIn(voter), ballot));
  assert.equal(again.status, 200);
  assert.deepEqual(again.body, answer.body);
  const other = await unchanged(() => vote(voter, 1));
  assert.equal(other.answer.code, 'already-voted');
});

test('a credential that is on no list is refused', async () => {
  const voter = await freshVoter();
  const choices = election.questions.map(({ answers }) => answers.map(() => 0 as const));
  const made = encryptBallot({ election, credential: generateCredential(), choices });
  assert.ok(made.ok);
  const cookie = await scene.signIn(voter);
  const answer = await unchanged(() => cast(scene, election.uuid, cookie, made.value.ballot));
  assert.deepEqual([answer.status, answer.code], [422, 'ballot-credential-unlisted']);
});

test('a credential serves once, whoever comes with it; who was refused may still vote with their own', async () => {
  const [owner, thief] = [await freshVoter(), await freshVoter()];
  assert.equal((await vote(owner, 2)).answer.status, 201);
  const stolen = ballotOf(scene, election, owner, [3]).ballot;
  const answer = await unchanged(async () => cast(scene, election.uuid, await scene.signIn(thief), stolen));
  assert.deepEqual([answer.status, answer.code], [409, 'ballot-credential-used']);
  assert.equal(await scene.data.store.signatures.signedAt(election.uuid, thief.id), undefined);
  assert.equal((await vote(thief, 3)).answer.status, 201);
});

test('of many who come with one credential at once, exactly one is recorded', async () => {
  const people = await Promise.all(Array.from({ length: 6 }, freshVoter));
  const [owner] = people;
  assert.ok(owner !== undefined);
  const earlier = await countsOf(scene, election.uuid);
  const answers = await Promise.all(
    people.map(async (voter) =>
      cast(scene, election.uuid, await scene.signIn(voter), ballotOf(scene, election, owner, [1]).ballot),
    ),
  );
  assert.equal(answers.filter(({ status }) => status === 201).length, 1);
  assert.equal(answers.filter(({ code }) => code === 'ballot-credential-used').length, 5);
  const { ballots, signatures } = await countsOf(scene, election.uuid);
  assert.deepEqual([ballots, signatures], [earlier.ballots + 1, earlier.signatures + 1]);
  cast1.push({ voter: owner, chosen: 1 });
});

test('no file of the server holds a private credential', () => {
  const secrets = readdirSync(join(scene.folder, 'trustees/registrar/private')).flatMap((name) =>
    [
      ...readFileSync(join(scene.folder, 'trustees/registrar/private', name), 'utf8').matchAll(
        /,(\w{5}-\w{6}-\w{5}-\w{6})$/gm,
      ),
    ].map(([, credential = '']) => credential),
  );
  assert.equal(secrets.length, 200);
  const files = readdirSync(join(scene.folder, 'data'), {
    recursive: true,
    encoding: 'utf8',
    withFileTypes: true,
  });
  const contents = files
    .filter((file) => file.isFile())
    .map((file) => readFileSync(join(file.parentPath, file.name), 'latin1'));
  assert.ok(contents.length > 2);
  for (const content of contents) assert.ok(!secrets.some((secret) => content.includes(secret)));
});

test('the count weighs each ballot as its credential does, with two of three members of the group', async () => {
  scene.now = minutesAfter(closesAt, 1);
  const { definition, privateKeyFiles } = scene.staged;
  must(await closeConsultation(scene.data, definition.id, { reason: 'test' }));
  const archive = join(folder, 'archive.bel');
  const exported = async (): Promise<Uint8Array> => {
    const run = await scene.data.store.runs.find(election.uuid);
    assert.ok(run !== undefined);
    return archiveOf(scene.data.store, run);
  };
  writeFileSync(archive, await exported());
  assert.equal(privateKeyFiles.length, 3);
  const parts = privateKeyFiles.map((privateFile, index) => {
    const out = join(folder, `part-${index}.json`);
    must(decryptArchive({ archive, privateFile, out }, 'none'));
    return must(readDecryptionFile(out));
  });
  const tooFew = await tallyRun(scene.data, election.uuid, parts.slice(0, 2));
  assert.match(tooFew.ok ? '' : tooFew.error.message, /missing: 1 of the group’s member 1, member 3/);
  const twice = await tallyRun(scene.data, election.uuid, [...parts.slice(0, 2), ...parts.slice(1, 2)]);
  assert.match(twice.ok ? '' : twice.error.message, /same trustee/);
  const [first] = must(await tallyRun(scene.data, election.uuid, parts)).questions;
  const expected = first?.candidates.map((_, index) =>
    cast1.filter(({ chosen }) => chosen === index).reduce((sum, { voter }) => sum + voter.weight, 0),
  );
  assert.deepEqual(
    first?.candidates.map(({ votes }) => votes),
    expected,
  );
  const report = verifyArchive(await exported());
  assert.deepEqual(report.failures, []);
  // The urn and the used credentials are the same set.
  const ballots: string[] = [];
  for await (const text of scene.data.store.urn.ballots(election.uuid)) ballots.push(text);
  for (const text of ballots) {
    const parsed = parseBallot(election, text);
    assert.ok(parsed.ok);
    assert.equal(await scene.data.store.urn.spend(election.uuid, parsed.value.credential), false);
  }
  assert.equal(ballots.length, cast1.length);
});

test('sealing takes the registrar’s good lists for this very roll, and nothing else', async () => {
  const data = await openDataFolder(join(folder, 'sealing'), () => opensAt);
  try {
    const read = await readDefinition(join(folder, 'variant'));
    assert.ok(read.ok);
    const definition = { ...read.value, trustees: { single: 1 } };
    const roll = await readRoll(join(folder, 'variant/voters.csv'), definition);
    assert.ok(roll.ok);
    must(await importConsultation(data, { definition, documents: [] }, { opensAt, closesAt }));
    must(await importRoll(data, definition.id, roll.value));
    const [privateFile, publicFile] = [join(folder, 'private.json'), join(folder, 'public.json')];
    must(makeTrusteeFiles(definition.group, 'Trustee', { privateFile, publicFile }, 'none'));
    const trustees = [{ file: 'public.json', text: must(readPublicKeyFile(publicFile)).trustee }];
    const listsOf = (entries: typeof roll.value, out: string): readonly PublicList[] =>
      must(makeCredentialFiles(definition, entries, join(folder, out))).map((made) =>
        must(readPublicList(made.publicFile)),
      );
    const lists = listsOf(roll.value, 'registrar');
    const [first, second] = lists;
    assert.ok(first !== undefined && second !== undefined);
    const seal = (credentials: readonly PublicList[]) =>
      sealConsultation(data, definition.id, { trustees, credentials });
    const refuses = async (code: string, words: RegExp, credentials: readonly PublicList[]) => {
      const outcome = await seal(credentials);
      assert.ok(!outcome.ok);
      assert.equal(outcome.error.code, code);
      assert.match(outcome.error.message, words);
    };
    await refuses(
      'credentials-missing',
      new RegExp(`missing are those of ${first.election}, ${second.election}`),
      [],
    );
    await refuses('credentials-missing', new RegExp(`those of ${second.election}\\.`), [first]);
    await refuses('credentials-wrong', /for the same election/, [first, first]);
    await refuses('credentials-wrong', /not for this consultation/, [
      { ...first, consultation: 'other' },
      second,
    ]);
    await refuses('credentials-wrong', /for the group/, [{ ...first, group: 'BELENIOS-2048' }, second]);
    await refuses('credentials-wrong', /its list is none/, [{ ...first, credentials: '["x"]' }, second]);
    const weights = first.credentials.replace(/,0"/, ',9"');
    await refuses('credentials-wrong', /its weights/, [{ ...first, credentials: weights }, second]);
    await refuses('credentials-wrong', /credentials, the roll/, listsOf(roll.value.slice(1), 'fewer'));
    const [someone, ...others] = roll.value;
    assert.ok(someone !== undefined);
    const changed = listsOf([{ ...someone, number: '999-999' }, ...others], 'changed');
    await refuses('credentials-wrong', /made for another roll/, changed);
    const sealed = must(await seal(lists));
    assert.deepEqual(sealed.map(({ uuid }) => uuid).toSorted(), lists.map(({ uuid }) => uuid).toSorted());
    const sums = readFileSync(join(folder, 'registrar/SHA256SUMS'), 'utf8');
    assert.match(sums, /^[0-9a-f]{64} {2}public\//m);
    assert.match(sums, /^[0-9a-f]{64} {2}private\//m);
  } finally {
    await data.close();
  }
});
