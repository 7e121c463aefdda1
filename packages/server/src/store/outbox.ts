import type { Kysely } from 'kysely';
import type { Database, MailKind, MailState, MailTable } from './schema.ts';
import type { Selectable } from 'kysely';

/** A mail to send, or one that was. */
export interface Mail {
  readonly id: string;
  readonly consultation: string;
  /** The run whose vote it tells of, if it tells of one. */
  readonly run: string | null;
  readonly voter: string;
  readonly kind: MailKind;
  /** What else the mail tells of, by its identifier; the kind says what that is. */
  readonly about: string | null;
  readonly language: 'fr' | 'nl';
  /** Where it goes; masked once the mail is settled. */
  readonly address: string;
  /** The instant of the act that the mail tells of. */
  readonly actAt: Date;
  readonly state: MailState;
  /** How often sending it was begun. */
  readonly attempts: number;
  /** When it is tried next. */
  readonly nextAt: Date;
  readonly settledAt: Date | null;
  /** Why the last attempt failed, without addresses. */
  readonly reason: string | null;
}

/** A mail to be queued. */
export type NewMail = Omit<Mail, 'state' | 'attempts' | 'nextAt' | 'settledAt' | 'reason' | 'run' | 'about'> &
  Partial<Pick<Mail, 'run' | 'about'>>;

/** A document that goes with a mail, encrypted. */
export interface SealedAttachment {
  readonly name: string;
  readonly sealed: Uint8Array;
}

/** How a mail ended. */
export interface Settlement {
  readonly state: 'sent' | 'failed';
  readonly at: Date;
  readonly maskedAddress: string;
  readonly reason?: string;
}

/** The outbox: mails written in the transaction of the act that causes them, and sent afterwards. */
export interface OutboxStore {
  add(mail: NewMail, attachments?: readonly SealedAttachment[]): Promise<void>;
  /** The queued mails whose time has come, the longest waiting first. */
  due(now: Date, limit: number): Promise<Mail[]>;
  /** Takes a mail for an attempt, if nobody has since it was read; until `nextAt` nobody else takes it. */
  claim(mail: Mail, nextAt: Date): Promise<boolean>;
  /** Puts a mail off after a failed attempt. */
  putOff(id: string, nextAt: Date, reason: string): Promise<void>;
  /** Ends a mail: its address is masked and its documents are deleted. */
  settle(id: string, settlement: Settlement): Promise<void>;
  /** Turns a sent mail into a failed one: it was returned. Says whether there was one. */
  bounce(id: string, at: Date, reason: string): Promise<boolean>;
  attachments(id: string): Promise<SealedAttachment[]>;
  /** The mails of a consultation, or of all; the newest act first. */
  all(filter: { readonly consultation?: string; readonly state?: MailState }): Promise<Mail[]>;
  /** How many of a kind a voter has had queued since an instant. */
  countSince(voter: string, kind: MailKind, since: Date): Promise<number>;
}

function fromRow(row: Selectable<MailTable>): Mail {
  const { act_at, next_at, settled_at, ...rest } = row;
  return {
    ...rest,
    actAt: new Date(act_at),
    nextAt: new Date(next_at),
    settledAt: settled_at === null ? null : new Date(settled_at),
  };
}

/** The outbox over a database or a transaction of it. */
export function outboxStore(db: Kysely<Database>): OutboxStore {
  return {
    async add({ actAt, run = null, about = null, ...mail }, attachments = []) {
      const act_at = actAt.toISOString();
      await db
        .insertInto('mail')
        .values({
          ...mail,
          run,
          about,
          act_at,
          state: 'queued',
          attempts: 0,
          next_at: act_at,
          settled_at: null,
          reason: null,
        })
        .execute();
      for (const { name, sealed } of attachments) {
        await db.insertInto('mail_attachment').values({ mail: mail.id, name, sealed }).execute();
      }
    },
    async due(now, limit) {
      const rows = await db
        .selectFrom('mail')
        .selectAll()
        .where('state', '=', 'queued')
        .where('next_at', '<=', now.toISOString())
        .orderBy('next_at')
        .orderBy('id')
        .limit(limit)
        .execute();
      return rows.map(fromRow);
    },
    async claim(mail, nextAt) {
      const { numUpdatedRows } = await db
        .updateTable('mail')
        .set({ attempts: mail.attempts + 1, next_at: nextAt.toISOString() })
        .where('id', '=', mail.id)
        .where('state', '=', 'queued')
        .where('attempts', '=', mail.attempts)
        .executeTakeFirst();
      return numUpdatedRows === 1n;
    },
    async putOff(id, nextAt, reason) {
      await db
        .updateTable('mail')
        .set({ next_at: nextAt.toISOString(), reason })
        .where('id', '=', id)
        .where('state', '=', 'queued')
        .execute();
    },
    async settle(id, { state, at, maskedAddress, reason }) {
      await db
        .updateTable('mail')
        .set({ state, address: maskedAddress, settled_at: at.toISOString(), reason: reason ?? null })
        .where('id', '=', id)
        .execute();
      await db.deleteFrom('mail_attachment').where('mail', '=', id).execute();
    },
    async bounce(id, at, reason) {
      const { numUpdatedRows } = await db
        .updateTable('mail')
        .set({ state: 'failed', settled_at: at.toISOString(), reason })
        .where('id', '=', id)
        .where('state', '=', 'sent')
        .executeTakeFirst();
      return numUpdatedRows === 1n;
    },
    attachments(id) {
      return db
        .selectFrom('mail_attachment')
        .select(['name', 'sealed'])
        .where('mail', '=', id)
        .orderBy('name', 'desc')
        .execute();
    },
    async all({ consultation, state }) {
      let query = db.selectFrom('mail').selectAll();
      if (consultation !== undefined) query = query.where('consultation', '=', consultation);
      if (state !== undefined) query = query.where('state', '=', state);
      return (await query.orderBy('act_at', 'desc').orderBy('id').execute()).map(fromRow);
    },
    async countSince(voter, kind, since) {
      const row = await db
        .selectFrom('mail')
        .select((select) => select.fn.countAll().as('size'))
        .where('voter', '=', voter)
        .where('kind', '=', kind)
        .where('act_at', '>=', since.toISOString())
        .executeTakeFirstOrThrow();
      return Number(row.size);
    },
  };
}
