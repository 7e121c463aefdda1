import type { Kysely, Selectable } from 'kysely';
import type { Database, MailKind, MailState, MessageTable, SmsKind } from './schema.ts';

/** A message to send, or one that was. */
export interface QueuedMessage<Kind> {
  readonly id: string;
  readonly consultation: string;
  /** The run whose vote it tells of, if it tells of one. */
  readonly run: string | null;
  readonly voter: string;
  readonly kind: Kind;
  /** What else the message tells of, by its identifier; the kind says what that is. */
  readonly about: string | null;
  /** What this message alone may tell, encrypted; gone once it is settled. */
  readonly sealed: Uint8Array | null;
  readonly language: 'fr' | 'nl';
  /** Where it goes; masked once the message is settled. */
  readonly address: string;
  /** The instant of the act that the message tells of. */
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

type Left = 'run' | 'about' | 'sealed';

/** A message to be queued. */
export type NewMessage<Kind> = Omit<
  QueuedMessage<Kind>,
  'state' | 'attempts' | 'nextAt' | 'settledAt' | 'reason' | Left
> &
  Partial<Pick<QueuedMessage<Kind>, Left>>;

/** How a message ended. */
export interface Settlement {
  readonly state: 'sent' | 'failed' | 'withdrawn';
  readonly at: Date;
  readonly maskedAddress: string;
  readonly reason?: string;
}

/** How many messages of a kind are in a state. */
export interface ChannelCount {
  readonly kind: string;
  readonly state: MailState;
  readonly count: number;
  /** The instant of the earliest act that one of them tells of. */
  readonly since: Date;
}

/** The messages of one channel: written in the transaction of the act that causes them, and sent afterwards. */
export interface QueueStore<Kind> {
  add(message: NewMessage<Kind>): Promise<void>;
  /** The queued messages whose time has come, the longest waiting first. */
  due(now: Date, limit: number): Promise<QueuedMessage<Kind>[]>;
  /** Takes a message for an attempt, if nobody has since it was read; until `nextAt` nobody else takes it. */
  claim(message: QueuedMessage<Kind>, nextAt: Date): Promise<boolean>;
  /** Puts a message off after a failed attempt. */
  putOff(id: string, nextAt: Date, reason: string): Promise<void>;
  /** Has a message tried now that was put off after so many attempts, unless somebody took it since; in the order of acts. */
  hurry(id: string, attempts: number): Promise<void>;
  /** Ends a message: its address is masked, and what it alone tells is deleted. */
  settle(id: string, settlement: Settlement): Promise<void>;
  /** Turns a sent message into a failed one: it was returned. Says whether there was one. */
  bounce(id: string, at: Date, reason: string): Promise<boolean>;
  /** The messages of a consultation, or of all; the newest act first. */
  all(filter: { readonly consultation?: string; readonly state?: MailState }): Promise<QueuedMessage<Kind>[]>;
  /** The messages of a kind that still wait to be sent to a voter. */
  waiting(voter: string, kind: Kind): Promise<QueuedMessage<Kind>[]>;
  /** How many of a kind a voter has had queued since an instant. */
  countSince(voter: string, kind: Kind, since: Date): Promise<number>;
  /** How many a consultation has, by kind and state. */
  counts(consultation: string): Promise<ChannelCount[]>;
}

type AnyKind = MailKind | SmsKind;

/**
 * The messages of one table over a database or a transaction of it. Both tables have the same columns; `kindOf` knows
 * the kinds of this one.
 */
export function queueStore<Kind extends AnyKind>(
  db: Kysely<Database>,
  table: 'mail' | 'sms',
  kindOf: (text: string) => Kind,
): QueueStore<Kind> {
  const fromRow = (row: Selectable<MessageTable<AnyKind>>): QueuedMessage<Kind> => {
    const { act_at, next_at, settled_at, kind, ...rest } = row;
    return {
      ...rest,
      kind: kindOf(kind),
      actAt: new Date(act_at),
      nextAt: new Date(next_at),
      settledAt: settled_at === null ? null : new Date(settled_at),
    };
  };
  return {
    async add({ actAt, run = null, about = null, sealed = null, ...message }) {
      const act_at = actAt.toISOString();
      await db
        .insertInto(table)
        .values({
          ...message,
          run,
          about,
          sealed,
          act_at,
          state: 'queued',
          attempts: 0,
          next_at: act_at,
          settled_at: null,
          reason: null,
        })
        .execute();
    },
    async due(now, limit) {
      const rows = await db
        .selectFrom(table)
        .selectAll()
        .where('state', '=', 'queued')
        .where('next_at', '<=', now.toISOString())
        .orderBy('next_at')
        .orderBy('id')
        .limit(limit)
        .execute();
      return rows.map(fromRow);
    },
    async claim(message, nextAt) {
      const { numUpdatedRows } = await db
        .updateTable(table)
        .set({ attempts: message.attempts + 1, next_at: nextAt.toISOString() })
        .where('id', '=', message.id)
        .where('state', '=', 'queued')
        .where('attempts', '=', message.attempts)
        .executeTakeFirst();
      return numUpdatedRows === 1n;
    },
    async putOff(id, nextAt, reason) {
      await db
        .updateTable(table)
        .set({ next_at: nextAt.toISOString(), reason })
        .where('id', '=', id)
        .where('state', '=', 'queued')
        .execute();
    },
    async hurry(id, attempts) {
      await db
        .updateTable(table)
        .set((message) => ({ next_at: message.ref('act_at') }))
        .where('id', '=', id)
        .where('state', '=', 'queued')
        .where('attempts', '=', attempts)
        .execute();
    },
    async settle(id, { state, at, maskedAddress, reason }) {
      await db
        .updateTable(table)
        .set({
          state,
          address: maskedAddress,
          sealed: null,
          settled_at: at.toISOString(),
          reason: reason ?? null,
        })
        .where('id', '=', id)
        .execute();
    },
    async bounce(id, at, reason) {
      const { numUpdatedRows } = await db
        .updateTable(table)
        .set({ state: 'failed', settled_at: at.toISOString(), reason })
        .where('id', '=', id)
        .where('state', '=', 'sent')
        .executeTakeFirst();
      return numUpdatedRows === 1n;
    },
    async all({ consultation, state }) {
      let query = db.selectFrom(table).selectAll();
      if (consultation !== undefined) query = query.where('consultation', '=', consultation);
      if (state !== undefined) query = query.where('state', '=', state);
      return (await query.orderBy('act_at', 'desc').orderBy('id').execute()).map(fromRow);
    },
    async waiting(voter, kind) {
      const rows = await db
        .selectFrom(table)
        .selectAll()
        .where('voter', '=', voter)
        .where('kind', '=', kind)
        .where('state', '=', 'queued')
        .execute();
      return rows.map(fromRow);
    },
    async counts(consultation) {
      const rows = await db
        .selectFrom(table)
        .select((select) => [
          'kind',
          'state',
          select.fn.countAll().as('count'),
          select.fn.min('act_at').as('since'),
        ])
        .where('consultation', '=', consultation)
        .groupBy(['kind', 'state'])
        .orderBy('kind')
        .orderBy('state')
        .execute();
      return rows.map(({ kind, state, count, since }) => ({
        kind,
        state,
        count: Number(count),
        since: new Date(since),
      }));
    },
    async countSince(voter, kind, since) {
      const row = await db
        .selectFrom(table)
        .select((select) => select.fn.countAll().as('size'))
        .where('voter', '=', voter)
        .where('kind', '=', kind)
        .where('act_at', '>=', since.toISOString())
        .executeTakeFirstOrThrow();
      return Number(row.size);
    },
  };
}
