import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import fc from 'fast-check';
import { errorCatalogue, type ErrorCode } from '../../packages/server/src/errors.ts';
import { openMinistry, type Ministry } from './ministry.ts';
import { requestsTo } from './openapi/arbitrary.ts';
import { apiOf, type Api, type ApiOperation } from './openapi/operations.ts';
import { Type } from 'typebox';
import { Compile } from 'typebox/compile';

let scene: Ministry;
let api: Api;
let known: Record<string, readonly string[]>;

before(async () => {
  scene = await openMinistry();
  await scene.app.ready();
  api = apiOf(scene.app);
  const { definition } = scene.staged;
  const runs = await scene.data.store.runs.ofConsultation(definition.id);
  known = { consultation: [definition.id], uuid: runs.map(({ uuid }) => uuid) };
});
after(() => scene.close());

const isProblem = Compile(Type.Object({ code: Type.String(), status: Type.Integer(), type: Type.String() }));
const isCode = (code: string): code is ErrorCode => Object.hasOwn(errorCatalogue, code);

interface Answered {
  readonly statusCode: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly body: string;
}

/** An answer that a client can rely on: a documented one, or a refusal from the catalogue that says nothing of our inside. */
function expectHonest({ statusCode, headers, body }: Answered): void {
  assert.ok(statusCode < 500, `${statusCode} ${body}`);
  assert.doesNotMatch(body, /node_modules|\.ts:\d|\n\s+at |SQLITE|select |insert into/);
  if (statusCode < 400) return;
  assert.match(String(headers['content-type']), /^application\/problem\+json/);
  const problem: unknown = JSON.parse(body);
  assert.ok(isProblem.Check(problem), body);
  assert.equal(problem.status, statusCode);
  assert.ok(isCode(problem.code), problem.code);
  assert.equal(errorCatalogue[problem.code].status, statusCode);
}

// Whatever holds for every address: it is none, or its address, method, size or type is not right.
const everywhere: readonly ErrorCode[] = [
  'not-found',
  'request-invalid',
  'request-too-large',
  'media-type-unsupported',
];

function expectDocumented(operation: ApiOperation, { statusCode, body }: Answered): void {
  const documented = Object.keys(operation.responses).map(Number);
  if (documented.includes(statusCode)) return;
  const problem: unknown = JSON.parse(body);
  assert.ok(
    isProblem.Check(problem) && everywhere.some((one) => one === problem.code),
    `${operation.operationId} answers ${statusCode} ${body}, and its document does not say so`,
  );
}

// Signing out ends what the others need, and hashing a password takes its time.
const runs: Readonly<Record<string, number>> = { signInByPassword: 20, endSession: 1, castBallot: 30 };

describe('no request whatever brings the server to its knees or makes it talk', () => {
  test('whatever is sent to a documented operation, by nobody or by a voter', async () => {
    const { voter } = await scene.person(11);
    const cookie = await scene.signIn(voter);
    for (const operation of [...api.operations].sort((one) => (one.operationId === 'endSession' ? 1 : -1))) {
      await fc.assert(
        fc.asyncProperty(
          requestsTo(operation, api, known),
          fc.constantFrom(cookie, undefined, '__Host-isoloir=forged'),
          async ({ url, body }, session) => {
            const answer = await scene.app.inject({
              method: operation.method,
              url,
              headers: {
                'sec-fetch-site': 'same-origin',
                ...(body === undefined ? {} : { 'content-type': 'application/json' }),
                ...(session === undefined ? {} : { cookie: session }),
              },
              ...(body === undefined ? {} : { payload: JSON.stringify(body) }),
            });
            expectHonest(answer);
            expectDocumented(operation, answer);
          },
        ),
        { numRuns: runs[operation.operationId] ?? 40 },
      );
    }
  });

  const withBody = () => api.operations.filter(({ requestBody }) => requestBody !== undefined);
  const bodies: readonly (readonly [what: string, type: string, payload: string | Buffer])[] = [
    ['nothing', 'application/json', ''],
    ['half of a JSON text', 'application/json', '{"ballot":'],
    ['a text that names a prototype', 'application/json', '{"__proto__":{"admin":true},"ballot":{}}'],
    ['a hundred thousand lists in each other', 'application/json', '['.repeat(100_000) + ']'.repeat(100_000)],
    ['null', 'application/json', 'null'],
    ['no UTF-8', 'application/json', Buffer.from([0x22, 0xff, 0xfe, 0x22])],
    ['a form', 'application/x-www-form-urlencoded', 'ballot=1'],
    ['a file', 'multipart/form-data; boundary=x', '--x--'],
    ['ten megabytes', 'application/json', `{"ballot":"${'a'.repeat(10_000_000)}"}`],
    ['another encoding', 'application/json; charset=utf-16', '{}'],
  ];
  for (const [what, type, payload] of bodies) {
    test(`a body that is ${what}`, async () => {
      for (const { method, path } of withBody()) {
        const url = path.replace('{consultation}', scene.id).replace('{uuid}', known.uuid?.[0] ?? '');
        const answer = await scene.app.inject({
          method,
          url,
          headers: { 'sec-fetch-site': 'same-origin', 'content-type': type },
          payload,
        });
        expectHonest(answer);
        assert.ok(answer.statusCode >= 400, `${url} took it: ${answer.statusCode}`);
      }
    });
  }

  test('an address that is none', async () => {
    for (const url of [
      '/api/v1/%',
      '/api/v1/consultations/%00',
      '/api/v1/consultations/%C0%AE',
      `/api/v1/consultations/${'a'.repeat(20_000)}`,
      '/api/v1/consultations/..%2f..%2fetc%2fpasswd',
      '/api/v1/elections/__proto__',
      '/api/v1//session',
      '/%2e%2e/%2e%2e/keys/registrar.key',
    ]) {
      const answer = await scene.app.inject({ method: 'GET', url });
      expectHonest(answer);
      assert.ok(answer.statusCode >= 400, url);
    }
  });

  test('a method that no address has', async () => {
    for (const { path } of api.operations)
      for (const method of ['PATCH', 'OPTIONS', 'DELETE'] as const) {
        const documented = api.operations.some((one) => one.path === path && one.method === method);
        if (!documented) expectHonest(await scene.app.inject({ method, url: path }));
      }
  });

  test('after all that, nothing has come into an urn or onto a signature list', async () => {
    for (const uuid of known.uuid ?? []) {
      assert.equal(await scene.data.store.urn.count(uuid), 0);
      assert.equal(await scene.data.store.signatures.count(uuid), 0);
    }
  });
});
