import { maskAddress, withoutAddresses } from '../contact-data/email-address.ts';
import type { MailKind, MailState } from '../store/schema.ts';
import type { Office } from './office.ts';
import { done, refused, type OfficeOutcome } from './outcome.ts';

/** A mail as the office sees it: whose it is by the number on the roll, the address masked. */
export interface ListedMail {
  readonly id: string;
  readonly state: MailState;
  readonly kind: MailKind;
  readonly consultation: string;
  readonly number: string;
  readonly address: string;
  readonly queuedAt: Date;
  readonly attempts: number;
  /** When it was sent or given up, or, while it is queued, when it is tried next. */
  readonly at: Date;
  readonly reason?: string;
}

/** The mails of a consultation or of all, in one state or all. */
export async function listMails(
  { store }: Pick<Office, 'store'>,
  filter: { readonly consultation?: string; readonly state?: MailState },
): Promise<readonly ListedMail[]> {
  const mails = await store.outbox.all(filter);
  const consultations = [...new Set(mails.map(({ consultation }) => consultation))];
  const rolls = await Promise.all(consultations.map((id) => store.roll.ofConsultation(id)));
  const numbers = new Map(rolls.flat().map(({ id, number }) => [id, number]));
  return mails.map((mail) => ({
    id: mail.id,
    state: mail.state,
    kind: mail.kind,
    consultation: mail.consultation,
    number: numbers.get(mail.voter) ?? '',
    address: mail.state === 'queued' ? maskAddress(mail.address) : mail.address,
    queuedAt: mail.actAt,
    attempts: mail.attempts,
    at: mail.settledAt ?? mail.nextAt,
    ...(mail.reason === null ? {} : { reason: mail.reason }),
  }));
}

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
  return withoutAddresses(`returned: ${parts.length === 0 ? 'no reason given' : parts.join(', ')}`).slice(
    0,
    300,
  );
}
