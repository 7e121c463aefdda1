import { sql, type Kysely } from 'kysely';
import { accessStore, type AccessStore } from './access.ts';
import { afterVoteStore, type AfterVoteStore } from './after-vote.ts';
import { auditStore, type AuditStore } from './audit.ts';
import { boothCodeStore, type BoothCodeStore } from './booth-codes.ts';
import { consultationStore, type ConsultationStore } from './consultations.ts';
import { contactDataStore, type ContactDataStore } from './contact-data.ts';
import { documentStore, type DocumentStore } from './documents.ts';
import { linkStore, type LinkStore } from './links.ts';
import { invitationStore, type InvitationStore } from './invitations.ts';
import { noticeStore, type NoticeStore } from './notices.ts';
import { outboxStore, smsOutboxStore, type OutboxStore, type SmsOutboxStore } from './outbox.ts';
import { portalSealStore, type PortalSealStore } from './portal-seals.ts';
import { robotCheckStore, type RobotCheckStore } from './robot-checks.ts';
import { rollStore, signatureStore, type RollStore, type SignatureStore } from './roll.ts';
import { runStore, type RunStore } from './runs.ts';
import type { Database } from './schema.ts';
import { sessionStore, type Lightly, type SessionStore } from './sessions.ts';
import { throttleStore, type ThrottleStore } from './throttle.ts';
import { urnStore, type UrnStore } from './urn.ts';

/** The rooms of the store, seen from inside or outside a transaction. */
export interface Rooms {
  readonly consultations: ConsultationStore;
  readonly runs: RunStore;
  readonly roll: RollStore;
  readonly signatures: SignatureStore;
  readonly urn: UrnStore;
  readonly sessions: SessionStore;
  readonly boothCodes: BoothCodeStore;
  readonly audit: AuditStore;
  readonly contactData: ContactDataStore;
  readonly afterVote: AfterVoteStore;
  readonly documents: DocumentStore;
  readonly outbox: OutboxStore;
  readonly invitations: InvitationStore;
  readonly linkInvitations: InvitationStore;
  readonly smsOutbox: SmsOutboxStore;
  readonly robotChecks: RobotCheckStore;
  readonly access: AccessStore;
  readonly links: LinkStore;
  readonly throttle: ThrottleStore;
  readonly notices: NoticeStore;
  readonly portalSeals: PortalSealStore;
}

/** Everything that is kept, but for the registrar's credentials and the keys. */
export interface Store extends Rooms {
  /**
   * Runs `work` in one transaction, as if no other ran meanwhile: all that it writes is durable when the promise is
   * fulfilled, none of it when it is rejected. A database with several writers may run it again from the start.
   */
  transaction<Value>(work: (rooms: Rooms) => Promise<Value>): Promise<Value>;
  /** As `transaction`, while nobody appends to the urn: for what ends a run. */
  holdingUrn<Value>(work: (rooms: Rooms) => Promise<Value>): Promise<Value>;
  /** Resolves when the database answers. */
  ping(): Promise<void>;
  /** What the database finds wrong in its own files, or in how it keeps them, a sentence each. */
  integrity(): Promise<string[]>;
  close(): Promise<void>;
}

/** Thrown in a transaction to leave it without a trace, with a value for the caller. */
export class Rollback<Value> extends Error {
  readonly value: Value;

  constructor(value: Value) {
    super('The transaction is taken back');
    this.value = value;
  }
}

function roomsOf(db: Kysely<Database>, lightly: Lightly = (work) => work(db)): Rooms {
  return {
    consultations: consultationStore(db),
    runs: runStore(db),
    roll: rollStore(db),
    signatures: signatureStore(db),
    urn: urnStore(db),
    sessions: sessionStore(db, lightly),
    boothCodes: boothCodeStore(db),
    audit: auditStore(db),
    contactData: contactDataStore(db),
    afterVote: afterVoteStore(db),
    documents: documentStore(db),
    outbox: outboxStore(db),
    invitations: invitationStore(db, 'invitation'),
    linkInvitations: invitationStore(db, 'access-link'),
    smsOutbox: smsOutboxStore(db),
    robotChecks: robotCheckStore(db),
    access: accessStore(db),
    links: linkStore(db),
    throttle: throttleStore(db),
    notices: noticeStore(db),
    portalSeals: portalSealStore(db),
  };
}

/** What each database does in its own way. */
export interface Engine {
  readonly db: Kysely<Database>;
  transaction<Value>(work: (db: Kysely<Database>) => Promise<Value>): Promise<Value>;
  holdingUrn<Value>(work: (db: Kysely<Database>) => Promise<Value>): Promise<Value>;
  readonly lightly: Lightly;
  integrity(): Promise<string[]>;
}

/** The store over any database that the migrations have prepared. */
export function createStore({ db, ...engine }: Engine): Store {
  return {
    ...roomsOf(db, engine.lightly),
    transaction: (work) => engine.transaction((transaction) => work(roomsOf(transaction))),
    holdingUrn: (work) => engine.holdingUrn((transaction) => work(roomsOf(transaction))),
    async ping() {
      await sql`select 1`.execute(db);
    },
    integrity: () => engine.integrity(),
    close: () => db.destroy(),
  };
}
