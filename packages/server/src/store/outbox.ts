import type { Kysely } from 'kysely';
import { maskAddress } from '../contact-data/email-address.ts';
import { queueStore, type NewMessage, type QueuedMessage, type QueueStore } from './queue.ts';
import { mailKinds, smsKinds, type Database, type MailKind, type SmsKind } from './schema.ts';

/** A mail to send, or one that was. */
export type Mail = QueuedMessage<MailKind>;

/** A mail to be queued. */
export type NewMail = NewMessage<MailKind>;

/** An SMS to send, or one that was. */
export type Sms = QueuedMessage<SmsKind>;

/** A document that goes with a mail, encrypted. */
export interface SealedAttachment {
  readonly name: string;
  readonly sealed: Uint8Array;
}

/** The outbox of mails, with the documents that go with them; those are deleted when a mail is settled. */
export interface OutboxStore extends QueueStore<MailKind> {
  add(mail: NewMail, attachments?: readonly SealedAttachment[]): Promise<void>;
  attachments(id: string): Promise<SealedAttachment[]>;
  /** Takes back the mails about votes of a run that still wait; how many those were. */
  withdraw(run: string, at: Date): Promise<number>;
}

/** The outbox of SMS. */
export type SmsOutboxStore = QueueStore<SmsKind>;

function parserOf<Kind extends string>(kinds: readonly Kind[]): (text: string) => Kind {
  return (text) => {
    const kind = kinds.find((known) => known === text);
    if (kind === undefined) throw new Error(`The outbox holds a message of the unknown kind ${text}`);
    return kind;
  };
}

/** The outbox of mails over a database or a transaction of it. */
export function outboxStore(db: Kysely<Database>): OutboxStore {
  const queue = queueStore(db, 'mail', parserOf(mailKinds));
  const settle: OutboxStore['settle'] = async (id, settlement) => {
    await queue.settle(id, settlement);
    await db.deleteFrom('mail_attachment').where('mail', '=', id).execute();
  };
  return {
    ...queue,
    async add(mail, attachments = []) {
      await queue.add(mail);
      for (const { name, sealed } of attachments) {
        await db.insertInto('mail_attachment').values({ mail: mail.id, name, sealed }).execute();
      }
    },
    settle,
    async withdraw(run, at) {
      const waiting = await db
        .selectFrom('mail')
        .select(['id', 'address'])
        .where('run', '=', run)
        .where('state', '=', 'queued')
        .execute();
      for (const { id, address } of waiting) {
        await settle(id, { state: 'withdrawn', at, maskedAddress: maskAddress(address) });
      }
      return waiting.length;
    },
    attachments(id) {
      return db
        .selectFrom('mail_attachment')
        .select(['name', 'sealed'])
        .where('mail', '=', id)
        .orderBy('name', 'desc')
        .execute();
    },
  };
}

/** The outbox of SMS over a database or a transaction of it. */
export function smsOutboxStore(db: Kysely<Database>): SmsOutboxStore {
  return queueStore(db, 'sms', parserOf(smsKinds));
}
