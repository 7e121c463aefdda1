import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { minutesAfter } from '../../packages/server/src/clock.ts';
import { exportContactData } from '../../packages/server/src/office/contact-data.ts';
import type { Voter } from '../../packages/server/src/store/roll.ts';
import { ballotOf, call, cast, closesAt, openScene, start, type Answer, type Scene } from './support.ts';

let scene: Scene;
let uuid: string;
let otherUuid: string;
before(async () => {
  scene = await openScene();
  const [mine, other] = scene.staged.elections;
  assert.ok(mine !== undefined && other !== undefined);
  uuid = mine.uuid;
  otherUuid = other.uuid;
});
after(() => scene.close());

let next = 0;
const someone = (): Promise<Voter> => scene.voter('liege', (next += 1));

const vote = async (voter: Voter, cookie: string): Promise<void> => {
  const { ballot } = ballotOf(scene, await scene.election('liege'), voter);
  assert.equal((await cast(scene, uuid, cookie, ballot)).status, 201);
};

describe('my data', () => {
  const get = (cookie?: string): Promise<Answer> => call(scene, 'GET', '/session/contact-data', { cookie });
  const put = (cookie: string | undefined, body: unknown, headers = {}): Promise<Answer> =>
    call(scene, 'PUT', '/session/contact-data', { cookie, body, headers });
  const whole = (number: string) => ({
    newsletterEmail: 'news@example.org',
    professionalNumber: number,
    speciality: 'Médecine générale',
    correspondence: {
      institution: 'Maison médicale',
      street: 'Rue des Tanneurs 19',
      postalCode: '4040',
      city: 'Herstal',
      country: 'Belgique',
      phone: '04 555 01 24',
      fax: '+32 4 555 01 25',
      email: 'secretariat@example.org',
    },
    practice: { postalCode: 'L-1234', country: 'Luxembourg', phone: '+352 555 01 24' },
    privateEmail: 'me@example.net',
    professionalEmail: 'practice@example.org',
    publishProfessionalEmail: true,
  });

  test('is prefilled from the roll, saved, and shown back in its usual writing', async () => {
    const voter = await someone();
    const cookie = await scene.signIn(voter);
    assert.deepEqual((await get(cookie)).body, {
      newsletterEmail: voter.email,
      professionalNumber: voter.number,
      correspondence: {},
      practice: {},
      publishProfessionalEmail: false,
    });
    const data = whole(voter.number);
    const typed = {
      ...data,
      professionalNumber: ` ${voter.number.replaceAll('-', '')} `,
      speciality: `  ${data.speciality} `,
      correspondence: { ...data.correspondence, fax: `${data.correspondence.fax} ` },
      practice: { ...data.practice, street: '  ' },
    };
    assert.deepEqual(await put(cookie, typed), { status: 200, body: data, code: undefined });
    const later = await scene.signIn(voter);
    assert.deepEqual((await get(later)).body, data, 'in another session too');
  });

  test('is refused field by field, with a code for each and no value, and nothing of it is kept', async () => {
    const voter = await someone();
    const cookie = await scene.signIn(voter);
    const data = whole(voter.number);
    const answer = await put(cookie, {
      ...data,
      newsletterEmail: 'news',
      professionalNumber: `${voter.number.slice(0, 8)}${voter.number.slice(8, 10) === '42' ? '43' : '42'}-072`,
      speciality: 'x'.repeat(201),
      correspondence: { ...data.correspondence, postalCode: '0999', phone: '555', email: 'a@b@c.org' },
      practice: { street: 'Rue\nBcc: x' },
      professionalEmail: '',
    });
    assert.equal(answer.status, 422);
    assert.equal(answer.code, 'contact-data-invalid');
    const fields: unknown = Reflect.get(Object(answer.body), 'fields');
    assert.deepEqual(fields, [
      { pointer: '/professionalNumber', code: 'professional-number-check-digits' },
      { pointer: '/newsletterEmail', code: 'email' },
      { pointer: '/speciality', code: 'too-long' },
      { pointer: '/professionalEmail', code: 'missing' },
      { pointer: '/correspondence/postalCode', code: 'postal-code' },
      { pointer: '/correspondence/phone', code: 'phone' },
      { pointer: '/correspondence/email', code: 'email' },
      { pointer: '/practice/street', code: 'not-one-line' },
    ]);
    assert.doesNotMatch(JSON.stringify(answer.body), /555|Bcc|a@b/);
    assert.equal(Reflect.get(Object((await get(cookie)).body), 'speciality'), undefined);
  });

  test('is nobody else’s: no session, another session, another site, another shape', async () => {
    const voter = await someone();
    const cookie = await scene.signIn(voter);
    const data = whole(voter.number);
    assert.equal((await get()).code, 'session-missing');
    assert.equal((await put(undefined, data)).code, 'session-missing');
    assert.equal((await put(cookie, data, { origin: 'https://evil.example' })).code, 'origin-refused');
    assert.equal((await put(cookie, { ...data, voter: 'x' })).code, 'request-invalid');
    assert.equal((await put(cookie, { ...data, practice: { planet: 'x' } })).code, 'request-invalid');
    assert.equal((await put(cookie, {})).code, 'request-invalid');
    assert.equal((await put(cookie, data)).status, 200);
    const other = await scene.signIn(await someone());
    assert.doesNotMatch(JSON.stringify((await get(other)).body), /Tanneurs/);
    scene.now = minutesAfter(start, 11);
    assert.equal((await get(cookie)).code, 'session-expired');
    scene.now = start;
  });

  test('leaves the fields’ names in the audit log, no value, and nothing when nothing changed', async () => {
    const voter = await someone();
    const cookie = await scene.signIn(voter);
    const changes = async () =>
      (await scene.data.store.audit.all()).filter(
        ({ act, detail }) => act === 'contact-data.changed' && detail.includes(voter.id),
      );
    const { body } = await get(cookie);
    assert.equal((await put(cookie, body)).status, 200);
    assert.equal((await changes()).length, 0);
    await put(cookie, whole(voter.number));
    await put(cookie, whole(voter.number));
    await put(cookie, { ...whole(voter.number), speciality: '', practice: { phone: '+352 555 01 24' } });
    const [all, some, ...more] = await changes();
    assert.equal(more.length, 0);
    assert.match(all?.detail ?? '', /"\/correspondence\/postalCode"/);
    assert.deepEqual(JSON.parse(some?.detail ?? ''), {
      voter: voter.id,
      fields: ['/speciality', '/practice/postalCode', '/practice/country'],
    });
    // The voter's own identifier is of any digits.
    assert.doesNotMatch((all?.detail ?? '').replace(voter.id, ''), /4040|Herstal|@/);
  });

  test('is exported as CSV that any program reads and no spreadsheet runs', async () => {
    const voter = await someone();
    const cookie = await scene.signIn(voter);
    const data = whole(voter.number);
    const tricky = {
      ...data,
      speciality: '=HYPERLINK("x")',
      practice: { street: 'Rue "A", 1', phone: '+352 1234567' },
    };
    assert.equal((await put(cookie, tricky)).status, 200);
    const id = scene.staged.definition.id;
    const exported = await exportContactData(scene.data, id);
    assert.ok(exported.ok);
    const lines = exported.value.csv.split('\r\n');
    assert.equal(lines.length, exported.value.voters + 2, 'a head, and an end of line after the last one');
    const address = 'Maison médicale,Rue des Tanneurs 19,4040,Herstal,Belgique,04 555 01 24,+32 4 555 01 25';
    assert.equal(
      lines.find((line) => line.startsWith(voter.number)),
      [
        `${voter.number},${voter.name},news@example.org,${voter.number},"'=HYPERLINK(""x"")"`,
        `${address},secretariat@example.org`,
        ',"Rue ""A"", 1",,,,+352 1234567,,',
        `me@example.net,practice@example.org,yes,${start.toISOString()}`,
      ].join(','),
    );
    const last = (await scene.data.store.audit.all()).at(-1);
    assert.deepEqual(
      [last?.act, last?.detail],
      ['contact-data.exported', JSON.stringify({ voters: exported.value.voters })],
    );
    const unknown = await exportContactData(scene.data, 'nowhere');
    assert.equal(unknown.ok ? undefined : unknown.error.code, 'consultation-unknown');
  });
});

describe('the steps after the vote', () => {
  const steps = (cookie: string | undefined, election = uuid): Promise<Answer> =>
    call(scene, 'GET', `/session/elections/${election}/after-vote`, { cookie });
  const mark = (cookie: string | undefined, step: string, election = uuid): Promise<Answer> =>
    call(scene, 'POST', `/session/elections/${election}/after-vote/${step}`, { cookie });

  test('are where they were in a new session and after closing', async () => {
    const voter = await someone();
    const cookie = await scene.signIn(voter);
    await vote(voter, cookie);
    const signedAt = start.toISOString();
    assert.deepEqual((await steps(cookie)).body, { signedAt, confirmationDownloaded: false });
    const first = { signedAt, confirmationDownloaded: true };
    assert.deepEqual((await mark(cookie, 'confirmation-downloaded')).body, first);
    assert.deepEqual((await mark(cookie, 'confirmation-downloaded')).body, first);
    scene.now = minutesAfter(start, 5);
    const dataCheckedAt = scene.now.toISOString();
    assert.deepEqual((await mark(cookie, 'data-checked')).body, { ...first, dataCheckedAt });
    scene.now = minutesAfter(closesAt, 10);
    const later = await scene.signIn(voter);
    assert.deepEqual((await steps(later)).body, { ...first, dataCheckedAt });
    const finishedAt = scene.now.toISOString();
    assert.deepEqual((await mark(later, 'finished')).body, { ...first, dataCheckedAt, finishedAt });
    scene.now = start;
  });

  test('are only for who has voted, in that election, and only those three', async () => {
    const voter = await someone();
    const cookie = await scene.signIn(voter);
    for (const ask of [steps, (who: string | undefined, where?: string) => mark(who, 'finished', where)]) {
      assert.equal((await ask(cookie)).code, 'not-voted-yet');
      assert.equal((await ask(undefined)).code, 'session-missing');
      assert.equal((await ask(cookie, otherUuid)).code, 'not-eligible');
      assert.equal((await ask(cookie, '11111111111111')).code, 'election-unknown');
    }
    await vote(voter, cookie);
    assert.equal((await mark(cookie, 'confirmations-sent')).code, 'request-invalid');
    assert.deepEqual(
      (await steps(await scene.signIn(await someone()))).code,
      'not-voted-yet',
      'one’s own only',
    );
  });
});
