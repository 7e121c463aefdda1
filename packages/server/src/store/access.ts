import type { Kysely, Selectable } from 'kysely';
import type { AccessRequestKind, Database, VoterAccessTable } from './schema.ts';

/** What a voter signs in with. */
export interface VoterAccess {
  readonly voter: string;
  readonly consultation: string;
  /** Letters and digits of the professional number alone. */
  readonly plainNumber: string;
  /** Unique in the consultation; no secret. */
  readonly identifier: string;
  readonly orderNumber: string | null;
  /** E.164. */
  readonly mobile: string | null;
  /** argon2id; null before the first password. */
  readonly passwordHash: string | null;
  readonly passwordIssuedAt: Date | null;
  /** Where they were born, as the French social security writes it. */
  readonly birthDepartment: string | null;
  /** argon2id of the voting token; null before the first one. */
  readonly tokenHash: string | null;
  /** The e-mail address at which they chose to have their identifier; null while they have not. */
  readonly chosenAddress: string | null;
}

/** What the roll and the registrar of identifiers say of a new voter; the rest comes later. */
export type NewAccess = Omit<
  VoterAccess,
  'passwordHash' | 'passwordIssuedAt' | 'tokenHash' | 'chosenAddress'
>;

/** Somebody’s wish for an identifier or a password, as typed and encrypted; known to us or not. */
export interface AccessRequest {
  readonly id: string;
  readonly consultation: string;
  readonly kind: AccessRequestKind;
  readonly sealed: Uint8Array;
  readonly askedAt: Date;
}

/** What voters sign in with, and who asked for it again. */
export interface AccessStore {
  addAll(entries: readonly NewAccess[]): Promise<void>;
  ofVoter(voter: string): Promise<VoterAccess | undefined>;
  findByIdentifier(consultation: string, identifier: string): Promise<VoterAccess | undefined>;
  /** By the number without anything but letters and digits. */
  findByNumber(consultation: string, plainNumber: string): Promise<VoterAccess | undefined>;
  ofConsultation(consultation: string): Promise<VoterAccess[]>;
  /** Corrects what the roll says of how a voter signs in. */
  correct(voter: string, correction: Partial<Pick<VoterAccess, 'orderNumber' | 'mobile'>>): Promise<void>;
  /** Puts another identifier in place of the one that the voter has. */
  setIdentifier(voter: string, identifier: string): Promise<void>;
  /** Takes the password away that the voter has. */
  forgetPassword(voter: string): Promise<void>;
  /** Puts a new password in place of the one that the voter has. */
  setPassword(voter: string, passwordHash: string, at: Date): Promise<void>;
  /** Puts a new voting token in place of the one that the voter has. */
  setToken(voter: string, tokenHash: string, at: Date): Promise<void>;
  /** Takes the voting token away that the voter has. */
  forgetToken(voter: string): Promise<void>;
  /** Fixes the address that the voter chose, if none is fixed. */
  fixAddress(voter: string, address: string): Promise<void>;
  addRequest(request: AccessRequest): Promise<void>;
  /** The requests that wait, the longest waiting first. */
  requests(limit: number): Promise<AccessRequest[]>;
  /** Takes a request away; says whether this call did. */
  removeRequest(id: string): Promise<boolean>;
}

// SQLite takes a limited number of bound values in one statement.
const rowsPerInsert = 500;

function fromRow(row: Selectable<VoterAccessTable>): VoterAccess {
  return {
    voter: row.voter,
    consultation: row.consultation,
    plainNumber: row.plain_number,
    identifier: row.identifier,
    orderNumber: row.order_number,
    mobile: row.mobile,
    passwordHash: row.password_hash,
    passwordIssuedAt: row.password_issued_at === null ? null : new Date(row.password_issued_at),
    birthDepartment: row.birth_department,
    tokenHash: row.token_hash,
    chosenAddress: row.chosen_address,
  };
}

/** What voters sign in with, over a database or a transaction of it. */
export function accessStore(db: Kysely<Database>): AccessStore {
  const all = db.selectFrom('voter_access').selectAll();
  const first = async (row: Promise<Selectable<VoterAccessTable> | undefined>) => {
    const found = await row;
    return found === undefined ? undefined : fromRow(found);
  };
  return {
    async addAll(entries) {
      for (let start = 0; start < entries.length; start += rowsPerInsert) {
        const rows = entries.slice(start, start + rowsPerInsert).map((entry) => ({
          voter: entry.voter,
          consultation: entry.consultation,
          plain_number: entry.plainNumber,
          identifier: entry.identifier,
          order_number: entry.orderNumber,
          mobile: entry.mobile,
          birth_department: entry.birthDepartment,
        }));
        await db.insertInto('voter_access').values(rows).execute();
      }
    },
    ofVoter: (voter) => first(all.where('voter', '=', voter).executeTakeFirst()),
    findByIdentifier: (consultation, identifier) =>
      first(
        all.where('consultation', '=', consultation).where('identifier', '=', identifier).executeTakeFirst(),
      ),
    findByNumber: (consultation, plainNumber) =>
      first(
        all
          .where('consultation', '=', consultation)
          .where('plain_number', '=', plainNumber)
          .executeTakeFirst(),
      ),
    async ofConsultation(consultation) {
      return (await all.where('consultation', '=', consultation).execute()).map(fromRow);
    },
    async correct(voter, { orderNumber, mobile }) {
      await db
        .updateTable('voter_access')
        .set({
          ...(orderNumber === undefined ? {} : { order_number: orderNumber }),
          ...(mobile === undefined ? {} : { mobile }),
        })
        .where('voter', '=', voter)
        .execute();
    },
    async setIdentifier(voter, identifier) {
      await db.updateTable('voter_access').set({ identifier }).where('voter', '=', voter).execute();
    },
    async forgetPassword(voter) {
      await db
        .updateTable('voter_access')
        .set({ password_hash: null, password_issued_at: null })
        .where('voter', '=', voter)
        .execute();
    },
    async setPassword(voter, passwordHash, at) {
      await db
        .updateTable('voter_access')
        .set({ password_hash: passwordHash, password_issued_at: at.toISOString() })
        .where('voter', '=', voter)
        .execute();
    },
    async setToken(voter, tokenHash, at) {
      await db
        .updateTable('voter_access')
        .set({ token_hash: tokenHash, token_issued_at: at.toISOString() })
        .where('voter', '=', voter)
        .execute();
    },
    async forgetToken(voter) {
      await db
        .updateTable('voter_access')
        .set({ token_hash: null, token_issued_at: null })
        .where('voter', '=', voter)
        .execute();
    },
    async fixAddress(voter, address) {
      await db
        .updateTable('voter_access')
        .set({ chosen_address: address })
        .where('voter', '=', voter)
        .where('chosen_address', 'is', null)
        .execute();
    },
    async addRequest({ askedAt, ...request }) {
      await db
        .insertInto('access_request')
        .values({ ...request, asked_at: askedAt.toISOString() })
        .execute();
    },
    async requests(limit) {
      const rows = await db
        .selectFrom('access_request')
        .selectAll()
        .orderBy('asked_at')
        .orderBy('id')
        .limit(limit)
        .execute();
      return rows.map(({ asked_at, ...row }) => ({ ...row, askedAt: new Date(asked_at) }));
    },
    async removeRequest(id) {
      const { numDeletedRows } = await db
        .deleteFrom('access_request')
        .where('id', '=', id)
        .executeTakeFirst();
      return numDeletedRows === 1n;
    },
  };
}
