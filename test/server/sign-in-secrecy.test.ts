import assert from 'node:assert/strict';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, mock, test } from 'node:test';
import { pino, type Logger } from 'pino';
import { createRequestWorker } from '../../packages/server/src/sign-in/request-worker.ts';
import { httpSmsGateway } from '../../packages/server/src/sms/gateway.ts';
import { createSmsWorker } from '../../packages/server/src/sms/worker.ts';
import { openMinistry, solved, type Ministry } from './ministry.ts';
import { start } from './support.ts';

let scene: Ministry;
let log = '';
const logger: Logger = pino({ level: 'trace' }, { write: (line: string) => (log += line) });
/** What was typed and given out, by what it is. */
const typed = new Map<string, string>();

before(async () => {
  mock.timers.enable({ apis: ['Date'], now: start });
  scene = await openMinistry(undefined, logger);
  const { voter, access } = await scene.person(7);
  const password = await scene.passwordOf(voter);
  const [identifier, orderNumber, mobile] = [
    access.identifier,
    access.orderNumber ?? '',
    access.mobile ?? '',
  ];
  const path = `/consultations/${scene.id}`;
  const address = '203.0.113.77';
  const signIn = (body: object) => scene.post(`${path}/sign-in/password`, body, { address });
  const { cookie } = await signIn({ identifier, password, orderNumber });
  assert.ok(cookie !== undefined);
  for (let count = 0; count < 12; count += 1)
    await signIn({ identifier, password: 'WRONGWRONG22', orderNumber });
  await signIn({ identifier, password: 5, orderNumber });
  const number = voter.number;
  for (const [what, body] of [
    ['identifier', { number, orderNumber }],
    ['password', { mobile, identifier, orderNumber }],
  ] as const) {
    const refused = await scene.post(`${path}/recover/${what}`, body, { address });
    assert.ok(refused.challenge !== undefined);
    const robotCheck = await solved(refused.challenge);
    assert.equal(
      (await scene.post(`${path}/recover/${what}`, { ...body, robotCheck }, { address })).status,
      202,
    );
  }
  const requests = createRequestWorker({ ...scene.data, logger });
  await requests.runOnce();
  // A gateway that refuses, so that something is logged about the SMS.
  const gateway = httpSmsGateway({ url: 'http://127.0.0.1:1/' });
  const sms = createSmsWorker({ ...scene.data, gateway, logger });
  await sms.runOnce();
  const token = cookie.slice(cookie.indexOf('=') + 1);
  for (const [name, value] of Object.entries({
    identifier,
    password,
    number,
    orderNumber,
    mobile,
    address,
    token,
  })) {
    typed.set(name, value);
  }
  typed.set('wrong password', 'WRONGWRONG22');
  typed.set('name', voter.name);
  typed.set('e-mail', voter.email);
});
after(async () => {
  await scene.close();
  mock.timers.reset();
});

test('the log holds nothing that was typed or given out, and no address', () => {
  assert.match(log, /a message was not delivered/, 'there is a log');
  for (const [what, value] of typed) assert.ok(!log.includes(value), `the log names the ${what}`);
});

test('the data folder holds no password, typed or right, no session token and no network address', () => {
  const folder = join(scene.folder, 'data');
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
    statSync(join(folder, name)).isFile(),
  );
  assert.ok(files.some((name) => name.endsWith('.sqlite')));
  for (const what of ['password', 'wrong password', 'token', 'address']) {
    for (const name of files) {
      const holds = readFileSync(join(folder, name)).includes(typed.get(what) ?? 'nothing');
      assert.ok(!holds, `${name} holds the ${what}`);
    }
  }
});
