import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pages, parseConfig, pathOf, placeOf } from './config.ts';

test('finds the base path of the portal, wherever it is hosted', () => {
  assert.deepEqual(placeOf('/'), { base: '/', page: 'home' });
  assert.deepEqual(placeOf('/index.html'), { base: '/', page: 'home' });
  assert.deepEqual(placeOf('/vote/'), { base: '/', page: 'vote' });
  assert.deepEqual(placeOf('/vote'), { base: '/', page: 'vote' });
  assert.deepEqual(placeOf('/ordre-2024/'), { base: '/ordre-2024/', page: 'home' });
  assert.deepEqual(placeOf('/ordre-2024/sign-in/index.html'), { base: '/ordre-2024/', page: 'sign-in' });
  assert.deepEqual(placeOf('/a/b/signed-out/'), { base: '/a/b/', page: 'signed-out' });
});

test('goes from a place to its path and back', () => {
  for (const base of ['/', '/ordre-2024/', '/a/b/']) {
    // The page for addresses at which there is nothing has none of its own.
    for (const page of pages.filter((name) => name !== 'not-found'))
      assert.deepEqual(placeOf(pathOf(base, page)), { base, page });
  }
});

test('finds the secret of a single-use link, and takes no other fragment for one', () => {
  assert.deepEqual(placeOf('/x/link/', '#a-b_c'), { base: '/x/', page: 'link', secret: 'a-b_c' });
  for (const fragment of ['', '#'])
    assert.deepEqual(placeOf('/link/', fragment), { base: '/', page: 'link' });
  assert.deepEqual(placeOf('/check/', '#ISO1.x'), { base: '/', page: 'check' });
});

test('reads the settings of a site', () => {
  assert.deepEqual(parseConfig('{"apiBase":"/api/v1"}'), { apiBase: '/api/v1' });
  assert.deepEqual(parseConfig('{"apiBase":"/x/api/v1","consultation":"ordre-2024"}'), {
    apiBase: '/x/api/v1',
    consultation: 'ordre-2024',
  });
});

test('takes no settings that would lead the page to another server, or that can not be read', () => {
  for (const apiBase of [
    'https://elsewhere.example/api/v1',
    '//elsewhere.example/api/v1',
    'api/v1',
    '/api/v2',
    '',
  ]) {
    assert.equal(parseConfig(JSON.stringify({ apiBase })), undefined, apiBase);
  }
  assert.equal(parseConfig('{"apiBase":"/api/v1","consultation":"../x"}'), undefined);
  assert.equal(parseConfig('<!doctype html>'), undefined);
});
