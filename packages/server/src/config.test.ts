import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ConfigError, readConfig } from './config.ts';

test('an SMS gateway is asked over TLS, or on this very machine', () => {
  for (const url of ['https://user:secret@sms.example.org/send', 'http://127.0.0.1:9000/send']) {
    assert.deepEqual(readConfig({ ISOLOIR_SMS_URL: url }).sms, { url });
  }
  assert.throws(
    () => readConfig({ ISOLOIR_SMS_URL: 'http://user:secret@sms.example.org/send' }),
    (error) => error instanceof ConfigError && !error.message.includes('secret'),
  );
});
