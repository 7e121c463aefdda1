import {
  startDevelopmentInbox,
  type DevelopmentInbox,
  type ReceivedMail,
} from '../../packages/server/src/development-inbox/inbox.ts';
import type { ReceivedSms } from '../../packages/server/src/development-inbox/sms.ts';
import { smtpTransport } from '../../packages/server/src/mail/transport.ts';
import { createMailWorker } from '../../packages/server/src/mail/worker.ts';
import type { Loop } from '../../packages/server/src/outbox/loop.ts';
import type { DataFolder } from '../../packages/server/src/server.ts';
import { createRequestWorker } from '../../packages/server/src/sign-in/request-worker.ts';
import { httpSmsGateway } from '../../packages/server/src/sms/gateway.ts';
import { createSmsWorker } from '../../packages/server/src/sms/worker.ts';

/** What a server does beside its requests, a step at a time, with mails and SMS that arrive where tests look. */
export interface PostOffice {
  readonly inbox: DevelopmentInbox;
  readonly requests: Loop;
  /** Does it until nothing is left. */
  settle(): Promise<void>;
  mailsTo(address: string): readonly ReceivedMail[];
  smsTo(mobile: string): readonly ReceivedSms[];
  close(): Promise<void>;
}

/** Opens one over a data folder. `refuse` answers an address or a mobile number with a code. */
export async function openPostOffice(
  data: DataFolder,
  refuse: (address: string) => number | undefined = () => undefined,
): Promise<PostOffice> {
  const inbox = await startDevelopmentInbox(0, refuse);
  const requests = createRequestWorker({ ...data, logger: false });
  const transport = smtpTransport({ url: inbox.smtpUrl, from: 'vote@example.org' });
  const mails = createMailWorker({
    ...data,
    transport,
    publicOrigin: 'http://localhost:8080',
    logger: false,
  });
  const sms = createSmsWorker({ ...data, gateway: httpSmsGateway({ url: inbox.smsUrl }), logger: false });
  return {
    inbox,
    requests,
    async settle() {
      for (const loop of [requests, sms, mails]) await loop.runOnce();
    },
    mailsTo: (address) => inbox.mails().filter(({ to }) => to.includes(address)),
    smsTo: (mobile) => inbox.sms().filter(({ to }) => to === mobile),
    async close() {
      for (const loop of [requests, sms, mails]) await loop.stop();
      await inbox.close();
    },
  };
}
