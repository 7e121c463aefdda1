import { randomUUID } from 'node:crypto';
import { minutesAfter, type Clock } from '../clock.ts';
import { keepEmails } from '../contact-data/contact-data.ts';
import { maskAddress } from '../contact-data/email-address.ts';
import { failure, success, type Outcome } from '../errors.ts';
import type { ConfirmationsRequest } from '../http/schemas/contact-data.ts';
import type { SecretBox } from '../secret-box.ts';
import type { SealedAttachment } from '../store/outbox.ts';
import type { Voter } from '../store/roll.ts';
import type { Store } from '../store/store.ts';
import { votedRun } from '../voting/after-vote.ts';
import { offersReveal } from '../voting/bucket-search.ts';
import { attachmentContext, type DocumentName } from './attachment.ts';

/** What queueing works on. */
export interface Outbox {
  readonly store: Store;
  readonly clock: Clock;
  readonly attachmentBox: SecretBox;
}

/** So that nobody uses the service to flood a mailbox. */
const mostInAnHour = 5;

/**
 * Queues the two documents for the voter's private address, in one transaction with the addresses and the step. The
 * documents were made in the browser and handed over by the voter; here they are kept encrypted until they are sent.
 */
export async function sendConfirmations(
  { store, clock, attachmentBox }: Outbox,
  voter: Voter,
  uuid: string,
  request: ConfirmationsRequest,
): Promise<Outcome<{ readonly queuedAt: Date; readonly to: readonly string[] }>> {
  const documents: readonly (readonly [DocumentName, string | undefined])[] = [
    ['confirmation', request.confirmation],
    ['cast-vote', request.castVote],
  ];
  if (documents.every(([, base64]) => base64 === undefined)) {
    return failure('request-invalid', { detail: 'Give confirmation, castVote or both.' });
  }
  return store.transaction(async (rooms) => {
    const voted = await votedRun(rooms, voter, uuid);
    if (!voted.ok) return voted;
    if (request.castVote !== undefined && !offersReveal(voted.value.run)) {
      return failure('verification-not-offered');
    }
    const now = clock();
    if ((await rooms.outbox.countSince(voter.id, 'confirmations', minutesAfter(now, -60))) >= mostInAnHour) {
      return failure('confirmations-too-often');
    }
    const kept = await keepEmails(rooms, voter, request, now);
    if (!kept.ok) return kept;
    const { privateEmail } = kept.value;
    const id = randomUUID();
    const attachments = documents.flatMap(([name, base64]): SealedAttachment[] =>
      base64 === undefined
        ? []
        : [{ name, sealed: attachmentBox.seal(attachmentContext(id, name), Buffer.from(base64, 'base64')) }],
    );
    await rooms.outbox.add(
      {
        id,
        consultation: voter.consultation,
        run: uuid,
        voter: voter.id,
        kind: 'confirmations',
        language: request.language,
        address: privateEmail,
        actAt: now,
      },
      attachments,
    );
    await rooms.afterVote.mark(uuid, voter.id, 'confirmations_sent_at', now);
    return success({ queuedAt: now, to: [maskAddress(privateEmail)] });
  });
}
