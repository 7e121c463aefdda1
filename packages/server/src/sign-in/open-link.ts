import { randomUUID } from 'node:crypto';
import { newAccessCode } from '@isoloir/protocol';
import type { Clock } from '../clock.ts';
import { isEmailAddress, maskAddress } from '../contact-data/email-address.ts';
import { failure, success, type Outcome } from '../errors.ts';
import { plainNumber, readDepartment } from '../roll/read-number.ts';
import type { VoterAccess } from '../store/access.ts';
import type { StoredConsultation } from '../store/consultations.ts';
import type { AccessLink } from '../store/links.ts';
import type { Voter } from '../store/roll.ts';
import type { Rooms, Store } from '../store/store.ts';
import { hashOfSecret } from '../voting/sessions.ts';
import { openConsultation } from './open-consultation.ts';
import { sameText } from './same-text.ts';
import type { SecretHashes } from './secret-hash.ts';

/** What the pages of a link work on. */
export interface LinkTools {
  readonly store: Store;
  readonly clock: Clock;
  readonly secretHashes: SecretHashes;
}

/** A link that is good, and when it ends. */
export interface OpenLink {
  readonly link: AccessLink;
  readonly endsAt: Date;
}

/** Who the holder of a link says they are. */
export interface TypedIdentity {
  readonly number: string;
  readonly birthDepartment: string;
}

/** A link by its secret, as long as it is good; changes nothing, however often it is looked at. */
export async function findLink(rooms: Rooms, token: string, now: Date): Promise<Outcome<OpenLink>> {
  const link = await rooms.links.find(hashOfSecret(token));
  if (link === undefined) return failure('link-unknown');
  if (link.ended !== null) return failure(link.ended === 'used' ? 'link-used' : 'link-replaced');
  const open = await openConsultation(rooms, link.consultation, now);
  const stored = await rooms.consultations.find(link.consultation);
  if (!open.ok || stored === undefined) return failure('link-expired');
  const endsAt = endOfLink(link, stored);
  return now < endsAt ? success({ link, endsAt }) : failure('link-expired');
}

/** When a link ends: with the closing in force, or before. */
export function endOfLink(
  { expiresAt }: Pick<AccessLink, 'expiresAt'>,
  { closesAt }: Pick<StoredConsultation, 'closesAt'>,
): Date {
  return expiresAt === null || closesAt < expiresAt ? closesAt : expiresAt;
}

/** The voter of a link, who has said who they are; where their identifier will go. */
export async function identify(
  { store, clock }: LinkTools,
  token: string,
  typed: TypedIdentity,
): Promise<Outcome<OpenLink & { readonly voter: Voter; readonly access: VoterAccess }>> {
  const found = await findLink(store, token, clock());
  if (!found.ok) return found;
  const access = await store.access.ofVoter(found.value.link.voter);
  const voter = await store.roll.find(found.value.link.voter);
  const number = sameText(plainNumber(typed.number), access?.plainNumber);
  const department = sameText(readDepartment(typed.birthDepartment) ?? '', access?.birthDepartment);
  if (!number || !department || voter === undefined || access === undefined) {
    return failure('link-identity-refused');
  }
  return success({ ...found.value, voter, access });
}

/** Another e-mail address than the known one, typed twice. */
export interface OtherAddress {
  readonly email: string;
  readonly again: string;
}

/**
 * Uses a link up: gives its voter a new password, which is told here and nowhere else, and mails their identifier to the
 * known address or to another one, which is then fixed. Of two who come at once with the same link one wins.
 */
export async function useLink(
  tools: LinkTools,
  token: string,
  typed: TypedIdentity,
  other: OtherAddress | undefined,
): Promise<Outcome<{ readonly password: string; readonly sentTo: string }>> {
  const identified = await identify(tools, token, typed);
  if (!identified.ok) return identified;
  const { link, voter, access } = identified.value;
  const address = addressFor(voter, access, other);
  if (!address.ok) return address;
  const { store, clock, secretHashes } = tools;
  const password = newAccessCode('password');
  const hash = await secretHashes.hash(password);
  return store.transaction(async (rooms) => {
    if (!(await rooms.links.use(link.tokenHash))) {
      const now = await rooms.links.find(link.tokenHash);
      return failure(now?.ended === 'replaced' ? 'link-replaced' : 'link-used');
    }
    const now = clock();
    await rooms.access.setPassword(voter.id, hash, now);
    await rooms.sessions.revoke(voter.id, 'password');
    await rooms.access.fixAddress(voter.id, address.value);
    await queueIdentifier(rooms, voter, address.value, now);
    return success({ password, sentTo: maskAddress(address.value) });
  });
}

function addressFor(
  voter: Voter,
  { chosenAddress }: VoterAccess,
  other: OtherAddress | undefined,
): Outcome<string> {
  if (other === undefined) return success(chosenAddress ?? voter.email);
  if (chosenAddress !== null) return failure('address-fixed');
  const email = other.email.trim();
  const code = !isEmailAddress(email) ? 'email' : email === other.again.trim() ? undefined : 'not-the-same';
  if (code === undefined) return success(email);
  const pointer = code === 'email' ? '/otherAddress/email' : '/otherAddress/again';
  return failure('contact-data-invalid', { fields: [{ pointer, code }] });
}

/** Mails the identifier; when it goes elsewhere than the roll says, the address on the roll is told that it did. */
async function queueIdentifier(rooms: Rooms, voter: Voter, address: string, now: Date): Promise<void> {
  const message = { consultation: voter.consultation, voter: voter.id, language: voter.language, actAt: now };
  await rooms.outbox.add({ ...message, id: randomUUID(), kind: 'identifier', address });
  if (address === voter.email) return;
  await rooms.outbox.add({
    ...message,
    id: randomUUID(),
    kind: 'identifier-elsewhere',
    address: voter.email,
    about: maskAddress(address),
  });
}
