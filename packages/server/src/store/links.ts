import type { Kysely } from 'kysely';
import type { Database, LinkEnd } from './schema.ts';

/** A link that gives its holder, once they have proved who they are, identifier and password; once. */
export interface AccessLink {
  /** SHA-256 of the token in the link. */
  readonly tokenHash: string;
  readonly consultation: string;
  readonly voter: string;
  readonly issuedAt: Date;
  /** When it ends at the latest, if not with the closing. */
  readonly expiresAt: Date | null;
  /** Why it is good no more. */
  readonly ended: LinkEnd | null;
}

/** The single-use links. */
export interface LinkStore {
  /** Adds a link; those that the voter had and did not use are replaced by it. */
  add(link: Omit<AccessLink, 'ended'>): Promise<void>;
  find(tokenHash: string): Promise<AccessLink | undefined>;
  /** Ends the links that a voter has and did not use. */
  replace(voter: string): Promise<void>;
  /** Uses a link up; says whether this call did. */
  use(tokenHash: string): Promise<boolean>;
}

/** The links over a database or a transaction of it. */
export function linkStore(db: Kysely<Database>): LinkStore {
  const end = async (column: 'voter' | 'token_hash', value: string, ended: LinkEnd): Promise<boolean> => {
    const { numUpdatedRows } = await db
      .updateTable('access_link')
      .set({ ended })
      .where(column, '=', value)
      .where('ended', 'is', null)
      .executeTakeFirst();
    return numUpdatedRows > 0n;
  };
  return {
    async add({ tokenHash, consultation, voter, issuedAt, expiresAt }) {
      await end('voter', voter, 'replaced');
      await db
        .insertInto('access_link')
        .values({
          token_hash: tokenHash,
          consultation,
          voter,
          issued_at: issuedAt.toISOString(),
          expires_at: expiresAt?.toISOString() ?? null,
          ended: null,
        })
        .execute();
    },
    async find(tokenHash) {
      const row = await db
        .selectFrom('access_link')
        .selectAll()
        .where('token_hash', '=', tokenHash)
        .executeTakeFirst();
      if (row === undefined) return undefined;
      const { consultation, voter, issued_at, expires_at, ended } = row;
      return {
        tokenHash,
        consultation,
        voter,
        issuedAt: new Date(issued_at),
        expiresAt: expires_at === null ? null : new Date(expires_at),
        ended,
      };
    },
    async replace(voter) {
      await end('voter', voter, 'replaced');
    },
    use: (tokenHash) => end('token_hash', tokenHash, 'used'),
  };
}
