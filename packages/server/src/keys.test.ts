import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { signReference, trackerOf, verifyReference } from '@isoloir/protocol';
import { readServerKeys } from './keys.ts';

test('references signed by the platform are byte for byte those that the protocol signs', () => {
  const folder = mkdtempSync(join(tmpdir(), 'isoloir-keys-'));
  try {
    const { signer } = readServerKeys(folder);
    const secretKey = Buffer.from(readFileSync(join(folder, 'keys/reference.key'), 'utf8').trim(), 'hex');
    for (let run = 1; run <= 20; run += 1) {
      const payload = {
        election: '7Kd4zHcMvQxyzA',
        fingerprint: trackerOf(`election ${run}`),
        run,
        tracker: trackerOf(`ballot ${run}`),
      };
      const reference = signer.sign(payload);
      assert.equal(reference, signReference(payload, secretKey));
      const verified = verifyReference(reference, signer.publicKey);
      assert.ok(verified.ok);
      assert.deepEqual({ ...verified.value }, { ...payload, key: signer.key });
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
});
