import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkReceipt } from './receipt-check.ts';

const own = { uuid: 'u', run: 1, fingerprint: 'f', tracker: 't', registrationCode: 'c' };
const claims = { election: 'u', run: 1, fingerprint: 'f', tracker: 't' };
const receipt = { tracker: 't', registrationCode: 'c' };

test('a receipt is believed only when all of it is about the ballot that was made here', () => {
  assert.equal(checkReceipt(receipt, claims, own), undefined);
  assert.equal(checkReceipt({ ...receipt, tracker: 'x' }, claims, own), 'receipt-tracker-differs');
  assert.equal(checkReceipt({ ...receipt, registrationCode: 'x' }, claims, own), 'receipt-tracker-differs');
  assert.equal(checkReceipt(receipt, undefined, own), 'receipt-signature-invalid');
  assert.equal(checkReceipt(receipt, { ...claims, tracker: 'x' }, own), 'receipt-tracker-differs');
  for (const other of [{ election: 'x' }, { run: 2 }, { fingerprint: 'x' }]) {
    assert.equal(checkReceipt(receipt, { ...claims, ...other }, own), 'receipt-election-differs');
  }
});
