import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';
import { Type } from 'typebox';
import { Compile } from 'typebox/compile';

/** An SMS that the development gateway received. */
export interface ReceivedSms {
  readonly id: string;
  /** E.164. */
  readonly to: string;
  readonly text: string;
  readonly receivedAt: Date;
}

const checkSms = Compile(
  Type.Object({
    id: Type.String({ minLength: 1 }),
    to: Type.String({ pattern: '^\\+[1-9][0-9]{7,14}$' }),
    text: Type.String({ minLength: 1 }),
  }),
);

const mostSms = 200;

/**
 * Starts a gateway on this machine's loopback that takes an SMS as JSON, once by its id, and delivers it to nobody.
 * `refuse` answers a number with an HTTP status.
 */
export async function startDevelopmentSmsGateway(refuse: (to: string) => number | undefined): Promise<{
  readonly url: string;
  readonly received: () => readonly ReceivedSms[];
  readonly close: () => Promise<void>;
}> {
  const received: ReceivedSms[] = [];
  const take = (body: string): number => {
    const sms: unknown = JSON.parse(body);
    if (!checkSms.Check(sms)) return 400;
    const refused = refuse(sms.to);
    if (refused !== undefined) return refused;
    if (received.every(({ id }) => id !== sms.id)) received.unshift({ ...sms, receivedAt: new Date() });
    received.length = Math.min(received.length, mostSms);
    return 202;
  };
  const server = createServer((request, response) => {
    text(request)
      .then(take)
      .then(
        (status) => response.writeHead(status).end(),
        () => response.writeHead(400).end(),
      );
  });
  const port = await new Promise<number>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      if (address === null || typeof address === 'string') reject(new Error('A TCP server has an address'));
      else resolve(address.port);
    });
  });
  return {
    url: `http://127.0.0.1:${port}/`,
    received: () => received,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
