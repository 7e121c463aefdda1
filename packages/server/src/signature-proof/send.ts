import { randomUUID } from 'node:crypto';
import { minutesAfter } from '../clock.ts';
import { isEmailAddress, maskAddress } from '../contact-data/email-address.ts';
import { failure, success, type Outcome } from '../errors.ts';
import type { SignatureProofRequest } from '../http/schemas/signature-proof.ts';
import type { ReferenceSigner } from '../keys.ts';
import { attachmentContext } from '../mail/attachment.ts';
import type { Outbox } from '../mail/confirmations.ts';
import type { Voter } from '../store/roll.ts';
import type { Rooms } from '../store/store.ts';
import { votedRun } from '../voting/after-vote.ts';
import { signProof } from './proof.ts';

/** The proof that a voter has signed the roll of a run. */
export async function proofOf(
  { store, signer }: { readonly store: Rooms; readonly signer: ReferenceSigner },
  voter: Voter,
  uuid: string,
): Promise<Outcome<string>> {
  const voted = await votedRun(store, voter, uuid);
  if (!voted.ok) return voted;
  const { run, signedAt } = voted.value;
  const { consultation, name, number } = voter;
  return success(
    signProof(signer, {
      ...{ consultation, election: run.election, run: run.number, uuid },
      ...{ name, number, signedAt: signedAt.toISOString() },
    }),
  );
}

/** So that nobody uses the service to flood a mailbox. */
const mostInAnHour = 5;

/**
 * Queues the proof as a document for an address that the voter gives, which is not kept. The voter's browser made the
 * document of the signed text and hands it over; here it is kept encrypted until it is sent.
 */
export async function sendProof(
  { store, clock, attachmentBox }: Outbox,
  voter: Voter,
  uuid: string,
  { email, language, proof }: SignatureProofRequest,
): Promise<Outcome<{ readonly queuedAt: Date; readonly to: readonly string[] }>> {
  const address = email.trim();
  if (!isEmailAddress(address)) {
    const code = address === '' ? 'missing' : 'email';
    return failure('contact-data-invalid', { fields: [{ pointer: '/email', code }] });
  }
  return store.transaction(async (rooms) => {
    const voted = await votedRun(rooms, voter, uuid);
    if (!voted.ok) return voted;
    const now = clock();
    if (
      (await rooms.outbox.countSince(voter.id, 'signature-proof', minutesAfter(now, -60))) >= mostInAnHour
    ) {
      return failure('confirmations-too-often');
    }
    const id = randomUUID();
    const sealed = attachmentBox.seal(attachmentContext(id, 'signature-proof'), Buffer.from(proof, 'base64'));
    await rooms.outbox.add(
      {
        ...{ id, consultation: voter.consultation, run: uuid, voter: voter.id, kind: 'signature-proof' },
        ...{ language, address, actAt: now },
      },
      [{ name: 'signature-proof', sealed }],
    );
    return success({ queuedAt: now, to: [maskAddress(address)] });
  });
}
