import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createChallenge, verifySolution } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2';
import { object, number, parse, string, looseObject } from 'valibot';
import { solve } from './robot-check.ts';

const secrets = { hmacSignatureSecret: 'one', hmacKeySignatureSecret: 'two' };

test('does the work of a robot check so that the library’s server side accepts it', async () => {
  const expiresAt = Math.floor(Date.now() / 1000) + 60;
  const challenge = await createChallenge({
    algorithm: 'PBKDF2/SHA-256',
    cost: 100,
    counter: 17,
    deriveKey,
    expiresAt,
    ...secrets,
  });
  const { parameters, signature = '' } = challenge;
  const payload = await solve({
    parameters: { ...parameters, keySignature: parameters.keySignature ?? '', expiresAt },
    signature,
  });
  assert.ok(payload !== undefined);
  const answer = parse(
    object({
      challenge: looseObject({ signature: string() }),
      solution: object({ counter: number(), derivedKey: string() }),
    }),
    JSON.parse(atob(payload)),
  );
  assert.equal(answer.solution.counter, 17);
  assert.equal(answer.challenge.signature, signature);
  const { verified } = await verifySolution({ challenge, solution: answer.solution, deriveKey, ...secrets });
  assert.ok(verified);
});
