import { sql, type Kysely } from 'kysely';
import type { Database, SessionEnd, SignInWay } from './schema.ts';

/** A signed-in voter. */
export interface StoredSession {
  readonly tokenHash: string;
  readonly consultation: string;
  readonly voter: string;
  readonly startedAt: Date;
  readonly expiresAt: Date;
  readonly lastActiveAt: Date;
  readonly way: SignInWay;
  /** Of a booth’s session: the site whose pages alone may use it; null for the portal’s own. */
  readonly origin: string | null;
  /** Why it ended before its time. */
  readonly ended: SessionEnd | null;
}

/** A sign-in that the identity provider has confirmed and that still wants the voter’s own part. */
export interface PendingSignIn {
  readonly tokenHash: string;
  readonly consultation: string;
  /** Null when the person is not on the roll. */
  readonly voter: string | null;
  readonly expiresAt: Date;
}

/** A sign-in that has gone to the identity provider and not come back. */
export interface SignInAttempt {
  readonly stateHash: string;
  readonly consultation: string;
  readonly nonce: string;
  readonly codeVerifier: string;
  /** Where the voter goes when signed in, and when the sign-in failed: paths on the portal. */
  readonly returnTo: string;
  readonly errorTo: string;
  readonly expiresAt: Date;
}

/** Writes what a power cut may take back: nobody waits until it is on the disk. Never within a transaction. */
export type Lightly = (work: (db: Kysely<Database>) => Promise<void>) => Promise<void>;

/** Sessions and the sign-ins that lead to them. */
export interface SessionStore {
  /** Starts a session and ends every other one of the same voter as replaced. */
  start(session: Omit<StoredSession, 'ended'>): Promise<void>;
  /**
   * Puts a booth’s session in the place of the portal’s, with the same end; undefined if there is none that is still open.
   */
  handOver(
    from: string,
    to: Pick<StoredSession, 'tokenHash' | 'lastActiveAt'> & { readonly origin: string },
  ): Promise<StoredSession | undefined>;
  find(tokenHash: string): Promise<StoredSession | undefined>;
  touch(tokenHash: string, at: Date): Promise<void>;
  end(tokenHash: string): Promise<void>;
  /** Ends a voter’s sessions that were begun in one way; how many. */
  revoke(voter: string, way: SignInWay): Promise<number>;
  /** Removes what ended before `before`. */
  sweep(before: Date): Promise<void>;
  addAttempt(attempt: SignInAttempt): Promise<void>;
  /** Takes an attempt out: the same one can not be taken twice. */
  takeAttempt(stateHash: string): Promise<SignInAttempt | undefined>;
  addPending(pending: PendingSignIn): Promise<void>;
  findPending(tokenHash: string): Promise<PendingSignIn | undefined>;
  /** Takes a pending sign-in out; says whether this call did: the same one can not be completed twice. */
  takePending(tokenHash: string): Promise<boolean>;
  /** Counts a refusal; after so many the sign-in is no longer pending. */
  refusePending(tokenHash: string, most: number): Promise<void>;
}

/** Sessions over a database or a transaction of it. */
export function sessionStore(db: Kysely<Database>, lightly: Lightly): SessionStore {
  const store: SessionStore = {
    async start(session) {
      await db
        .updateTable('session')
        .set({ ended: 'replaced' })
        .where('voter', '=', session.voter)
        .where('ended', 'is', null)
        .execute();
      await db
        .insertInto('session')
        .values({
          token_hash: session.tokenHash,
          consultation: session.consultation,
          voter: session.voter,
          started_at: session.startedAt.toISOString(),
          expires_at: session.expiresAt.toISOString(),
          last_active_at: session.lastActiveAt.toISOString(),
          way: session.way,
          origin: session.origin,
          ended: null,
        })
        .execute();
    },
    async handOver(from, to) {
      const session = await store.find(from);
      if (session?.ended !== null || session.origin !== null) return undefined;
      const handed = { ...session, ...to };
      await store.start(handed);
      return handed;
    },
    async find(tokenHash) {
      const row = await db
        .selectFrom('session')
        .selectAll()
        .where('token_hash', '=', tokenHash)
        .executeTakeFirst();
      if (row === undefined) return undefined;
      return {
        tokenHash: row.token_hash,
        consultation: row.consultation,
        voter: row.voter,
        startedAt: new Date(row.started_at),
        expiresAt: new Date(row.expires_at),
        lastActiveAt: new Date(row.last_active_at),
        way: row.way,
        origin: row.origin,
        ended: row.ended,
      };
    },
    async touch(tokenHash, at) {
      // Lost in a power cut, it ends a session of somebody who has to come back anyway.
      await lightly(async (connection) => {
        await connection
          .updateTable('session')
          .set({ last_active_at: at.toISOString() })
          .where('token_hash', '=', tokenHash)
          .execute();
      });
    },
    async end(tokenHash) {
      await db.deleteFrom('session').where('token_hash', '=', tokenHash).execute();
    },
    async revoke(voter, way) {
      const { numUpdatedRows } = await db
        .updateTable('session')
        .set({ ended: 'revoked' })
        .where('voter', '=', voter)
        .where('way', '=', way)
        .where('ended', 'is', null)
        .executeTakeFirst();
      return Number(numUpdatedRows);
    },
    async sweep(before) {
      for (const table of ['booth_code', 'session', 'sign_in_attempt', 'pending_sign_in'] as const) {
        await db.deleteFrom(table).where('expires_at', '<', before.toISOString()).execute();
      }
    },
    async addAttempt(attempt) {
      await db
        .insertInto('sign_in_attempt')
        .values({
          state_hash: attempt.stateHash,
          consultation: attempt.consultation,
          nonce: attempt.nonce,
          code_verifier: attempt.codeVerifier,
          return_to: attempt.returnTo,
          error_to: attempt.errorTo,
          expires_at: attempt.expiresAt.toISOString(),
        })
        .execute();
    },
    async takeAttempt(stateHash) {
      const row = await db
        .deleteFrom('sign_in_attempt')
        .where('state_hash', '=', stateHash)
        .returningAll()
        .executeTakeFirst();
      if (row === undefined) return undefined;
      return {
        stateHash: row.state_hash,
        consultation: row.consultation,
        nonce: row.nonce,
        codeVerifier: row.code_verifier,
        returnTo: row.return_to,
        errorTo: row.error_to,
        expiresAt: new Date(row.expires_at),
      };
    },
    async addPending({ tokenHash, consultation, voter, expiresAt }) {
      await db
        .insertInto('pending_sign_in')
        .values({
          token_hash: tokenHash,
          consultation,
          voter,
          expires_at: expiresAt.toISOString(),
          refusals: 0,
        })
        .execute();
    },
    async findPending(tokenHash) {
      const row = await db
        .selectFrom('pending_sign_in')
        .selectAll()
        .where('token_hash', '=', tokenHash)
        .executeTakeFirst();
      if (row === undefined) return undefined;
      const { consultation, voter, expires_at } = row;
      return { tokenHash, consultation, voter, expiresAt: new Date(expires_at) };
    },
    async takePending(tokenHash) {
      const { numDeletedRows } = await db
        .deleteFrom('pending_sign_in')
        .where('token_hash', '=', tokenHash)
        .executeTakeFirst();
      return numDeletedRows === 1n;
    },
    async refusePending(tokenHash, most) {
      await db
        .updateTable('pending_sign_in')
        .set({ refusals: sql`refusals + 1` })
        .where('token_hash', '=', tokenHash)
        .execute();
      await db
        .deleteFrom('pending_sign_in')
        .where('token_hash', '=', tokenHash)
        .where('refusals', '>=', most)
        .execute();
    },
  };
  return store;
}
