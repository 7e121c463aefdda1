import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { describe, test } from 'node:test';
import { challengeOf, HandoverDesk, newVerifier } from './handover.ts';

const code = 'c'.repeat(43);

/** A page at an address, with a tab’s storage that tests look into. */
function pageAt(address: string, kept: Readonly<Record<string, string>> = {}) {
  const url = new URL(address);
  const entries = new Map(Object.entries(kept));
  const desk = new HandoverDesk({
    location: url,
    history: {
      state: { of: 'the page' },
      replaceState: (state: unknown, _: string, next: string) => {
        assert.deepEqual(state, { of: 'the page' });
        url.href = new URL(next, url).href;
      },
    },
    storage: () => ({
      getItem: (key) => entries.get(key) ?? null,
      setItem: (key, value) => void entries.set(key, value),
      removeItem: (key) => void entries.delete(key),
    }),
  });
  return { desk, url, entries };
}

describe('the way back from the portal', () => {
  test('brings a code that begins a session once, and leaves nothing in the address or the tab', () => {
    const { desk, url, entries } = pageAt(`https://www.example.org/vote?a=1#isoloir-booth=${code}`);
    assert.equal(desk.keep('ordre-2024', 'verifier'), true);
    desk.clearAddress();
    assert.equal(url.href, 'https://www.example.org/vote?a=1');
    assert.deepEqual(desk.take('ordre-2024'), { code, verifier: 'verifier' });
    assert.equal(entries.size, 0);
    assert.equal(desk.take('ordre-2024'), undefined);
  });

  test('does nothing with a code that nobody here asked for, and takes it off the address all the same', () => {
    const { desk, url } = pageAt(`https://www.example.org/vote#isoloir-booth=${code}`);
    desk.clearAddress();
    assert.equal(url.hash, '');
    assert.equal(desk.take('ordre-2024'), undefined);
  });

  test('gives nothing for another consultation than the one that was asked for, nor for what is no code', () => {
    const other = pageAt(`https://www.example.org/#isoloir-booth=${code}`, { 'isoloir-booth.other': 'v' });
    other.desk.clearAddress();
    assert.equal(other.desk.take('ordre-2024'), undefined);
    assert.deepEqual(other.desk.take('other'), { code, verifier: 'v' });
    const odd = pageAt('https://www.example.org/#isoloir-booth=<b>', { 'isoloir-booth.other': 'v' });
    odd.desk.clearAddress();
    assert.equal(odd.url.hash, '');
    assert.equal(odd.desk.take('other'), undefined);
  });

  test('leaves the fragments of the page alone', () => {
    const { desk, url } = pageAt('https://www.example.org/#chapter-2');
    desk.clearAddress();
    assert.equal(url.hash, '#chapter-2');
  });

  test('is not offered by a tab that may keep nothing, and fails there without an error', () => {
    const desk = new HandoverDesk({
      location: new URL(`https://www.example.org/#isoloir-booth=${code}`),
      history: { state: null, replaceState: () => undefined },
      storage: () => {
        throw new DOMException('no storage', 'SecurityError');
      },
    });
    desk.clearAddress();
    assert.equal(desk.keep('ordre-2024', 'verifier'), false);
    assert.equal(desk.take('ordre-2024'), undefined);
  });
});

test('a verifier is 32 random bytes, and its challenge is its SHA-256 (RFC 7636, S256)', async () => {
  const verifier = newVerifier();
  assert.equal(Buffer.from(verifier, 'base64url').length, 32);
  assert.notEqual(newVerifier(), verifier);
  assert.equal(await challengeOf(verifier), createHash('sha256').update(verifier).digest('base64url'));
  // The example of the standard, appendix B.
  const example = 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk';
  assert.equal(await challengeOf(example), 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM');
});
