/** What a voter can show, and what the assistance can look up: proofs of signature, references, registration codes. */
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { Type } from 'typebox';
import { Compile } from 'typebox/compile';
import { signatureProofDocument } from '../../packages/portal/src/documents/signature-proof.ts';
import { Texts } from '../../packages/portal/src/i18n/texts.ts';
import { written } from '../../packages/portal/src/test-support/written-pdf.ts';
import { registrationCodeOf, signReference, type Election } from '../../packages/protocol/src/index.ts';
import {
  startDevelopmentInbox,
  type DevelopmentInbox,
} from '../../packages/server/src/development-inbox/inbox.ts';
import { CastReceipt, ReferenceCheck } from '../../packages/server/src/http/schemas/election.ts';
import { SignatureProofText } from '../../packages/server/src/http/schemas/signature-proof.ts';
import { smtpTransport } from '../../packages/server/src/mail/transport.ts';
import { createMailWorker } from '../../packages/server/src/mail/worker.ts';
import { annulConsultation } from '../../packages/server/src/office/annul.ts';
import { lookUpBallot, lookUpProof } from '../../packages/server/src/office/lookup.ts';
import type { OutboxWorker } from '../../packages/server/src/outbox/worker.ts';
import { signProof } from '../../packages/server/src/signature-proof/proof.ts';
import { must } from '../../packages/server/src/rehearsal/stage.ts';
import type { Voter } from '../../packages/server/src/store/roll.ts';
import { root } from '../../scripts/lib/root.ts';
import { commandIn, type Command } from './isoloir.ts';
import { openMinistry, type Ministry } from './ministry.ts';
import { ballotOf, cast, closesAt, start } from './support.ts';

const read = {
  proof: Compile(SignatureProofText),
  receipt: Compile(CastReceipt),
  check: Compile(ReferenceCheck),
  judged: Compile(Type.Object({ state: Type.String(), onTheList: Type.Boolean() })),
  audit: Compile(Type.Object({ found: Type.Optional(Type.Integer()), state: Type.Optional(Type.String()) })),
};

let scene: Ministry;
let inbox: DevelopmentInbox;
let worker: OutboxWorker;
let isoloir: Command;
let cd: Election;
let roll: readonly Voter[];

before(async () => {
  scene = await openMinistry();
  inbox = await startDevelopmentInbox(0);
  worker = createMailWorker({
    ...scene.data,
    transport: smtpTransport({ url: inbox.smtpUrl, from: 'vote@example.org' }),
    publicOrigin: 'http://localhost:8080',
    logger: false,
  });
  isoloir = commandIn(scene.folder);
  cd = await scene.election('cd');
  roll = (await scene.data.store.roll.ofConsultation(scene.id)).filter(
    ({ college }) => college === 'praticiens-hospitaliers',
  );
});
after(async () => {
  await worker.stop();
  await inbox.close();
  await scene.close();
});

let next = 0;
/** Somebody new who has voted in the third election. */
async function votedVoter() {
  const voter = roll[(next += 1)];
  assert.ok(voter);
  const cookie = await scene.signIn(voter);
  const answer = await cast(scene, cd.uuid, cookie, ballotOf(scene, cd, voter).ballot);
  assert.equal(answer.status, 201);
  return { voter, cookie, receipt: read.receipt.Parse(answer.body) };
}

const path = (uuid: string): string => `/session/elections/${uuid}/signature-proof`;

async function proofOf(cookie: string): Promise<string> {
  const answer = await scene.get(path(cd.uuid), cookie);
  assert.equal(answer.status, 200);
  return read.proof.Parse(answer.body).proof;
}

/** Gives the command a text as a file. */
function lookUp(text: string | Uint8Array) {
  const file = join(scene.folder, 'proof');
  writeFileSync(file, text);
  return isoloir('lookup', 'proof', file);
}

const pdf = (size = 100): string =>
  Buffer.concat([Buffer.from('%PDF-1.7\n'), randomBytes(size)]).toString('base64');
const request = (more: object = {}) => ({
  email: 'mine@example.net',
  language: 'fr',
  proof: pdf(),
  ...more,
});

describe('the proof of signature', () => {
  test('says who signed which roll and when, nothing of a ballot, and is always the same', async () => {
    const { voter, cookie, receipt } = await votedVoter();
    const proof = await proofOf(cookie);
    assert.match(proof, /^ISP1\.[\w-]+\.[\w-]{86}$/);
    assert.equal(await proofOf(cookie), proof);
    const said: unknown = JSON.parse(Buffer.from(proof.split('.')[1] ?? '', 'base64url').toString());
    assert.deepEqual(said, {
      consultation: 'ministere-2024',
      election: 'cd',
      run: 1,
      uuid: cd.uuid,
      name: voter.name,
      number: voter.number,
      signedAt: start.toISOString(),
      key: scene.data.signer.key,
    });
    for (const part of [receipt.tracker, receipt.registrationCode]) {
      assert.ok(!JSON.stringify(said).includes(part));
    }
  });

  test('is for those who have voted there, of their own college, and signed in', async () => {
    const voter = roll.at(-1);
    assert.ok(voter);
    const cookie = await scene.signIn(voter);
    const stranger = (await scene.data.store.roll.ofConsultation(scene.id)).find(
      ({ college }) => college === 'contractuels',
    );
    assert.ok(stranger);
    for (const [who, code, status] of [
      [cookie, 'not-voted-yet', 409],
      [await scene.signIn(stranger), 'not-eligible', 403],
      [undefined, 'session-missing', 401],
    ] as const) {
      const answers = [
        await scene.get(path(cd.uuid), who),
        await scene.post(path(cd.uuid), request(), { cookie: who }),
      ];
      for (const answer of answers) assert.deepEqual([answer.status, answer.code], [status, code]);
    }
  });

  for (const [language, subject, words] of [
    ['fr', 'Votre preuve d’émargement – Élections 2024', 'Elle atteste que vous avez voté'],
    ['nl', 'Uw bewijs van aanstipping – Verkiezingen 2024', 'Het bewijst dat u hebt gestemd'],
  ] as const) {
    test(`goes as a document to the address given there, which is not kept; the assistance finds it valid (${language})`, async () => {
      const { voter, cookie, receipt } = await votedVoter();
      const proof = await proofOf(cookie);
      const document = written(
        signatureProofDocument(new Texts(language), {
          voterName: voter.name,
          number: voter.number,
          organisation: 'Ministère',
          consultation: 'Élections',
          election: 'CD',
          signedAt: start.toISOString(),
          timeZone: 'Europe/Paris',
          isSimulation: true,
          proof,
        }),
        `signed-${language}.pdf`,
      );
      const email = `elsewhere.${language}@example.net`;
      const body = { email, language, proof: Buffer.from(document.bytes).toString('base64') };
      const answer = await scene.post(path(cd.uuid), body, { cookie });
      assert.equal(answer.status, 202);
      assert.deepEqual(answer.body, { queuedAt: start.toISOString(), to: ['e•••@e•••.net'] });
      await worker.runOnce();
      const mail = inbox.mails().find(({ to }) => to.includes(email));
      assert.ok(mail);
      assert.ok(mail.subject.startsWith(subject), mail.subject);
      for (const part of [mail.text, mail.html]) {
        assert.ok(part.includes(words) && part.includes(voter.name));
        assert.ok(!part.includes(receipt.tracker) && !part.includes(receipt.registrationCode));
      }
      const [attachment, ...others] = mail.attachments;
      assert.equal(others.length, 0);
      assert.equal(
        attachment?.fileName,
        language === 'fr' ? 'preuve-d-emargement.pdf' : 'bewijs-van-aanstipping.pdf',
      );
      assert.deepEqual(Buffer.from(attachment.content), Buffer.from(document.bytes));
      const sent = await scene.data.store.outbox.all({ consultation: scene.id, state: 'sent' });
      const kept = sent.find((each) => each.kind === 'signature-proof' && each.voter === voter.id);
      assert.equal(kept?.address, 'e•••@e•••.net');
      assert.deepEqual(await scene.data.store.outbox.attachments(kept.id), []);
      const judged = lookUp(attachment.content);
      assert.equal(judged.status, 0, judged.problems);
      assert.ok(judged.out.includes(`${voter.name} (${voter.number})`));
      assert.match(judged.out, /ministere-2024\/cd \(Conseil de discipline.*, run 1\./);
    });
  }

  test('is found valid however a page or a mail has broken it into lines, also from standard input', async () => {
    const proof = await proofOf((await votedVoter()).cookie);
    const lines = proof.replaceAll(/(.{40})/g, '$1\r\n  ');
    const pasted = `Bonjour,\n\nma preuve : ${lines}\n\nMerci`;
    assert.equal((await lookUpProof(scene.data, pasted)).state, 'valid');
    const main = join(root, 'packages/server/src/command/main.ts');
    const said = spawnSync(process.execPath, [main, '--json', 'lookup', 'proof', '-'], {
      encoding: 'utf8',
      input: pasted,
      env: { ...process.env, ISOLOIR_DATA: join(scene.folder, 'data') },
    });
    assert.equal(said.status, 0, said.stderr);
    const judged = read.judged.Parse(JSON.parse(said.stdout));
    assert.deepEqual([judged.state, judged.onTheList], ['valid', true]);
  });

  test('is not valid with any sign changed, when another server signed it, or when it is something else', async () => {
    const proof = await proofOf((await votedVoter()).cookie);
    for (const at of [8, 60, proof.indexOf('.', 6) + 10, proof.length - 3]) {
      const other = proof[at] === 'A' ? 'B' : 'A';
      const changed = proof.slice(0, at) + other + proof.slice(at + 1);
      assert.notEqual((await lookUpProof(scene.data, changed)).state, 'valid');
    }
    const [head = '', payload = '', signature = ''] = proof.split('.');
    assert.equal((await lookUpProof(scene.data, `${head}.${payload}`)).state, 'unreadable');
    const said = lookUp(`${head}.${payload.slice(4)}.${signature}`);
    assert.equal(said.status, 1);
    assert.match(said.problems, /NOT valid/);
    const facts = {
      ...{ consultation: scene.id, election: 'cd', run: 1, uuid: cd.uuid },
      ...{ name: 'A', number: '1', signedAt: start.toISOString() },
    };
    const { signer } = scene.data;
    const foreign = signProof({ ...signer, key: '0'.repeat(16) }, facts);
    assert.match(lookUp(foreign).problems, /NOT ours: it was signed by the key of another server/);
    const invented = signProof(signer, facts);
    assert.match(lookUp(invented).problems, /signature list of this server does not say so/);
    isoloir.refused(/can not be read/, 'lookup', 'proof', '/nowhere');
  });

  test('is refused to an address that is none, and beyond five an hour', async () => {
    const { cookie } = await votedVoter();
    for (const [email, code] of [
      ['', 'missing'],
      ['nobody', 'email'],
      ['a@example.net, b@example.net', 'email'],
    ] as const) {
      const answer = await scene.post(path(cd.uuid), request({ email }), { cookie });
      assert.equal(answer.status, 422);
      assert.deepEqual(Reflect.get(Object(answer.body), 'fields'), [{ pointer: '/email', code }]);
    }
    assert.equal((await scene.post(path(cd.uuid), request({ proof: 'bm8=' }), { cookie })).status, 400);
    for (let count = 0; count < 5; count += 1) {
      assert.equal((await scene.post(path(cd.uuid), request(), { cookie })).status, 202);
    }
    const sixth = await scene.post(path(cd.uuid), request(), { cookie });
    assert.deepEqual([sixth.status, sixth.code], [429, 'confirmations-too-often']);
  });
});

describe('the presence check of a reference', () => {
  const check = async (reference: string) => {
    const answer = await scene.post('/references/check', { reference });
    assert.equal(answer.status, 200);
    return read.check.Parse(answer.body);
  };

  test('tells event, section and colleges, where all colleges elect none', async () => {
    const { receipt } = await votedVoter();
    const checked = await check(receipt.reference);
    const { colleges, title } = scene.staged.definition;
    assert.deepEqual(checked, {
      signature: 'valid',
      present: true,
      tracker: receipt.tracker,
      registrationCode: receipt.registrationCode,
      consultation: title,
      colleges: [colleges[1]?.title],
      election: {
        uuid: cd.uuid,
        id: 'cd',
        run: 1,
        title: { fr: 'Conseil de discipline (CD)', nl: 'Tuchtraad (CD)' },
        phase: 'open',
      },
    });
  });

  test('tells what is damaged, foreign, no reference at all, or of no ballot', async () => {
    const { receipt } = await votedVoter();
    const { reference, tracker } = receipt;
    const at = reference.indexOf('.', 6) + 8;
    const damaged = reference.slice(0, at) + (reference[at] === 'A' ? 'B' : 'A') + reference.slice(at + 1);
    assert.deepEqual(await check(damaged), { signature: 'invalid', present: false });
    const parts = { election: cd.uuid, fingerprint: cd.fingerprint, run: 1, tracker };
    const foreign = signReference(parts, randomBytes(32));
    assert.deepEqual(await check(foreign), { signature: 'foreign', present: false });
    assert.deepEqual(await check('ISO1.abc'), { signature: 'unreadable', present: false });
    const absent = scene.data.signer.sign({ ...parts, tracker: 'A'.repeat(43) });
    const checked = await check(absent);
    assert.deepEqual([checked.signature, checked.present, checked.election?.id], ['valid', false, 'cd']);
  });
});

describe('the look-up by registration code', () => {
  test('says in which urn the ballot is, and never whose it is', async () => {
    const { voter, receipt } = await votedVoter();
    const { registrationCode: code } = receipt;
    for (const typed of [
      code,
      code.toLowerCase(),
      `${code.slice(0, 4)}-${code.slice(4, 8)} ${code.slice(8)}`,
    ]) {
      const found = await lookUpBallot(scene.data, typed);
      assert.ok(found.ok);
      assert.deepEqual([found.value.code, found.value.present.map(({ uuid }) => uuid)], [code, [cd.uuid]]);
    }
    assert.equal(
      isoloir.done('lookup', 'ballot', code),
      `The ballot ${code} is in the urn of ministere-2024/cd (Conseil de discipline (CD) / Tuchtraad (CD)), run 1.\n`,
    );
    const json = JSON.stringify(isoloir.json('lookup', 'ballot', code));
    for (const secret of [voter.name, voter.number, voter.email, voter.id, receipt.tracker]) {
      assert.ok(!json.includes(secret));
    }
  });

  test('tells a ballot that is nowhere, a slip of the tongue and what is no code', async () => {
    const { receipt } = await votedVoter();
    const { registrationCode: code } = receipt;
    const slip = (code.startsWith('A') ? 'B' : 'A') + code.slice(1);
    isoloir.refused(/a character is wrong: have it read out again/, 'lookup', 'ballot', slip);
    const none = await lookUpBallot(scene.data, 'hello');
    assert.match(none.ok ? '' : none.error.message, /is no registration code: expected 12/);
    const absent = registrationCodeOf('A'.repeat(43));
    isoloir.refused(new RegExp(`No urn of this server has a ballot ${absent}`), 'lookup', 'ballot', absent);
  });

  test('is in the audit log, without the code or the voter', async () => {
    const { voter, receipt } = await votedVoter();
    assert.ok((await lookUpBallot(scene.data, receipt.registrationCode)).ok);
    const log = (await scene.data.store.audit.all()).filter(({ act }) =>
      ['ballot.looked-up', 'proof.checked'].includes(act),
    );
    assert.deepEqual(read.audit.Parse(JSON.parse(log.at(-1)?.detail ?? '')), { found: 1 });
    for (const { detail } of log) {
      assert.ok(!detail.includes(receipt.registrationCode) && !detail.includes(voter.name));
    }
  });
});

test('after closing a voter still gets the proof, and the assistance its answers', async () => {
  const { cookie, receipt } = await votedVoter();
  scene.now = new Date(closesAt.getTime() - 1000);
  assert.equal((await scene.get('/session/elections', cookie)).status, 401, 'that session was idle');
  const voter = roll[next];
  assert.ok(voter);
  const again = await scene.signIn(voter);
  scene.now = new Date(closesAt.getTime() + 1000);
  assert.equal((await scene.get(path(cd.uuid), again)).status, 200);
  const found = await lookUpBallot(scene.data, receipt.registrationCode);
  assert.equal(found.ok && found.value.present.length, 1);
  scene.now = start;
});

test('of an annulled run the assistance hears that nothing of it counts, and no further proof is given', async () => {
  const { cookie, receipt } = await votedVoter();
  const proof = await proofOf(cookie);
  const notice = { fr: 'Le scrutin est annulé.', nl: 'De stemming is geannuleerd.' };
  must(await annulConsultation(scene.data, scene.id, { reason: 'test', notice, election: 'cd' }));
  const said = isoloir('lookup', 'ballot', receipt.registrationCode);
  assert.equal(said.status, 1);
  assert.match(said.out, /run 1: this run was annulled, nothing of it counts\.$/m);
  const judged = await lookUpProof(scene.data, proof);
  assert.equal(judged.state === 'valid' && judged.run?.annulled, true);
  const answer = await scene.get(path(cd.uuid), cookie);
  assert.deepEqual([answer.status, answer.code], [409, 'election-annulled']);
  const checked = read.check.Parse(
    (await scene.post('/references/check', { reference: receipt.reference })).body,
  );
  assert.deepEqual([checked.signature, checked.present], ['valid', false]);
  assert.ok(checked.annulled !== undefined);
});
