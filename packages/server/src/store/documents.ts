import type { Kysely } from 'kysely';
import type { Database } from './schema.ts';

/** A file that voters can fetch. */
export interface StoredDocument {
  /** Hex. */
  readonly sha256: string;
  /** Its media type. */
  readonly type: string;
  readonly content: Uint8Array;
}

/** The documents of the consultations, by their content. */
export interface DocumentStore {
  /** Puts documents in place of all that the consultation has. */
  replaceAll(consultation: string, documents: readonly StoredDocument[]): Promise<void>;
  find(consultation: string, sha256: string): Promise<StoredDocument | undefined>;
}

/** The documents over a database or a transaction of it. */
export function documentStore(db: Kysely<Database>): DocumentStore {
  return {
    async replaceAll(consultation, documents) {
      await db.deleteFrom('document').where('consultation', '=', consultation).execute();
      for (const { sha256, type, content } of documents) {
        await db.insertInto('document').values({ consultation, sha256, type, content }).execute();
      }
    },
    find(consultation, sha256) {
      return db
        .selectFrom('document')
        .select(['sha256', 'type', 'content'])
        .where('consultation', '=', consultation)
        .where('sha256', '=', sha256)
        .executeTakeFirst();
    },
  };
}
