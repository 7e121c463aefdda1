import assert from 'node:assert/strict';
import { argon2Sync } from 'node:crypto';
import { describe, test } from 'node:test';
import { createSecretHashes, hashCost } from './secret-hash.ts';

const hashes = createSecretHashes();

describe('hashes of passwords and tokens', () => {
  test('are argon2id of the recommended cost, salted, and match their own secret only', async () => {
    const [one, two] = await Promise.all([hashes.hash('ABCDEFGHJKMN'), hashes.hash('ABCDEFGHJKMN')]);
    assert.match(one, /^\$argon2id\$v=19\$m=19456,t=2,p=1\$[A-Za-z0-9+/]{22}\$[A-Za-z0-9+/]{43}$/);
    assert.notEqual(one, two);
    assert.equal(await hashes.matches('ABCDEFGHJKMN', one), true);
    assert.equal(await hashes.matches('ABCDEFGHJKMP', one), false);
    assert.equal(await hashes.matches('', one), false);
  });

  test('are what argon2id says, salt and tag in base64 without padding', async () => {
    const hash = await hashes.hash('secret');
    const [, , , , salt = '', tag = ''] = hash.split('$');
    const nonce = Buffer.from(salt, 'base64');
    const expected = argon2Sync('argon2id', {
      message: Buffer.from('secret'),
      nonce,
      tagLength: 32,
      ...hashCost,
    });
    assert.equal(tag, expected.toString('base64').replace(/=+$/, ''));
    assert.equal(nonce.byteLength, 16);
  });

  test('match nothing where there is none, whatever is typed', async () => {
    assert.equal(await hashes.matches('ABCDEFGHJKMN', undefined), false);
    assert.equal(await hashes.matches('', undefined), false);
  });

  test('of an earlier cost still match', async () => {
    const earlier = await createSecretHashes({ memory: 8192, passes: 1, parallelism: 1 }).hash('secret');
    assert.match(earlier, /m=8192,t=1,p=1/);
    assert.equal(await hashes.matches('secret', earlier), true);
  });

  test('of another form are a defect of the store', async () => {
    await assert.rejects(
      hashes.matches('secret', '$2b$10$abcdefghijklmnopqrstuv'),
      /form that we do not write/,
    );
  });

  test('asked for all at once are all answered', async () => {
    const cheap = createSecretHashes({ memory: 64, passes: 1, parallelism: 1 });
    const made = await Promise.all(Array.from({ length: 40 }, (_, at) => cheap.hash(`secret ${at}`)));
    const checked = await Promise.all(made.map((hash, at) => cheap.matches(`secret ${at}`, hash)));
    assert.deepEqual(new Set(checked), new Set([true]));
  });
});
