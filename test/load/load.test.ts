import assert from 'node:assert/strict';
import { test } from 'node:test';
import { useNodeCrypto } from '../../packages/protocol/src/node.ts';
import { runLoad, type LoadReport } from './load.ts';

useNodeCrypto();

// Few voters, so that every run of the tests can afford it; `npm run load` takes any number.
const load = (kill: boolean): Promise<LoadReport> =>
  runLoad({ example: 'inami-2018', voters: 24, over: 0, kill, port: 18500, onProgress: () => undefined });

test('all voters at once are acknowledged, and each ballot is in the urn exactly once', async () => {
  const { ok, recorded, sentAgain } = await load(false);
  assert.deepEqual(recorded, { ballots: 24, signatures: 24, missing: 0 });
  assert.equal(sentAgain, 0);
  assert.ok(ok);
});

test('the same when the server is killed in the middle and started again: who got no answer sends again', async () => {
  const { ok, killed, recorded, sentAgain } = await load(true);
  assert.ok(killed);
  assert.ok(sentAgain > 0);
  assert.deepEqual(recorded, { ballots: 24, signatures: 24, missing: 0 });
  assert.ok(ok);
});
