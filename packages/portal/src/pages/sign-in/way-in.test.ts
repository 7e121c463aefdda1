import assert from 'node:assert/strict';
import { test } from 'node:test';
import { wantedPage } from './way-in.ts';

const origin = 'https://vote.example.org';

function wantedFrom(returnTo: string, base = '/'): string | undefined {
  const search = `?${new URLSearchParams({ returnTo }).toString()}`;
  Object.defineProperty(globalThis, 'location', { configurable: true, value: { origin, search } });
  return wantedPage({ place: { base, page: 'sign-in' } });
}

test('whoever was on their way to a page of this site comes to it', () => {
  assert.equal(wantedFrom('/vote/?election=a'), '/vote/?election=a');
  assert.equal(wantedFrom('/spring/vote/', '/spring/'), '/spring/vote/');
});

for (const elsewhere of [
  '',
  'https://evil.example/vote/',
  '//evil.example/vote/',
  '/.//vote/',
  '/x/..//vote/',
  'javascript:alert(1)',
  '/spring/vote/',
]) {
  test(`nobody is led to ${elsewhere === '' ? 'nothing' : elsewhere}`, () => {
    assert.equal(wantedFrom(elsewhere), undefined);
  });
}
