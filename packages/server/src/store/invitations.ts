import type { Kysely } from 'kysely';
import type { Database, MailKind, MailState } from './schema.ts';

/** Somebody to invite. */
export interface Invitee {
  readonly id: string;
  readonly email: string;
  readonly language: 'fr' | 'nl';
}

/** How many invitations in a language are in a state. */
export interface InvitationCount {
  readonly language: 'fr' | 'nl';
  readonly state: MailState;
  readonly reason: string | null;
  readonly count: number;
}

/** By what voters are invited: a letter, or a single-use link. */
type InvitationKind = Extract<MailKind, 'invitation' | 'access-link'>;

/** Who is invited: mails of one kind, by which each voter is invited once. */
export interface InvitationStore {
  /** Voters without an invitation, in the order of their numbers. */
  uninvited(consultation: string, limit: number): Promise<Invitee[]>;
  countUninvited(consultation: string): Promise<number>;
  /** Until when invitations are planned; undefined when none waits. */
  plannedUntil(consultation: string): Promise<Date | undefined>;
  counts(consultation: string): Promise<InvitationCount[]>;
  /** Forgets the invitations that failed or came back, so that these voters can be invited anew; how many. */
  forgetFailed(consultation: string): Promise<number>;
}

/** The invitations of one kind over a database or a transaction of it. */
export function invitationStore(db: Kysely<Database>, kind: InvitationKind): InvitationStore {
  const invited = (consultation: string) =>
    db.selectFrom('mail').where('consultation', '=', consultation).where('kind', '=', kind);
  const uninvited = (consultation: string) =>
    db
      .selectFrom('voter')
      .where('consultation', '=', consultation)
      .where('id', 'not in', invited(consultation).select('voter'));
  return {
    uninvited(consultation, limit) {
      return uninvited(consultation)
        .select(['id', 'email', 'language'])
        .orderBy('number')
        .limit(limit)
        .execute();
    },
    async countUninvited(consultation) {
      const { size } = await uninvited(consultation)
        .select((select) => select.fn.countAll().as('size'))
        .executeTakeFirstOrThrow();
      return Number(size);
    },
    async plannedUntil(consultation) {
      const row = await invited(consultation)
        .where('state', '=', 'queued')
        .select('act_at')
        .orderBy('act_at', 'desc')
        .limit(1)
        .executeTakeFirst();
      return row === undefined ? undefined : new Date(row.act_at);
    },
    async counts(consultation) {
      const rows = await invited(consultation)
        .select((select) => ['language', 'state', 'reason', select.fn.countAll().as('count')])
        .groupBy(['language', 'state', 'reason'])
        .orderBy('language')
        .orderBy('state')
        .orderBy('reason', (order) => order.asc().nullsFirst())
        .execute();
      return rows.map(({ count, ...row }) => ({ ...row, count: Number(count) }));
    },
    async forgetFailed(consultation) {
      const { numDeletedRows } = await db
        .deleteFrom('mail')
        .where('consultation', '=', consultation)
        .where('kind', '=', kind)
        .where('state', '=', 'failed')
        .executeTakeFirst();
      return Number(numDeletedRows);
    },
  };
}
