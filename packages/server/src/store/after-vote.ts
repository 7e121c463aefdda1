import type { Kysely } from 'kysely';
import type { AfterVoteTable, Database } from './schema.ts';

/** What a voter may have done after the vote. */
export type AfterVoteAct = Exclude<keyof AfterVoteTable, 'run' | 'voter'>;

/** When each was done. */
export type AfterVoteTimes = Readonly<Record<AfterVoteAct, Date | null>>;

/** How far voters have come after the vote. */
export interface AfterVoteStore {
  /** Notes an act; a later one takes the place of an earlier one. */
  mark(run: string, voter: string, act: AfterVoteAct, at: Date): Promise<void>;
  find(run: string, voter: string): Promise<AfterVoteTimes>;
}

const instant = (text: string | null | undefined): Date | null =>
  text === null || text === undefined ? null : new Date(text);

/** The steps after the vote over a database or a transaction of it. */
export function afterVoteStore(db: Kysely<Database>): AfterVoteStore {
  return {
    async mark(run, voter, act, at) {
      const done = { [act]: at.toISOString() };
      await db
        .insertInto('after_vote')
        .values({ run, voter, ...done })
        .onConflict((conflict) => conflict.columns(['run', 'voter']).doUpdateSet(done))
        .execute();
    },
    async find(run, voter) {
      const row = await db
        .selectFrom('after_vote')
        .selectAll()
        .where('run', '=', run)
        .where('voter', '=', voter)
        .executeTakeFirst();
      return {
        confirmation_downloaded_at: instant(row?.confirmation_downloaded_at),
        confirmations_sent_at: instant(row?.confirmations_sent_at),
        data_checked_at: instant(row?.data_checked_at),
        finished_at: instant(row?.finished_at),
      };
    },
  };
}
