import assert from 'node:assert/strict';
import { once } from 'node:events';
import { connect, createServer } from 'node:net';
import { test } from 'node:test';
import { isUnavailable } from './failures.ts';

test('a connection that the other end has closed says that the database can not answer now', async () => {
  const database = createServer((socket) => socket.end());
  database.listen(0, '127.0.0.1');
  await once(database, 'listening');
  const address = database.address();
  assert.ok(typeof address === 'object' && address !== null);
  const socket = connect({ port: address.port, host: '127.0.0.1' });
  // In the moment between the end and the close, in which a driver still takes the connection for good.
  await once(socket.resume(), 'end');
  const failed = once(socket, 'error');
  socket.write('select 1');
  const heard: unknown[] = await failed;
  const error = heard[0];
  assert.ok(error instanceof Error && 'code' in error && !('syscall' in error));
  assert.equal(error.code, 'EPIPE');
  assert.ok(isUnavailable(error));
  database.close();
});

test('a file that can not be read, or a slip in a statement, is no database that can not answer', () => {
  const failure = (code: string, more: object = {}): Error =>
    Object.assign(new Error('failed'), { code }, more);
  assert.ok(!isUnavailable(failure('ENOENT', { syscall: 'open' })));
  assert.ok(!isUnavailable(failure('42601')));
  assert.ok(!isUnavailable(failure('EPIPE')));
  assert.ok(isUnavailable(failure('ECONNREFUSED', { syscall: 'connect' })));
  assert.ok(isUnavailable(failure('57P01')));
});
