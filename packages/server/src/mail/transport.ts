import { createTransport } from 'nodemailer';
import { withoutAddresses } from '../contact-data/email-address.ts';
import { isLoopback } from '../loopback.ts';
import type { Delivery } from '../outbox/worker.ts';

/** A mail ready to go. */
export interface Message {
  /** Names the mail in its Message-ID, by which a returned one is recognised. */
  readonly id: string;
  readonly fromName: string;
  readonly to: string;
  readonly replyTo?: string;
  readonly language: 'fr' | 'nl';
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly attachments: readonly { readonly fileName: string; readonly content: Uint8Array }[];
}

/** The way to a mail server. */
export interface MailTransport {
  send(message: Message): Promise<Delivery>;
  /** Whether the mail server answers and lets us in; sends nothing. */
  check(): Promise<Delivery>;
  close(): void;
}

/** A mail server and the address from which we write. */
export interface SmtpSettings {
  /** `smtp://` or `smtps://`, with user and password where the server wants them. */
  readonly url: string;
  readonly from: string;
}

// Milliseconds. A server that hangs must not hold up the mails of everybody else.
const patience = 15_000;

/**
 * Sends by SMTP, over TLS from the start (`smtps:`) or from STARTTLS on: a server that offers neither gets no mail, but on
 * this very machine. Connections are kept and used again.
 */
export function smtpTransport({ url, from }: SmtpSettings): MailTransport {
  const transport = createTransport({
    url,
    requireTLS: !isLoopback(url),
    pool: true,
    maxRequeues: 0,
    connectionTimeout: patience,
    greetingTimeout: patience,
    socketTimeout: 2 * patience,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  const host = from.slice(from.lastIndexOf('@') + 1);
  return {
    async send(message) {
      try {
        await transport.sendMail({
          messageId: `<${message.id}@${host}>`,
          from: { name: message.fromName, address: from },
          to: { name: '', address: message.to },
          ...(message.replyTo === undefined ? {} : { replyTo: { name: '', address: message.replyTo } }),
          subject: message.subject,
          text: message.text,
          html: message.html,
          headers: {
            'Auto-Submitted': 'auto-generated',
            'Content-Language': message.language,
            'X-Auto-Response-Suppress': 'All',
          },
          attachments: message.attachments.map(({ fileName, content }) => ({
            filename: fileName,
            content: Buffer.from(content),
            contentType: 'application/pdf',
          })),
        });
        return { ok: true };
      } catch (error) {
        return refusalOf(error);
      }
    },
    async check() {
      try {
        await transport.verify();
        return { ok: true };
      } catch (error) {
        return refusalOf(error);
      }
    },
    close: () => transport.close(),
  };
}

/**
 * A refusal of the recipient or of this very mail is for good when the server says so (5xx). Everything else, a wrong
 * password or sender included, is the office's to mend, and the mail waits.
 */
function refusalOf(error: unknown): Delivery {
  if (!(error instanceof Error)) throw error;
  const code: unknown = Reflect.get(error, 'code');
  const command: unknown = Reflect.get(error, 'command');
  const responseCode: unknown = Reflect.get(error, 'responseCode');
  const isAboutThisMail = command === 'RCPT TO' || command === 'DATA';
  const permanent = isAboutThisMail && typeof responseCode === 'number' && responseCode >= 500;
  const reason = `${typeof code === 'string' ? `${code}: ` : ''}${error.message}`;
  return {
    ok: false,
    permanent,
    unreached: !isAboutThisMail,
    reason: withoutAddresses(reason).slice(0, 300),
  };
}
