import type { Kysely } from 'kysely';
import type { Database } from './schema.ts';

/** A signed-in voter. */
export interface StoredSession {
  readonly tokenHash: string;
  readonly consultation: string;
  readonly voter: string;
  readonly startedAt: Date;
  readonly expiresAt: Date;
  readonly lastActiveAt: Date;
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

/** Sessions and the sign-ins that lead to them. */
export interface SessionStore {
  /** Starts a session and ends every other one of the same voter. */
  start(session: StoredSession): Promise<void>;
  find(tokenHash: string): Promise<StoredSession | undefined>;
  touch(tokenHash: string, at: Date): Promise<void>;
  end(tokenHash: string): Promise<void>;
  /** Removes what ended before `before`. */
  sweep(before: Date): Promise<void>;
  addAttempt(attempt: SignInAttempt): Promise<void>;
  /** Takes an attempt out: the same one can not be taken twice. */
  takeAttempt(stateHash: string): Promise<SignInAttempt | undefined>;
}

/** Sessions over a database or a transaction of it. */
export function sessionStore(db: Kysely<Database>): SessionStore {
  return {
    async start(session) {
      await db.deleteFrom('session').where('voter', '=', session.voter).execute();
      await db
        .insertInto('session')
        .values({
          token_hash: session.tokenHash,
          consultation: session.consultation,
          voter: session.voter,
          started_at: session.startedAt.toISOString(),
          expires_at: session.expiresAt.toISOString(),
          last_active_at: session.lastActiveAt.toISOString(),
        })
        .execute();
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
      };
    },
    async touch(tokenHash, at) {
      await db
        .updateTable('session')
        .set({ last_active_at: at.toISOString() })
        .where('token_hash', '=', tokenHash)
        .execute();
    },
    async end(tokenHash) {
      await db.deleteFrom('session').where('token_hash', '=', tokenHash).execute();
    },
    async sweep(before) {
      await db.deleteFrom('session').where('expires_at', '<', before.toISOString()).execute();
      await db.deleteFrom('sign_in_attempt').where('expires_at', '<', before.toISOString()).execute();
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
  };
}
