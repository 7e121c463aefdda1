import assert from 'node:assert/strict';
import { createCipheriv, randomBytes } from 'node:crypto';
import { it } from 'node:test';
import { decryptAes, encryptAes } from './aes.ts';

const lengths = [0, 1, 15, 16, 17, 31, 32, 33, 300, 4096, 65535];

it('AES-CCM gives the bytes that OpenSSL gives', () => {
  for (const length of lengths) {
    const [key, iv, plain] = [randomBytes(32), randomBytes(32), randomBytes(length)];
    const cipher = createCipheriv('aes-256-ccm', key, iv.subarray(0, 13), { authTagLength: 8 });
    const expected = Buffer.concat([cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
    assert.deepEqual(Buffer.from(encryptAes('AES-CCM', key, iv, plain)), expected);
    assert.deepEqual(Buffer.from(decryptAes('AES-CCM', key, iv, expected) ?? []), plain);
  }
  assert.throws(
    () => encryptAes('AES-CCM', randomBytes(32), randomBytes(32), new Uint8Array(65536)),
    RangeError,
  );
});

it('AES-GCM with its long nonce gives the bytes that OpenSSL gives', () => {
  for (const length of lengths) {
    const [key, iv, plain] = [randomBytes(32), randomBytes(32), randomBytes(length)];
    const cipher = createCipheriv('aes-256-gcm', key, iv);
    const expected = Buffer.concat([cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
    assert.deepEqual(Buffer.from(encryptAes('AES-GCM', key, iv, plain)), expected);
    assert.deepEqual(Buffer.from(decryptAes('AES-GCM', key, iv, expected) ?? []), plain);
  }
});

it('neither opens what was changed, cut, or made with another key', () => {
  for (const cipher of ['AES-CCM', 'AES-GCM'] as const) {
    const [key, iv] = [randomBytes(32), randomBytes(32)];
    const data = encryptAes(cipher, key, iv, randomBytes(40));
    for (let at = 0; at < data.length; at += 1) {
      assert.equal(
        decryptAes(
          cipher,
          key,
          iv,
          data.map((byte, index) => (index === at ? byte ^ 1 : byte)),
        ),
        undefined,
      );
      assert.equal(decryptAes(cipher, key, iv, data.subarray(0, at)), undefined);
    }
    assert.equal(decryptAes(cipher, randomBytes(32), iv, data), undefined);
    assert.equal(decryptAes(cipher, key, randomBytes(32), data), undefined);
  }
});
