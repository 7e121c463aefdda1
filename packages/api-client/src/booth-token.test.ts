import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createApiClient } from './client.ts';

const uuid = 'DoVjrMn6vuvzsq';

/** Which of some calls carry the token, and with what credentials. */
async function sentBy(token?: string): Promise<{ carriers: string[]; credentials: Set<string> }> {
  const carriers: string[] = [];
  const credentials = new Set<string>();
  const client = createApiClient({
    apiBase: 'https://vote.example.org/api/v1',
    ...(token === undefined ? {} : { token }),
    fetch(request) {
      credentials.add(request.credentials);
      const held = request.headers.get('authorization');
      if (held === `Bearer ${token ?? ''}`)
        carriers.push(`${request.method} ${new URL(request.url).pathname}`);
      else assert.equal(held, null);
      return Promise.resolve(new Response('{}', { headers: { 'content-type': 'application/json' } }));
    },
  });
  await client.getSession();
  await client.listVoterElections();
  await client.getVoterElection(uuid);
  await client.getCredential(uuid);
  await client.castBallot(uuid, '{}');
  await client.endSession();
  await client.getConsultation('ordre-2024');
  await client.getElection(uuid);
  await client.getContactData();
  await client.getAfterVote(uuid);
  await client.exchangeBoothCode({ code: 'c', verifier: 'v' });
  return { carriers, credentials };
}

test('the token of a booth goes with the calls that take one and with no other, and cookies with none', async () => {
  const { carriers, credentials } = await sentBy('t0ken');
  assert.deepEqual(carriers, [
    'GET /api/v1/session',
    'GET /api/v1/session/elections',
    `GET /api/v1/session/elections/${uuid}`,
    `GET /api/v1/session/elections/${uuid}/credential`,
    `POST /api/v1/elections/${uuid}/ballots`,
    'DELETE /api/v1/session',
  ]);
  assert.deepEqual([...credentials], ['omit']);
});

test('without one, the session is the cookie’s', async () => {
  const { carriers, credentials } = await sentBy();
  assert.deepEqual(carriers, []);
  assert.deepEqual([...credentials], ['same-origin']);
});
