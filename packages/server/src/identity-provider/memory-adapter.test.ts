import assert from 'node:assert/strict';
import { test } from 'node:test';
import { memoryAdapter } from './memory-adapter.ts';

test('an entry lives until it expires, is destroyed or its grant is revoked', async () => {
  let time = 1_000_000;
  const adapter = memoryAdapter(() => time);
  const [codes, sessions] = [adapter('AuthorizationCode'), adapter('Session')];
  await codes.upsert('a', { grantId: 'g' }, 60);
  await codes.upsert('b', { grantId: 'h' }, 120);
  await sessions.upsert('a', { uid: 'u' }, 120);

  assert.deepEqual(await codes.find('a'), { grantId: 'g' });
  assert.deepEqual(await sessions.findByUid('u'), { uid: 'u' });
  assert.equal(await codes.findByUid('u'), undefined);
  await codes.consume('a');
  assert.deepEqual(await codes.find('a'), { grantId: 'g', consumed: 1000 });

  time += 60_000;
  assert.equal(await codes.find('a'), undefined);
  assert.deepEqual(await codes.find('b'), { grantId: 'h' });
  await codes.revokeByGrantId('h');
  assert.equal(await codes.find('b'), undefined);
  await sessions.destroy('a');
  assert.equal(await sessions.findByUid('u'), undefined);
});
