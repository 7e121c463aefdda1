import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { checkProof, methodOf, newChallenge, toType } from './methods.ts';

suite('the code of the app', () => {
  // One whose codes of those moments differ.
  const challenge = { method: 'appCode', secret: '12345678901234567890' } as const;
  const start = 1_700_000_010_000;

  test('stays for its thirty seconds, is accepted for thirty more, then refused', () => {
    const shown = toType(challenge, start) ?? '';
    assert.match(shown, /^\d{6}$/);
    assert.equal(toType(challenge, start + 29_999), shown);
    assert.notEqual(toType(challenge, start + 30_000), shown);
    assert.equal(checkProof(challenge, shown, start + 59_999), undefined);
    assert.equal(checkProof(challenge, shown, start + 60_000), 'wrong');
  });

  test('is that of RFC 6238', () => {
    // Appendix B, SHA-1, at 59 s: 94287082, of which six digits are shown.
    assert.equal(toType({ method: 'appCode', secret: '12345678901234567890' }, 59_000), '287082');
  });
});

test('a key that no screen was made for has the code of an app', () => {
  assert.equal(methodOf('psc'), 'appCode');
  assert.equal(methodOf('email-code'), 'emailCode');
});

test('two sign-ins have different codes', () => {
  const codes = new Set(Array.from({ length: 20 }, () => newChallenge('emailCode').secret));
  assert.ok(codes.size > 15);
});
