import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { SignInWays } from '@isoloir/api-client';
import { ownParts } from './own-parts.ts';

const ways: SignInWays = {
  openIdConnect: { keys: [], withOrderNumber: true },
  password: true,
  passwordWithOrderNumber: false,
  token: false,
  links: false,
};

test('each way in asks for the order number where the consultation wants it there', () => {
  assert.deepEqual(ownParts({ signIn: ways }, 'key'), ['orderNumber']);
  assert.deepEqual(ownParts({ signIn: ways }, 'password'), []);
  assert.deepEqual(ownParts({ signIn: { ...ways, passwordWithOrderNumber: true } }, 'password'), [
    'orderNumber',
  ]);
});

test('a voting token is asked for in every way in', () => {
  const signIn = { ...ways, token: true };
  assert.deepEqual(ownParts({ signIn }, 'key'), ['orderNumber', 'token']);
  assert.deepEqual(ownParts({ signIn }, 'password'), ['token']);
});
