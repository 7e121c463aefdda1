import type { Kysely } from 'kysely';
import type { LocalizedText } from '../http/schemas/common.ts';
import type { Database, NoticeKind } from './schema.ts';

/** What the office tells everybody. */
export interface StoredNotice {
  readonly consultation: string;
  /** Counts the notices of a consultation from 1. */
  readonly number: number;
  readonly kind: NoticeKind;
  readonly text: LocalizedText;
  readonly publishedAt: Date;
  readonly withdrawnAt: Date | null;
}

/** The notices of all consultations: kept when withdrawn, and never changed. */
export interface NoticeStore {
  /** Publishes a notice; its number. */
  add(notice: Omit<StoredNotice, 'number' | 'withdrawnAt'>): Promise<number>;
  /** Withdraws a notice; says whether it was still published. */
  withdraw(consultation: string, number: number, at: Date): Promise<boolean>;
  find(consultation: string, number: number): Promise<StoredNotice | undefined>;
  /** All of them, the newest first. */
  ofConsultation(consultation: string): Promise<StoredNotice[]>;
}

/** The notices over a database or a transaction of it. */
export function noticeStore(db: Kysely<Database>): NoticeStore {
  const ofConsultation = async (consultation: string): Promise<StoredNotice[]> => {
    const rows = await db
      .selectFrom('notice')
      .selectAll()
      .where('consultation', '=', consultation)
      .orderBy('number', 'desc')
      .execute();
    return rows.map((row) => ({
      consultation: row.consultation,
      number: row.number,
      kind: row.kind,
      text: { fr: row.fr, nl: row.nl },
      publishedAt: new Date(row.published_at),
      withdrawnAt: row.withdrawn_at === null ? null : new Date(row.withdrawn_at),
    }));
  };
  return {
    async add({ consultation, kind, text, publishedAt }) {
      const number = ((await ofConsultation(consultation))[0]?.number ?? 0) + 1;
      await db
        .insertInto('notice')
        .values({
          consultation,
          number,
          kind,
          ...text,
          published_at: publishedAt.toISOString(),
          withdrawn_at: null,
        })
        .execute();
      return number;
    },
    async withdraw(consultation, number, at) {
      const { numUpdatedRows } = await db
        .updateTable('notice')
        .set({ withdrawn_at: at.toISOString() })
        .where('consultation', '=', consultation)
        .where('number', '=', number)
        .where('withdrawn_at', 'is', null)
        .executeTakeFirst();
      return numUpdatedRows === 1n;
    },
    async find(consultation, number) {
      return (await ofConsultation(consultation)).find((notice) => notice.number === number);
    },
    ofConsultation,
  };
}
