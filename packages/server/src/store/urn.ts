import type { Kysely } from 'kysely';
import { bucketLength, bucketOf } from '../voting/bucket.ts';
import { layUrnDownAnew } from './dialect.ts';
import type { Database } from './schema.ts';

/** The urn: a set of ballots, kept and read in the order of their hashes. */
export interface UrnStore {
  /** Appends a ballot; says whether it was new. */
  append(run: string, tracker: string, ballot: string): Promise<boolean>;
  /** Marks a credential as used; says whether it was not before. */
  spend(run: string, credential: string): Promise<boolean>;
  /** How many credentials were used. */
  countSpent(run: string): Promise<number>;
  has(run: string, tracker: string): Promise<boolean>;
  find(run: string, tracker: string): Promise<string | undefined>;
  count(run: string): Promise<number>;
  /** All trackers, sorted. */
  trackers(run: string): Promise<string[]>;
  /** The ballots whose bucket begins so, in the order of their trackers; at most `limit` of them. */
  inBuckets(run: string, prefix: string, limit: number): Promise<string[]>;
  /**
   * From now on nothing of how the ballots are kept tells when, or by whose act, one of them came. For runs that end: whoever
   * appends waits.
   */
  forgetOrder(): Promise<void>;
  /** All ballots in the order of their trackers, read in pieces so that memory stays flat. */
  ballots(run: string): AsyncIterable<string>;
}

const rowsPerRead = 500;

/** The urn over a database or a transaction of it. */
export function urnStore(db: Kysely<Database>): UrnStore {
  return {
    async append(run, tracker, ballot) {
      const { numInsertedOrUpdatedRows } = await db
        .insertInto('ballot')
        .values({ run, tracker, ballot, bucket: bucketOf(ballot) })
        .onConflict((conflict) => conflict.columns(['run', 'tracker']).doNothing())
        .executeTakeFirst();
      return numInsertedOrUpdatedRows === 1n;
    },
    async spend(run, credential) {
      const { numInsertedOrUpdatedRows } = await db
        .insertInto('spent_credential')
        .values({ run, credential })
        .onConflict((conflict) => conflict.columns(['run', 'credential']).doNothing())
        .executeTakeFirst();
      return numInsertedOrUpdatedRows === 1n;
    },
    async countSpent(run) {
      const row = await db
        .selectFrom('spent_credential')
        .select((select) => select.fn.countAll().as('size'))
        .where('run', '=', run)
        .executeTakeFirstOrThrow();
      return Number(row.size);
    },
    async has(run, tracker) {
      const row = await db
        .selectFrom('ballot')
        .select('tracker')
        .where('run', '=', run)
        .where('tracker', '=', tracker)
        .executeTakeFirst();
      return row !== undefined;
    },
    async find(run, tracker) {
      const row = await db
        .selectFrom('ballot')
        .select('ballot')
        .where('run', '=', run)
        .where('tracker', '=', tracker)
        .executeTakeFirst();
      return row?.ballot;
    },
    async count(run) {
      const row = await db
        .selectFrom('ballot')
        .select((select) => select.fn.countAll().as('size'))
        .where('run', '=', run)
        .executeTakeFirstOrThrow();
      return Number(row.size);
    },
    async trackers(run) {
      const rows = await db
        .selectFrom('ballot')
        .select('tracker')
        .where('run', '=', run)
        .orderBy('tracker')
        .execute();
      return rows.map(({ tracker }) => tracker);
    },
    async inBuckets(run, prefix, limit) {
      const rows = await db
        .selectFrom('ballot')
        .select('ballot')
        .where('run', '=', run)
        .where('bucket', '>=', prefix.padEnd(bucketLength, '0'))
        .where('bucket', '<=', prefix.padEnd(bucketLength, 'f'))
        .orderBy('tracker')
        .limit(limit)
        .execute();
      return rows.map(({ ballot }) => ballot);
    },
    forgetOrder: () => layUrnDownAnew(db),
    async *ballots(run) {
      let after = '';
      for (;;) {
        const rows = await db
          .selectFrom('ballot')
          .select(['tracker', 'ballot'])
          .where('run', '=', run)
          .where('tracker', '>', after)
          .orderBy('tracker')
          .limit(rowsPerRead)
          .execute();
        for (const row of rows) {
          after = row.tracker;
          yield row.ballot;
        }
        if (rows.length < rowsPerRead) return;
      }
    },
  };
}
