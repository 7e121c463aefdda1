import assert from 'node:assert/strict';
import { test } from 'node:test';
import { protocolErrorCodes, trackerOf } from '@isoloir/protocol';
import french from '../../../../../locales/portal/fr.json' with { type: 'json' };
import { isSameCount, reasonOf, trackerOfHash } from './failures.ts';

test('every code of the protocol has a reason in words', () => {
  const reasons: Readonly<Record<string, string>> = french.observe.reasons;
  const used = new Set(protocolErrorCodes.map((code) => reasonOf({ code })));
  for (const reason of used) assert.ok((reasons[reason] ?? '').length > 10, reason);
  assert.deepEqual([...used].sort(), Object.keys(reasons).sort());
  assert.equal(reasonOf({ code: 'ballot-proof-invalid' }), 'ballot-proof-invalid');
  assert.equal(reasonOf({ code: 'ballot-not-canonical' }), 'ballot');
  assert.equal(reasonOf({ code: 'field-missing' }), 'form');
});

test('a ballot is named by its tracker, as on the list of the urn', () => {
  const hash = new Uint8Array(Buffer.from(trackerOf('{}'), 'base64'));
  assert.equal(trackerOfHash(Buffer.from(hash).toString('hex')), trackerOf('{}'));
});

test('counts are the same only candidate by candidate, blank votes first', () => {
  const title = { fr: '', nl: '' };
  const candidates = [3, 1].map((votes, id) => ({ id: String(id), name: '', votes }));
  const questions = [{ id: 'q', title, blank: 2, candidates }];
  assert.ok(isSameCount([[2, 3, 1]], { questions }));
  assert.ok(!isSameCount([[2, 1, 3]], { questions }));
  assert.ok(!isSameCount([], { questions }));
});
