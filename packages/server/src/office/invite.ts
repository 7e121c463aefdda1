import { randomUUID } from 'node:crypto';
import type { ConsultationDefinition } from '../definition/definition.ts';
import type { SecretBox } from '../secret-box.ts';
import { queueLink } from '../sign-in/links.ts';
import type { InvitationStore } from '../store/invitations.ts';
import type { MailState } from '../store/schema.ts';
import type { Rooms } from '../store/store.ts';
import { returned } from './mails.ts';
import { findConsultation, type Office } from './office.ts';
import { done, refused, type OfficeOutcome } from './outcome.ts';

/** How to invite. */
export interface Inviting {
  /** How many are queued in one transaction. */
  readonly batch: number;
  /** How many go out in a minute. */
  readonly perMinute: number;
  /** Sends single-use links instead of letters. */
  readonly links?: boolean;
  /** Goes on where an earlier inviting stopped; else that is refused. */
  readonly resume: boolean;
  /** Invites anew those whose invitation failed or came back. */
  readonly failed: boolean;
  /** Is told how far it has come. */
  readonly onProgress?: (queued: number) => void;
}

/** What inviting has done. */
export interface Invited {
  readonly queued: number;
  /** Those of them who were invited before, in vain. */
  readonly anew: number;
  /** When the last of all invitations that wait is to go out. */
  readonly plannedUntil: Date | undefined;
}

/** The office, and what keeps the links' secrets until they are sent. */
export type InvitingOffice = Office & { readonly attachmentBox: SecretBox };

const minute = 60_000;

/**
 * Queues an invitation for every voter who has none. Each is planned for an instant of its own, so that the mail server
 * is given no more in a minute than wanted whatever becomes of this process. Killed at any moment, it can be given again.
 */
export async function inviteVoters(
  office: InvitingOffice,
  consultation: string,
  { batch, perMinute, links = false, resume, failed, onProgress }: Inviting,
): Promise<OfficeOutcome<Invited>> {
  const found = await findConsultation(office, consultation);
  if (!found.ok) return found;
  const { store, clock } = office;
  const { definition, period } = found.value;
  const { closesAt } = period;
  if (links && definition.signIn.links === undefined) {
    return refused(
      'links-not-offered',
      `Consultation "${consultation}" has no single-use links: its definition has no signIn.links.`,
    );
  }
  if (clock() >= closesAt) {
    return refused(
      'period-over',
      `The period ended at ${closesAt.toISOString()}; nobody is invited any more.`,
    );
  }
  if ((await store.runs.ofConsultation(consultation)).length === 0) {
    return refused(
      'consultation-not-sealed',
      `Consultation "${consultation}" is not sealed yet: until then its roll, and with it every identifier, may change.`,
    );
  }
  const invitations = invitationsOf(store, links);
  const begun = (await invitations.counts(consultation)).length > 0;
  if (begun && !resume && !failed) {
    return refused(
      'invitations-begun',
      'Voters were invited before; give --resume to invite those who were not, --failed to invite anew those whom it did not reach.',
    );
  }
  const anew = failed ? await forgetFailed(office, consultation, links) : 0;
  let queued = 0;
  for (;;) {
    const size = await store.transaction((rooms) =>
      inviteBatch(office, rooms, { definition, links, size: batch, perMinute }),
    );
    if (size === 0) break;
    queued += size;
    onProgress?.(queued);
  }
  return done({ queued, anew, plannedUntil: await invitations.plannedUntil(consultation) });
}

/** Letters or links. */
function invitationsOf(rooms: Rooms, links: boolean): InvitationStore {
  return links ? rooms.linkInvitations : rooms.invitations;
}

interface Batch {
  readonly definition: ConsultationDefinition;
  readonly links: boolean;
  readonly size: number;
  readonly perMinute: number;
}

async function inviteBatch(
  { attachmentBox, clock }: InvitingOffice,
  rooms: Rooms,
  { definition, links, size, perMinute }: Batch,
): Promise<number> {
  const { outbox, audit } = rooms;
  const { id: consultation } = definition;
  const invitations = invitationsOf(rooms, links);
  const now = clock();
  const voters = await invitations.uninvited(consultation, size);
  if (voters.length === 0) return 0;
  const pace = minute / perMinute;
  const last = await invitations.plannedUntil(consultation);
  const first = Math.max(now.getTime(), last === undefined ? 0 : last.getTime() + pace);
  for (const [index, { id, email: address, language }] of voters.entries()) {
    const actAt = new Date(Math.ceil(first + index * pace));
    const message = { id: randomUUID(), consultation, voter: id, language, address, actAt };
    if (links) {
      const voter = { id, consultation, email: address, language };
      await queueLink(rooms, attachmentBox, { voter, definition, now: actAt });
    } else await outbox.add({ ...message, kind: 'invitation' });
  }
  const by = links ? { by: 'single-use links' } : {};
  await audit.append(
    { act: 'voters.invited', consultation, detail: { voters: voters.length, perMinute, ...by } },
    now,
  );
  return voters.length;
}

async function forgetFailed({ store, clock }: Office, consultation: string, links: boolean): Promise<number> {
  return store.transaction(async (rooms) => {
    const { audit } = rooms;
    const voters = await invitationsOf(rooms, links).forgetFailed(consultation);
    if (voters > 0) {
      await audit.append({ act: 'invitations.repeated', consultation, detail: { voters } }, clock());
    }
    return voters;
  });
}

/** How invitations stand. What came back counts as returned, not as failed. */
export type InvitationStates = Record<MailState | 'returned', number>;

/** How the invitations of a consultation stand. */
export interface InvitationReport {
  readonly voters: number;
  readonly uninvited: number;
  readonly states: InvitationStates;
  readonly languages: Readonly<Record<'fr' | 'nl', InvitationStates>>;
  readonly plannedUntil: Date | undefined;
  /** Why some did not arrive, the most frequent first; without addresses. */
  readonly reasons: readonly { readonly reason: string; readonly count: number }[];
}

const none: InvitationStates = { queued: 0, sent: 0, failed: 0, withdrawn: 0, returned: 0 };

/** Tells how the invitations of a consultation stand. */
export async function reportInvitations(
  office: Office,
  consultation: string,
  links = false,
): Promise<OfficeOutcome<InvitationReport>> {
  const found = await findConsultation(office, consultation);
  if (!found.ok) return found;
  const invitations = invitationsOf(office.store, links);
  const uninvited = await invitations.countUninvited(consultation);
  const languages = { fr: { ...none }, nl: { ...none } };
  const states = { ...none };
  const reasons = new Map<string, number>();
  for (const { language, state, reason, count } of await invitations.counts(consultation)) {
    const end = reason !== null && state === 'failed' && reason.startsWith(returned) ? 'returned' : state;
    languages[language][end] += count;
    states[end] += count;
    if (reason !== null && state === 'failed') reasons.set(reason, (reasons.get(reason) ?? 0) + count);
  }
  const { length: voters } = await office.store.roll.ofConsultation(consultation);
  return done({
    ...{ voters, uninvited, states, languages },
    plannedUntil: await invitations.plannedUntil(consultation),
    reasons: [...reasons]
      .map(([reason, count]) => ({ reason, count }))
      .toSorted((one, other) => other.count - one.count || one.reason.localeCompare(other.reason)),
  });
}
