import assert from 'node:assert/strict';
import { test } from 'node:test';
import { SMTPServer } from 'smtp-server';
import { smtpTransport } from './transport.ts';

const message = {
  id: '1',
  fromName: 'Sender',
  to: 'voter@example.org',
  language: 'fr',
  subject: 'Subject',
  text: 'Text',
  html: '<p>Text</p>',
  attachments: [],
} as const;

test('a mail server elsewhere that offers no TLS gets neither mail nor recipient', async () => {
  const told: string[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    logger: false,
    onMailFrom({ address }, _session, callback) {
      told.push(address);
      callback();
    },
  });
  // Not the loopback address that is taken for our own machine, though it is.
  const host = '127.0.0.2';
  const port = await new Promise<number>((resolve, reject) => {
    const listener = server.listen(0, host, () => {
      const address = listener.address();
      if (address === null || typeof address === 'string') reject(new Error('no port'));
      else resolve(address.port);
    });
  });
  const transport = smtpTransport({ url: `smtp://${host}:${port}`, from: 'vote@example.org' });
  const delivery = await transport.send(message);
  transport.close();
  await new Promise<void>((resolve) => server.close(resolve));
  assert.ok(!delivery.ok && !delivery.permanent, 'it waits for the office to mend it');
  assert.deepEqual(told, []);
});
