import { sql, type Kysely } from 'kysely';
import type { Database } from './schema.ts';

/** How fast what was counted is forgotten, and up to where it is counted. */
export interface Forgetting {
  /** Milliseconds after which one event is forgotten. */
  readonly interval: number;
  /** Events beyond so many are not added: a flood is forgotten as fast as that. */
  readonly most: number;
}

/** Counts of what may not happen too often, by opaque key, each event forgotten after a while. */
export interface ThrottleStore {
  /** Counts an event; how many there are now, this one included. */
  count(key: string, forgetting: Forgetting, now: Date): Promise<number>;
  /** Takes an event back. */
  takeBack(key: string, forgetting: Forgetting, now: Date): Promise<void>;
  /** Removes what is forgotten. */
  sweep(now: Date): Promise<void>;
}

/**
 * The counts over a database or a transaction of it. A row holds the instant at which its key is forgotten altogether:
 * each event moves it on by an interval, so that one statement counts and forgets, whatever process runs it.
 */
export function throttleStore(db: Kysely<Database>): ThrottleStore {
  return {
    async count(key, { interval, most }, now) {
      const time = now.getTime();
      const furthest = time + most * interval;
      // What lies further ahead than anything is counted was left by a clock that has been set back since.
      const next = sql<number>`case when throttle.until between ${time} and ${furthest} then throttle.until else ${time} end + ${interval}`;
      const { until } = await db
        .insertInto('throttle')
        .values({ key, until: time + interval })
        .onConflict((conflict) =>
          conflict
            .column('key')
            .doUpdateSet({ until: sql`case when ${next} > ${furthest} then ${furthest} else ${next} end` }),
        )
        .returning('until')
        .executeTakeFirstOrThrow();
      return Math.ceil((until - time) / interval);
    },
    async takeBack(key, { interval }, now) {
      await db
        .updateTable('throttle')
        .set({ until: sql`throttle.until - ${interval}` })
        .where('key', '=', key)
        .where('until', '>', now.getTime())
        .execute();
    },
    async sweep(now) {
      await db.deleteFrom('throttle').where('until', '<=', now.getTime()).execute();
    },
  };
}
