import assert from 'node:assert/strict';
import { test } from 'node:test';
import { chooseLanguage } from './language.ts';

test('a choice wins, then the voter’s own language, then the browser’s, then French', () => {
  const chosen = (language: string) => ({ language, chosen: true });
  const found = (language: string) => ({ language, chosen: false });
  assert.deepEqual(chooseLanguage({ asked: 'nl', stored: 'fr', browser: ['fr'] }), chosen('nl'));
  assert.deepEqual(chooseLanguage({ asked: 'xx', stored: 'nl-BE', browser: ['fr'] }), chosen('nl'));
  assert.deepEqual(chooseLanguage({ voter: 'nl', browser: ['fr-BE'] }), found('nl'));
  assert.deepEqual(chooseLanguage({ browser: ['de-BE', 'NL-be', 'fr'] }), found('nl'));
  assert.deepEqual(chooseLanguage({ browser: ['de'] }), found('fr'));
  assert.deepEqual(chooseLanguage({ stored: '', browser: [] }), found('fr'));
});
