import { maskAddress, withoutAddresses } from '../contact-data/email-address.ts';
import { maskMobile } from '../roll/read-number.ts';
import type { QueuedMessage } from '../store/queue.ts';
import type { MailKind, MailState, SmsKind } from '../store/schema.ts';
import type { Rooms } from '../store/store.ts';
import type { Office } from './office.ts';
import { done, refused, type OfficeOutcome } from './outcome.ts';

/** A message as the office sees it: whose it is by the number on the roll, the address masked. */
export interface ListedMessage {
  readonly id: string;
  readonly state: MailState;
  readonly kind: MailKind | SmsKind;
  readonly consultation: string;
  readonly number: string;
  readonly address: string;
  readonly queuedAt: Date;
  readonly attempts: number;
  /** When it was sent or given up, or, while it is queued, when it is tried next. */
  readonly at: Date;
  readonly reason?: string;
}

/** Which messages: of a consultation or of all, in one state or all. */
export interface MessageFilter {
  readonly consultation?: string;
  readonly state?: MailState;
}

/** The mails, the newest first. */
export async function listMails(
  { store }: Pick<Office, 'store'>,
  filter: MessageFilter,
): Promise<readonly ListedMessage[]> {
  return listed(store, await store.outbox.all(filter), maskAddress);
}

/** The SMS, the newest first. */
export async function listSms(
  { store }: Pick<Office, 'store'>,
  filter: MessageFilter,
): Promise<readonly ListedMessage[]> {
  return listed(store, await store.smsOutbox.all(filter), maskMobile);
}

async function listed(
  { roll }: Rooms,
  messages: readonly QueuedMessage<MailKind | SmsKind>[],
  mask: (address: string) => string,
): Promise<readonly ListedMessage[]> {
  const consultations = [...new Set(messages.map(({ consultation }) => consultation))];
  const rolls = await Promise.all(consultations.map((id) => roll.ofConsultation(id)));
  const numbers = new Map(rolls.flat().map(({ id, number }) => [id, number]));
  return messages.map((message) => ({
    id: message.id,
    state: message.state,
    kind: message.kind,
    consultation: message.consultation,
    number: numbers.get(message.voter) ?? '',
    address: message.state === 'queued' ? mask(message.address) : message.address,
    queuedAt: message.actAt,
    attempts: message.attempts,
    at: message.settledAt ?? message.nextAt,
    ...(message.reason === null ? {} : { reason: message.reason }),
  }));
}

/** How the reason of a mail that came back begins. */
export const returned = 'returned: ';

/**
 * Takes in a mail that came back to the sender's mailbox: a sent mail whose id stands in its Message-ID somewhere in the
 * returned one counts as failed, with the reason that the returning server gives (RFC 3464).
 */
export async function takeReturnedMail(
  { store, clock }: Pick<Office, 'store' | 'clock'>,
  file: string,
  text: string,
): Promise<OfficeOutcome<{ readonly id: string; readonly reason: string }>> {
  const reason = reasonIn(text);
  const ids = text.matchAll(/<([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})@/g);
  for (const [, id = ''] of ids) {
    if (await store.outbox.bounce(id, clock(), reason)) return done({ id, reason });
  }
  return refused(
    'mail-unknown',
    `${file} returns no mail that was sent from here; give the whole returned message as a file.`,
  );
}

function reasonIn(text: string): string {
  const field = (name: string): string | undefined =>
    new RegExp(`^${name}:[ \\t]*(.*(?:\\r?\\n[ \\t].*)*)`, 'im')
      .exec(text)?.[1]
      ?.replaceAll(/\s+/g, ' ')
      .trim();
  const parts = [field('Status'), field('Diagnostic-Code')].filter((part) => part !== undefined);
  return withoutAddresses(`${returned}${parts.length === 0 ? 'no reason given' : parts.join(', ')}`).slice(
    0,
    300,
  );
}
