import assert from 'node:assert/strict';
import { test } from 'node:test';
import pino from 'pino';
import { loggedError } from './logged-error.ts';

test('of a surprise the log tells code and place, and no value that the database names', () => {
  let line = '';
  const logger = pino({}, { write: (text: string) => (line = text) });
  const error = Object.assign(new Error('duplicate key value violates unique constraint "signature_pkey"'), {
    code: '23505',
    detail: 'Key (run, voter)=(SG1ZxjfjARsSKc, voter-17) already exists.',
    cause: new Error('voter-17'),
  });
  logger.error({ err: loggedError(error) }, 'unexpected error');
  for (const told of ['"code":"23505"', 'signature_pkey', 'logged-error.test.ts'])
    assert.ok(line.includes(told));
  assert.doesNotMatch(line, /voter-17/);
});
