import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import fc from 'fast-check';
import { Type } from 'typebox';
import { Compile } from 'typebox/compile';
import { minutesAfter } from '../../packages/server/src/clock.ts';
import { stageConsultation } from '../../packages/server/src/rehearsal/stage.ts';
import { sessionLimits } from '../../packages/server/src/server.ts';
import { hashOfSecret } from '../../packages/server/src/voting/sessions.ts';
import { root } from '../../scripts/lib/root.ts';
import { fitting } from './openapi/arbitrary.ts';
import { apiOf, type Api, type ApiOperation } from './openapi/operations.ts';
import { closesAt, openScene, opensAt, start, type Scene } from './support.ts';

/**
 * Who may ask for what: everybody; a voter, about themselves; a voter of the election's electorate; or whoever comes in, who
 * has no session yet and proves something else. What is not in this table may not be in the API.
 */
const access = {
  isLive: 'everybody',
  isReady: 'everybody',
  listConsultations: 'everybody',
  getConsultation: 'everybody',
  getDocument: 'everybody',
  listNotices: 'everybody',
  getTurnout: 'everybody',
  getObservation: 'everybody',
  getElection: 'everybody',
  getUrn: 'everybody',
  getArchive: 'everybody',
  getResult: 'everybody',
  getResultDocument: 'everybody',
  checkReference: 'everybody',
  createRobotCheck: 'everybody',
  findBallots: 'everybody',
  getSession: 'voter',
  // Whoever has no session has nothing to end, and is told so by the same 204.
  endSession: 'coming in',
  createBoothCode: 'voter',
  exchangeBoothCode: 'coming in',
  listVoterElections: 'voter',
  getContactData: 'voter',
  putContactData: 'voter',
  getVoterElection: 'electorate',
  getCredential: 'electorate',
  getAfterVote: 'electorate',
  markAfterVote: 'electorate',
  sendConfirmations: 'electorate',
  getSignatureProof: 'electorate',
  sendSignatureProof: 'electorate',
  castBallot: 'electorate',
  startSignIn: 'coming in',
  finishSignIn: 'coming in',
  completeSignIn: 'coming in',
  signInByPassword: 'coming in',
  recoverIdentifier: 'coming in',
  recoverPassword: 'coming in',
  requestToken: 'coming in',
  openLink: 'coming in',
  identifyByLink: 'coming in',
  useLink: 'coming in',
} as const;

let scene: Scene;
let api: Api;
let uuid = '';
let election = '';

before(async () => {
  scene = await openScene();
  await stageConsultation(scene.data, join(root, 'examples/ministere-2024'), {
    opensAt,
    closesAt,
    keysFolder: join(scene.folder, 'trustees of the other'),
  });
  await scene.app.ready();
  api = apiOf(scene.app);
  const [run] = await scene.data.store.runs.ofConsultation(scene.staged.definition.id);
  assert.ok(run !== undefined);
  ({ uuid, election } = run);
});
after(() => scene.close());

const readCode = Compile(Type.Object({ code: Type.String() }));

// A schema does not know which texts are addresses of mail; who is refused for theirs was not refused for who they are.
const withAddress = (name: string, value: unknown): unknown =>
  /email/i.test(name) && typeof value === 'string' ? 'somebody@example.org' : value;

/** Asks for an operation with parameters and a body that fit its document. */
async function ask(
  operation: ApiOperation,
  headers: Readonly<Record<string, string>>,
): Promise<{ status: number; code: string | undefined; what: string }> {
  const schema = operation.requestBody?.content['application/json'].schema;
  const [body] =
    schema === undefined ? [undefined] : fc.sample(fitting(schema, api), { numRuns: 1, seed: 7 });
  const url = operation.path
    .replace('{uuid}', uuid)
    .replace('{consultation}', scene.staged.definition.id)
    .replace('{step}', 'finished');
  const answer = await scene.app.inject({
    method: operation.method,
    url,
    headers: { ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
    ...(body === undefined ? {} : { payload: JSON.stringify(body, withAddress) }),
  });
  const answered: unknown = answer.body === '' ? undefined : answer.json();
  const code = readCode.Check(answered) ? answered.code : undefined;
  return { status: answer.statusCode, code, what: `${operation.operationId} ${answer.body}` };
}

const own = { 'sec-fetch-site': 'same-origin' };
const those = (...who: string[]): readonly ApiOperation[] => {
  const found = api.operations.filter(({ operationId }) =>
    Object.entries(access).some(([id, one]) => id === operationId && who.includes(one)),
  );
  assert.ok(found.length > 0);
  return found;
};

test('of every operation it is written down who may ask for it', () => {
  const documented = api.operations.map(({ operationId }) => operationId);
  assert.deepEqual(documented.toSorted(), Object.keys(access).toSorted());
});

test('the document names a session exactly where one is needed', () => {
  assert.deepEqual(
    api.operations
      .filter(({ security }) => security?.every((one) => Object.keys(one).length > 0))
      .map(({ operationId }) => operationId),
    those('voter', 'electorate').map(({ operationId }) => operationId),
  );
});

test('without a session, with an invented one, or with one that has ended, nothing of a voter is to be had', async () => {
  const voter = await scene.voter('liege', 3);
  const ended = await scene.signIn(voter);
  await scene.app.inject({ method: 'DELETE', url: '/api/v1/session', headers: { ...own, cookie: ended } });
  const replaced = await scene.signIn(voter);
  await scene.signIn(voter);
  const idle = await scene.signIn(await scene.voter('liege', 4));
  scene.now = minutesAfter(start, sessionLimits.idleMinutes + 1);
  for (const operation of those('voter', 'electorate')) {
    for (const cookie of [undefined, '__Host-isoloir=invented', ended, replaced, idle]) {
      const { status, code, what } = await ask(operation, {
        ...own,
        ...(cookie === undefined ? {} : { cookie }),
      });
      assert.equal(status, 401, what);
      assert.match(code ?? '', /^session-(missing|expired|replaced)$/, what);
    }
  }
  scene.now = start;
});

test('a voter of another electorate, or of another consultation, gets nothing of an election and puts nothing in', async () => {
  const [foreign] = await scene.data.store.roll.ofConsultation('ministere-2024');
  assert.ok(foreign !== undefined);
  const elsewhere = scene.staged.definition.elections.find(({ id }) => id !== election);
  assert.ok(elsewhere !== undefined);
  const neighbour = await scene.voter(elsewhere.id, 2);
  for (const voter of [foreign, neighbour]) {
    const cookie = await scene.signIn(voter);
    for (const operation of those('electorate')) {
      const { status, code, what } = await ask(operation, { ...own, cookie });
      assert.equal(status, 403, what);
      assert.equal(code, 'not-eligible', what);
    }
  }
  assert.equal(await scene.data.store.urn.count(uuid), 0);
});

test('nothing that changes anything is done for another site’s page, whoever is signed in', async () => {
  const cookie = await scene.signIn(await scene.voter('liege', 5));
  for (const operation of api.operations.filter(({ method }) => method !== 'GET')) {
    for (const headers of [
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
      { origin: 'https://evil.example' },
      { origin: 'null' },
    ]) {
      const { status, code, what } = await ask(operation, { cookie, ...headers });
      assert.equal(status, 403, what);
      assert.equal(code, 'origin-refused', what);
    }
  }
});

test('the token of a page of a listed site opens what the document says, and nothing else', async () => {
  const origin = 'https://www.ordre.example';
  const [, cookie = ''] = (await scene.signIn(await scene.voter('liege', 6))).split('=');
  const token = { tokenHash: hashOfSecret('of a page'), origin, lastActiveAt: start };
  assert.ok(await scene.data.store.sessions.handOver(hashOfSecret(cookie), token));
  const opened = those('voter', 'electorate').filter(({ security }) =>
    security?.some((one) => Object.hasOwn(one, 'booth')),
  );
  assert.deepEqual(opened.map(({ operationId }) => operationId).toSorted(), [
    'castBallot',
    'getCredential',
    'getSession',
    'getVoterElection',
    'listVoterElections',
  ]);
  for (const operation of those('voter', 'electorate')) {
    const { code, what } = await ask(operation, { origin, authorization: 'Bearer of a page' });
    const refused = operation.method === 'GET' ? 'session-missing' : 'origin-refused';
    if (opened.includes(operation)) assert.doesNotMatch(code ?? '', /^(session|origin)-/, what);
    else assert.equal(code, refused, what);
  }
});

test('archive and result are nobody’s before their moment', async () => {
  for (const operation of those('everybody').filter(({ path }) => /\/(archive|result)$/.test(path))) {
    const { status, what } = await ask(operation, own);
    assert.equal(status, 409, what);
  }
});
