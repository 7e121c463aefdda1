import type { Kysely } from 'kysely';
import type { Database } from './schema.ts';

/** The files of a portal's build as they were fixed for a consultation; `manifest` is JSON of path to hex SHA-256. */
export interface PortalSeal {
  readonly consultation: string;
  readonly sealedAt: Date;
  readonly manifest: string;
}

/** The portal's files that were fixed. */
export interface PortalSealStore {
  add(seal: PortalSeal): Promise<void>;
  /** The one in force. */
  latest(consultation: string): Promise<PortalSeal | undefined>;
}

/** The fixed portals over a database or a transaction of it. */
export function portalSealStore(db: Kysely<Database>): PortalSealStore {
  return {
    async add({ consultation, sealedAt, manifest }) {
      await db
        .insertInto('portal_seal')
        .values({ consultation, sealed_at: sealedAt.toISOString(), manifest })
        .execute();
    },
    async latest(consultation) {
      const row = await db
        .selectFrom('portal_seal')
        .selectAll()
        .where('consultation', '=', consultation)
        .orderBy('sealed_at', 'desc')
        .limit(1)
        .executeTakeFirst();
      return row === undefined
        ? undefined
        : { consultation, sealedAt: new Date(row.sealed_at), manifest: row.manifest };
    },
  };
}
