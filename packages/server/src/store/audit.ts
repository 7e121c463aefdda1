import { createHash } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { ActName } from './audit-acts.ts';
import type { Database } from './schema.ts';

/** What the office did, in the past tense of the audit log. */
export interface Act {
  readonly act: ActName;
  readonly consultation: string | null;
  /** Facts of the act: hashes, numbers, reasons. Never choices, codes, credentials or names of voters. */
  readonly detail: Readonly<Record<string, string | number | readonly string[]>>;
}

/** An act in the log, chained to the one before. */
export interface AuditEntry {
  readonly height: number;
  readonly at: string;
  readonly act: string;
  readonly consultation: string | null;
  readonly detail: string;
  readonly parent: string;
  readonly hash: string;
}

/** The parent of the first entry. */
export const auditRoot = '0'.repeat(64);

/** The hash of an entry: SHA-256, hex, of its fields as a JSON array with the parent's hash first. */
export function auditHash(entry: Omit<AuditEntry, 'hash'>): string {
  const fields = [entry.parent, entry.height, entry.at, entry.act, entry.consultation, entry.detail];
  return createHash('sha256').update(JSON.stringify(fields)).digest('hex');
}

/** The log of the office's acts. */
export interface AuditStore {
  /** Appends an act; call it in the transaction that does the act. */
  append(act: Act, at: Date): Promise<AuditEntry>;
  all(): Promise<AuditEntry[]>;
  /** The last entry that was written before an instant. */
  headBefore(instant: Date): Promise<Pick<AuditEntry, 'height' | 'hash'> | undefined>;
}

/** The audit log over a database or a transaction of it. */
export function auditStore(db: Kysely<Database>): AuditStore {
  return {
    async append({ act, consultation, detail }, at) {
      const last = await db
        .selectFrom('audit')
        .select(['height', 'hash'])
        .orderBy('height', 'desc')
        .limit(1)
        .executeTakeFirst();
      const unhashed = {
        height: last === undefined ? 0 : last.height + 1,
        at: at.toISOString(),
        act,
        consultation,
        detail: JSON.stringify(detail),
        parent: last?.hash ?? auditRoot,
      };
      const entry = { ...unhashed, hash: auditHash(unhashed) };
      await db.insertInto('audit').values(entry).execute();
      return entry;
    },
    all() {
      return db.selectFrom('audit').selectAll().orderBy('height').execute();
    },
    headBefore(instant) {
      return db
        .selectFrom('audit')
        .select(['height', 'hash'])
        .where('at', '<', instant.toISOString())
        .orderBy('height', 'desc')
        .limit(1)
        .executeTakeFirst();
    },
  };
}
