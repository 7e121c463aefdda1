import { randomUUID } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import PostalMime from 'postal-mime';
import { SMTPServer } from 'smtp-server';
import { startDevelopmentSmsGateway, type ReceivedSms } from './sms.ts';

/** A document that came with a mail. */
export interface ReceivedAttachment {
  readonly fileName: string;
  readonly contentType: string;
  readonly content: Uint8Array;
}

/** A mail that the development mail server received. */
export interface ReceivedMail {
  readonly id: string;
  readonly receivedAt: Date;
  readonly from: string;
  /** The addresses of the envelope. */
  readonly to: readonly string[];
  readonly subject: string;
  readonly language: string;
  readonly text: string;
  readonly html: string;
  readonly attachments: readonly ReceivedAttachment[];
}

/**
 * A mail server and an SMS gateway that deliver to nobody: what they receive can be looked at. They must never serve a
 * real consultation.
 */
export interface DevelopmentInbox {
  /** For ISOLOIR_SMTP_URL. */
  readonly smtpUrl: string;
  /** For ISOLOIR_SMS_URL. */
  readonly smsUrl: string;
  /** The newest first. */
  mails(): readonly ReceivedMail[];
  /** The newest first. */
  sms(): readonly ReceivedSms[];
  close(): Promise<void>;
}

const mostMails = 200;
const largestMail = 5 * 1024 * 1024;

/**
 * Starts the mail server on this machine's loopback; port 0 takes any that is free, as the SMS gateway always does.
 * `refuse` answers an address or a mobile number with an SMTP reply code or HTTP status, to see what becomes of a message
 * that is not accepted.
 */
export async function startDevelopmentInbox(
  port: number,
  refuse: (address: string) => number | undefined = () => undefined,
): Promise<DevelopmentInbox> {
  const received: ReceivedMail[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    size: largestMail,
    rejectOversized: true,
    logger: false,
    closeTimeout: 500,
    onRcptTo({ address }, _session, callback) {
      const code = refuse(address);
      if (code === undefined) callback();
      else callback(Object.assign(new Error(`<${address}> is not accepted here`), { responseCode: code }));
    },
    onData(stream, session, callback) {
      buffer(stream)
        .then(async (bytes) => {
          const to = session.envelope.rcptTo.map(({ address }) => address);
          received.unshift(await readMail(bytes, to));
          received.length = Math.min(received.length, mostMails);
        })
        .then(
          () => callback(),
          (error: unknown) => callback(error instanceof Error ? error : new Error(String(error))),
        );
    },
  });
  const taken = await new Promise<number>((resolve, reject) => {
    server.once('error', reject);
    const listening = server.listen(port, '127.0.0.1', () => {
      const address = listening.address();
      if (address === null || typeof address === 'string') reject(new Error('A TCP server has an address'));
      else resolve(address.port);
    });
  });
  const gateway = await startDevelopmentSmsGateway(refuse);
  return {
    smtpUrl: `smtp://127.0.0.1:${taken}`,
    smsUrl: gateway.url,
    mails: () => received,
    sms: gateway.received,
    async close() {
      await gateway.close();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

async function readMail(bytes: Uint8Array, to: readonly string[]): Promise<ReceivedMail> {
  const mail = await PostalMime.parse(bytes, { attachmentEncoding: 'arraybuffer' });
  return {
    id: randomUUID(),
    receivedAt: new Date(),
    from: mail.from === undefined ? '' : `${mail.from.name} <${mail.from.address ?? ''}>`,
    to,
    subject: mail.subject ?? '',
    language: mail.headers.find(({ key }) => key === 'content-language')?.value ?? 'en',
    text: mail.text ?? '',
    html: mail.html ?? '',
    attachments: mail.attachments.map(({ filename, mimeType, content }) => ({
      fileName: filename ?? 'attachment',
      contentType: mimeType,
      content: typeof content === 'string' ? Buffer.from(content) : new Uint8Array(content),
    })),
  };
}
