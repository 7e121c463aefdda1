import { randomBytes, randomUUID } from 'node:crypto';
import { minutesAfter } from '../clock.ts';
import { maskAddress } from '../contact-data/email-address.ts';
import type { ConsultationDefinition } from '../definition/definition.ts';
import { mailSecretContext } from '../mail/attachment.ts';
import type { SecretBox } from '../secret-box.ts';
import type { Voter } from '../store/roll.ts';
import type { Rooms } from '../store/store.ts';
import { hashOfSecret } from '../voting/sessions.ts';
import { withdrawWaiting } from './requests/often.ts';

const minutesOfADay = 24 * 60;

/**
 * Sends a voter a single-use link, in the transaction of `rooms`, to the address on the roll; a link that they had and
 * did not use is replaced by it. The link's secret is in the mail alone, encrypted until that is sent.
 */
export async function queueLink(
  rooms: Pick<Rooms, 'links' | 'outbox'>,
  box: SecretBox,
  {
    voter,
    definition,
    now,
  }: {
    readonly voter: Pick<Voter, 'id' | 'consultation' | 'email' | 'language'>;
    readonly definition: Pick<ConsultationDefinition, 'signIn'>;
    /** When it is sent; may lie ahead. */
    readonly now: Date;
  },
): Promise<void> {
  const { validDays } = definition.signIn.links ?? {};
  const token = randomBytes(32).toString('base64url');
  await withdrawWaiting(rooms.outbox, voter, 'access-link', { now, mask: maskAddress });
  await rooms.links.add({
    tokenHash: hashOfSecret(token),
    consultation: voter.consultation,
    voter: voter.id,
    issuedAt: now,
    expiresAt: validDays === undefined ? null : minutesAfter(now, validDays * minutesOfADay),
  });
  const id = randomUUID();
  await rooms.outbox.add({
    id,
    consultation: voter.consultation,
    voter: voter.id,
    kind: 'access-link',
    sealed: box.seal(mailSecretContext(id), Buffer.from(token)),
    language: voter.language,
    address: voter.email,
    actAt: now,
  });
}
