import assert from 'node:assert/strict';
import { globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, beforeEach, describe, mock, test } from 'node:test';
import { pino, type Logger } from 'pino';
import { minutesAfter } from '../../packages/server/src/clock.ts';
import { maskAddress } from '../../packages/server/src/contact-data/email-address.ts';
import type { ConsultationDefinition } from '../../packages/server/src/definition/definition.ts';
import { inviteVoters, reportInvitations, type Inviting } from '../../packages/server/src/office/invite.ts';
import { correctVoter } from '../../packages/server/src/office/roll-changes.ts';
import { must } from '../../packages/server/src/rehearsal/stage.ts';
import { queueLink } from '../../packages/server/src/sign-in/links.ts';
import type { Voter } from '../../packages/server/src/store/roll.ts';
import { openMinistry, solved, type Ministry, type Seen } from './ministry.ts';
import { withSignIn, writeMinistryVariant } from './ministry-variant.ts';
import { openPostOffice, type PostOffice } from './post-office.ts';
import { closesAt, start } from './support.ts';

const folder = mkdtempSync(join(tmpdir(), 'isoloir-links-'));
const departments = ['01', '2A', '75', '97'] as const;
let scene: Ministry;
let post: PostOffice;
let definition: ConsultationDefinition;
let log = '';
before(async () => {
  mock.timers.enable({ apis: ['Date'], now: start });
  const logger: Logger = pino({ level: 'trace' }, { write: (line: string) => (log += line) });
  scene = await openMinistry(
    writeMinistryVariant(
      join(folder, 'links'),
      (yaml) =>
        withSignIn(yaml, 'signIn:\n  password: { withOrderNumber: false }\n  links: { validDays: 2 }\n\n'),
      // number,name,email,language,college,situation: without order and mobile numbers, with the department of birth.
      (cells, index) => [
        ...cells.slice(0, 6),
        index === 0 ? 'birthDepartment' : (departments[index % departments.length] ?? ''),
      ],
    ),
    logger,
  );
  post = await openPostOffice(scene.data);
  ({ definition } = scene.staged);
});
after(async () => {
  await post.close();
  await scene.close();
  mock.timers.reset();
  rmSync(folder, { recursive: true });
});
beforeEach(() => {
  moveTo(start);
});

function moveTo(instant: Date): void {
  scene.now = instant;
  mock.timers.setTime(instant.getTime());
}

/** The address in a mail with a link, taken apart as a browser does. */
const linkIn = (text: string): URL => new URL(/http:\S*\/link\/#\S+/.exec(text)?.[0] ?? 'about:blank');

/** Sends a voter a link, as the office's invitation does, and reads the mail. */
async function linkOf(voter: Voter): Promise<string> {
  await scene.data.store.transaction((rooms) =>
    queueLink(rooms, scene.data.attachmentBox, { voter, definition, now: scene.now }),
  );
  await post.settle();
  const mail = post.mailsTo(voter.email).find(({ text }) => text.includes('/link/#'));
  return linkIn(mail?.text ?? '').hash.slice(1);
}

let next = 0;
async function somebody() {
  next += 1;
  const { voter, access } = await scene.person(next);
  const token = await linkOf(voter);
  const birthDepartment = access.birthDepartment ?? '';
  return { voter, access, token, identity: { token, number: voter.number, birthDepartment } };
}

const address = (): string => `192.0.2.${next}`;
const open = (token: string): Promise<Seen> => scene.post('/links/open', { token }, { address: address() });
const identify = (body: object, from = address()): Promise<Seen> =>
  scene.post('/links/identity', body, { address: from });
const use = (body: object): Promise<Seen> => scene.post('/links/use', body, { address: address() });
const of = (seen: Seen, name: string): unknown => Reflect.get(Object(seen.body), name);
const identifierIn = (text: string): string =>
  /[2-9A-HJKMNP-TV-Z]{4}-[2-9A-HJKMNP-TV-Z]{4}/.exec(text)?.[0] ?? '';
const signIn = (identifier: unknown, password: unknown): Promise<Seen> =>
  scene.post(`/consultations/${scene.id}/sign-in/password`, { identifier, password }, { address: address() });

describe('a single-use link', () => {
  test('comes by mail to the address on the roll, with its secret after the #, until when, and what it takes', async () => {
    const { voter, token } = await somebody();
    const mail = post.mailsTo(voter.email)[0];
    assert.ok(mail !== undefined);
    assert.match(
      mail.subject,
      voter.language === 'fr' ? /^Recevez vos codes de vote – / : /^Ontvang uw codes om te stemmen – /,
    );
    const link = linkIn(mail.text);
    assert.equal(link.origin + link.pathname + link.search, 'http://localhost:8080/ministere-2024/link/');
    assert.match(token, /^[\w-]{43}$/);
    assert.ok(mail.html.includes(`<a href="http://localhost:8080/ministere-2024/link/#${token}">`));
    assert.match(
      mail.text,
      voter.language === 'fr' ? /Valable jusqu’au\s: mardi 3 février 2026/ : /Geldig tot/,
    );
    const { access } = await scene.person(next);
    assert.ok(!mail.text.includes(access.identifier) && !mail.text.includes(voter.number));
  });

  test('leads through identity and address to an identifier by mail and a password on the screen, that sign in', async () => {
    const { voter, access, token, identity } = await somebody();
    const opened = await open(token);
    assert.deepEqual(
      [opened.status, opened.body],
      [200, { consultation: scene.id, expiresAt: closesAt.toISOString() }],
    );
    const identified = await identify(identity);
    assert.deepEqual(identified.body, { address: maskAddress(voter.email), addressFixed: false });
    const used = await use(identity);
    assert.equal(used.status, 200);
    assert.equal(of(used, 'sentTo'), maskAddress(voter.email));
    await post.settle();
    const mail = post.mailsTo(voter.email)[0];
    const identifier = identifierIn(mail?.text ?? '');
    assert.equal(identifier.replace('-', ''), access.identifier);
    assert.ok(!mail?.text.includes(String(of(used, 'password'))), 'the password is in no mail');
    assert.match(
      mail?.text ?? '',
      voter.language === 'fr'
        ? /le mot de passe qui s’est affiché/
        : /het wachtwoord dat op het scherm stond/,
    );
    assert.equal((await signIn(identifier, of(used, 'password'))).status, 204);
  });

  test('takes number and department as people write them', async () => {
    const { identity } = await somebody();
    const { number, birthDepartment } = identity;
    const spelt = {
      ...identity,
      number: ` ${number.slice(0, 4)} ${number.slice(4)}`,
      birthDepartment: birthDepartment.toLowerCase().replace(/^0/, ''),
    };
    assert.equal((await identify(spelt)).status, 200);
  });

  test('is used up by nothing but its use: a scanner that fetches it, and every other step, leave it good', async () => {
    const { token, identity } = await somebody();
    for (const method of ['GET', 'HEAD', 'OPTIONS'] as const) {
      for (const url of [
        '/ministere-2024/link/',
        `/ministere-2024/link/?token=${token}`,
        '/api/v1/links/open',
        '/api/v1/links/use',
      ]) {
        await scene.app.inject({ method, url });
      }
    }
    for (let count = 0; count < 4; count += 1) {
      assert.equal((await open(token)).status, 200);
      assert.equal((await identify(identity)).status, 200);
    }
    assert.equal((await use({ ...identity, birthDepartment: '33' })).code, 'link-identity-refused');
    assert.equal(
      (await use({ ...identity, otherAddress: { email: 'x', again: 'x' } })).code,
      'contact-data-invalid',
    );
    assert.equal((await use(identity)).status, 200);
  });

  test('that is used says so, to whoever looks', async () => {
    const { token, identity } = await somebody();
    await use(identity);
    for (const seen of [await open(token), await identify(identity), await use(identity)]) {
      assert.deepEqual([seen.status, seen.code], [410, 'link-used']);
    }
  });

  test('raced from two browsers gives one password, which signs in', async () => {
    const { access, identity } = await somebody();
    const all = await Promise.all(Array.from({ length: 5 }, () => use(identity)));
    const won = all.filter(({ status }) => status === 200);
    assert.equal(won.length, 1);
    const codes = new Set(all.flatMap(({ code }) => (code === undefined ? [] : [code])));
    assert.deepEqual(codes, new Set(['link-used']));
    assert.equal(
      (await signIn(access.identifier, won[0] === undefined ? '' : of(won[0], 'password'))).status,
      204,
    );
    await post.settle();
  });

  test('ends after its days, with the closing at the latest, and says so', async () => {
    const { token, identity } = await somebody();
    moveTo(new Date(closesAt.getTime() - 1));
    assert.equal((await open(token)).status, 200);
    moveTo(closesAt);
    for (const seen of [await open(token), await identify(identity), await use(identity)]) {
      assert.deepEqual([seen.status, seen.code], [410, 'link-expired']);
    }
    moveTo(start);
    const earlier = minutesAfter(start, -2 * 24 * 60);
    moveTo(earlier);
    const { voter } = await scene.person((next += 1));
    const old = await linkOf(voter);
    moveTo(new Date(start.getTime() - 1));
    assert.equal((await open(old)).status, 200);
    moveTo(start);
    assert.equal((await open(old)).code, 'link-expired');
  });

  test('that nobody gave out is unknown', async () => {
    for (const token of ['x', 'A'.repeat(43)]) {
      const seen = await open(token);
      assert.deepEqual([seen.status, seen.code], [404, 'link-unknown']);
    }
    assert.equal((await open('')).code, 'request-invalid');
  });

  test('of which a newer one was sent says so', async () => {
    const { voter, token } = await somebody();
    const newer = await linkOf(voter);
    assert.deepEqual([(await open(token)).status, (await open(token)).code], [410, 'link-replaced']);
    assert.equal((await open(newer)).status, 200);
  });
});

describe('who holds a link', () => {
  test('must be who it was sent to: one wrong part is answered as two', async () => {
    const [person, other] = [await somebody(), await somebody()];
    const answers = new Set<string>();
    for (const wrong of [
      { number: other.voter.number },
      { birthDepartment: '33' },
      { number: 'x', birthDepartment: 'y' },
    ]) {
      const seen = await identify({ ...person.identity, ...wrong }, '198.51.100.9');
      assert.deepEqual([seen.status, seen.code], [401, 'link-identity-refused']);
      answers.add(JSON.stringify({ ...Object(seen.body), instance: '' }));
    }
    assert.equal(answers.size, 1);
  });

  test('guesses five times, then works, and is never locked out', async () => {
    const { identity } = await somebody();
    for (let count = 0; count < 5; count += 1) {
      assert.equal((await identify({ ...identity, birthDepartment: '33' })).code, 'link-identity-refused');
    }
    const refused = await identify(identity);
    assert.equal(refused.code, 'robot-check-missing');
    assert.ok(refused.challenge !== undefined);
    const robotCheck = await solved(refused.challenge);
    assert.equal((await identify({ ...identity, robotCheck })).status, 200);
  });
});

describe('the address', () => {
  const other = { email: 'somewhere@example.net', again: 'somewhere@example.net' };

  test('may be another one, typed twice; the one on the roll is told', async () => {
    const { voter, access, identity } = await somebody();
    const used = await use({ ...identity, otherAddress: other });
    assert.equal(of(used, 'sentTo'), 's•••@e•••.net');
    await post.settle();
    assert.equal(identifierIn(post.mailsTo(other.email)[0]?.text ?? '').replace('-', ''), access.identifier);
    const told = post.mailsTo(voter.email)[0];
    assert.match(told?.subject ?? '', /envoyé à une autre adresse|naar een ander adres gestuurd/);
    assert.ok(told?.text.includes('s•••@e•••.net'));
    for (const secret of [other.email, access.identifier, String(of(used, 'password'))]) {
      assert.ok(!told?.text.includes(secret));
    }
  });

  test('is then fixed: the next link shows it, masked, and takes no other', async () => {
    const { voter, identity } = await somebody();
    await use({ ...identity, otherAddress: other });
    const again = { ...identity, token: await linkOf(voter) };
    assert.deepEqual((await identify(again)).body, { address: 's•••@e•••.net', addressFixed: true });
    const third = { email: 'third@example.net', again: 'third@example.net' };
    const refused = await use({ ...again, otherAddress: third });
    assert.deepEqual([refused.status, refused.code], [409, 'address-fixed']);
    assert.equal(of(await use(again), 'sentTo'), 's•••@e•••.net');
  });

  test('must be one, and the same twice, or the field is named and the link stays good', async () => {
    const { identity } = await somebody();
    for (const [otherAddress, pointer, code] of [
      [{ email: 'nobody', again: 'nobody' }, '/otherAddress/email', 'email'],
      [{ ...other, again: 'somewhere@example.nt' }, '/otherAddress/again', 'not-the-same'],
      [{ ...other, again: '' }, '/otherAddress/again', 'not-the-same'],
    ] as const) {
      const seen = await use({ ...identity, otherAddress });
      assert.equal(seen.code, 'contact-data-invalid');
      assert.deepEqual(of(seen, 'fields'), [{ pointer, code }]);
    }
    assert.equal((await open(identity.token)).status, 200);
  });
});

test('a link sent to an address that the office corrects is good no more, sent or waiting', async () => {
  const { voter, token } = await somebody();
  const correct = async (email: string): Promise<void> => {
    const change = { number: voter.number, reason: 'wrong address' };
    must(await correctVoter(scene.data, scene.id, change, [`email=${email}`]));
  };
  await correct('first@example.net');
  assert.equal((await open(token)).code, 'link-replaced');
  await scene.data.store.transaction((rooms) =>
    queueLink(rooms, scene.data.attachmentBox, { voter, definition, now: scene.now }),
  );
  await correct('second@example.net');
  const before = post.mailsTo(voter.email).filter(({ text }) => text.includes('/link/#')).length;
  await post.settle();
  assert.equal(post.mailsTo(voter.email).filter(({ text }) => text.includes('/link/#')).length, before);
});

describe('a lost identifier', () => {
  const recover = async (number: string): Promise<Seen> => {
    const path = `/consultations/${scene.id}/recover/identifier`;
    const refused = await scene.post(path, { number }, { address: address() });
    assert.equal(refused.code, 'robot-check-missing');
    const robotCheck = refused.challenge === undefined ? '' : await solved(refused.challenge);
    return scene.post(path, { number, robotCheck }, { address: address() });
  };

  test('is recovered by a link to the known address; nobody learns who is known', async () => {
    const { voter } = await scene.person((next += 1));
    const answers = [await recover(voter.number), await recover('10000000009')];
    assert.deepEqual(
      answers.map(({ status, body }) => [status, body]),
      [
        [202, {}],
        [202, {}],
      ],
    );
    const before = post.inbox.mails().length;
    await post.settle();
    assert.equal(post.inbox.mails().length, before + 1);
    assert.equal((await open(linkIn(post.mailsTo(voter.email)[0]?.text ?? '').hash.slice(1))).status, 200);
  });

  test('ends the password that was, and its sessions, once the link is used', async () => {
    const { access, voter, identity } = await somebody();
    const first = of(await use(identity), 'password');
    const { cookie } = await signIn(access.identifier, first);
    const second = of(await use({ ...identity, token: await linkOf(voter) }), 'password');
    assert.equal((await scene.get('/session', cookie)).code, 'session-revoked');
    assert.equal((await signIn(access.identifier, first)).code, 'sign-in-refused');
    assert.equal((await signIn(access.identifier, second)).status, 204);
  });

  test('has no password by SMS: the link gives one', async () => {
    const body = { mobile: '0', identifier: 'x', orderNumber: '1' };
    const seen = await scene.post(`/consultations/${scene.id}/recover/password`, body);
    assert.deepEqual([seen.status, seen.code], [409, 'sign-in-way-not-offered']);
  });
});

describe('inviting', () => {
  const inviting: Inviting = { batch: 40, perMinute: 600, links: true, resume: true, failed: false };

  test('by links sends one to everybody who has none, at a pace, once; each is good', async () => {
    const { voters, uninvited } = must(await reportInvitations(scene.data, scene.id, true));
    assert.equal(voters, 300);
    assert.ok(uninvited > 200);
    const begun = await inviteVoters(scene.data, scene.id, { ...inviting, resume: false });
    assert.equal(begun.ok ? undefined : begun.error.code, 'invitations-begun');
    const invited = must(await inviteVoters(scene.data, scene.id, inviting));
    assert.equal(invited.queued, uninvited);
    assert.equal(must(await inviteVoters(scene.data, scene.id, inviting)).queued, 0);
    const planned = invited.plannedUntil?.getTime() ?? 0;
    assert.equal(planned, start.getTime() + (uninvited - 1) * 100);
    const { voter, access } = await scene.person(299);
    assert.equal(post.mailsTo(voter.email).length, 0);
    moveTo(new Date(planned));
    await post.settle();
    const [mail] = post.mailsTo(voter.email);
    const token = linkIn(mail?.text ?? '').hash.slice(1);
    const birthDepartment = access.birthDepartment ?? '';
    assert.equal((await use({ token, number: voter.number, birthDepartment })).status, 200);
    assert.equal(must(await reportInvitations(scene.data, scene.id, true)).states.queued, 0);
  });

  test('by letter tells of the link, and no identifier', async () => {
    const { voter, access } = await scene.person(298);
    must(await inviteVoters(scene.data, scene.id, { ...inviting, links: false, perMinute: 60_000 }));
    moveTo(minutesAfter(start, 1));
    await post.settle();
    const mail = post.mailsTo(voter.email).find(({ subject }) => /invitation|uitnodiging/.test(subject));
    assert.match(mail?.text ?? '', /lien à usage unique|link voor eenmalig gebruik/);
    assert.ok(!mail?.text.replaceAll('-', '').includes(access.identifier));
  });

  test('by links is refused where the consultation has none', async () => {
    const ministry = await openMinistry();
    try {
      const refused = await inviteVoters(ministry.data, ministry.id, inviting);
      assert.equal(refused.ok ? undefined : refused.error.code, 'links-not-offered');
    } finally {
      await ministry.close();
    }
  });
});

test('no link, password, identifier or number is in the log or, but for the roll, in the data folder', async () => {
  const { voter, access, token, identity } = await somebody();
  await open(token);
  await identify({ ...identity, birthDepartment: '33' });
  const password = String(of(await use(identity), 'password'));
  await use(identity);
  assert.equal(password.length, 12);
  for (const secret of [token, password, access.identifier, voter.number, voter.email]) {
    assert.ok(!log.includes(secret));
  }
  const data = join(scene.folder, 'data');
  for (const name of globSync('**/*.sqlite*', { cwd: data })) {
    const bytes = readFileSync(join(data, name));
    for (const secret of [token, password]) assert.ok(!bytes.includes(secret), name);
  }
});
