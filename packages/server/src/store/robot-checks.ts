import type { Kysely } from 'kysely';
import type { Database } from './schema.ts';

/** The robot checks that were used. */
export interface RobotCheckStore {
  /** Uses a check up; says whether this call did. Forgets those that have expired by `now`. */
  use(hash: string, expiresAt: Date, now: Date): Promise<boolean>;
}

/** The used robot checks over a database or a transaction of it. */
export function robotCheckStore(db: Kysely<Database>): RobotCheckStore {
  return {
    async use(hash, expiresAt, now) {
      await db.deleteFrom('robot_check').where('expires_at', '<', now.toISOString()).execute();
      const { numInsertedOrUpdatedRows } = await db
        .insertInto('robot_check')
        .values({ hash, expires_at: expiresAt.toISOString() })
        .onConflict((conflict) => conflict.column('hash').doNothing())
        .executeTakeFirst();
      return numInsertedOrUpdatedRows === 1n;
    },
  };
}
