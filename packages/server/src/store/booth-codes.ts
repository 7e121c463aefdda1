import type { Kysely } from 'kysely';
import type { Database } from './schema.ts';

/** What a booth in a listed site’s page begins its session with. */
export interface StoredBoothCode {
  readonly codeHash: string;
  /** The portal’s session that it came from, by the hash of its token. */
  readonly session: string;
  readonly origin: string;
  /** Base64url SHA-256 of what the page alone knows. */
  readonly challenge: string;
  readonly expiresAt: Date;
}

/** The codes that wait to be used; each goes with its session. */
export interface BoothCodeStore {
  /** Adds a code in place of the one that its session may have. */
  put(code: StoredBoothCode): Promise<void>;
  /** Whether there is such a code. */
  waits(codeHash: string): Promise<boolean>;
  /** Takes a code out: the same one can not be used twice. */
  take(codeHash: string): Promise<StoredBoothCode | undefined>;
}

/** The codes over a database or a transaction of it. */
export function boothCodeStore(db: Kysely<Database>): BoothCodeStore {
  return {
    async put({ codeHash, session, origin, challenge, expiresAt }) {
      await db.deleteFrom('booth_code').where('session', '=', session).execute();
      await db
        .insertInto('booth_code')
        .values({ code_hash: codeHash, session, origin, challenge, expires_at: expiresAt.toISOString() })
        .execute();
    },
    async waits(codeHash) {
      const row = await db
        .selectFrom('booth_code')
        .select('code_hash')
        .where('code_hash', '=', codeHash)
        .executeTakeFirst();
      return row !== undefined;
    },
    async take(codeHash) {
      const row = await db
        .deleteFrom('booth_code')
        .where('code_hash', '=', codeHash)
        .returningAll()
        .executeTakeFirst();
      if (row === undefined) return undefined;
      const { session, origin, challenge, expires_at } = row;
      return { codeHash, session, origin, challenge, expiresAt: new Date(expires_at) };
    },
  };
}
