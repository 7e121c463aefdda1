import { randomUUID } from 'node:crypto';
import type { LocalizedText } from '../http/schemas/common.ts';
import type { StoredNotice } from '../store/notices.ts';
import type { Voter } from '../store/roll.ts';
import type { NoticeKind } from '../store/schema.ts';
import type { Rooms } from '../store/store.ts';
import { findConsultation, type Office } from './office.ts';
import { done, refused, type OfficeOutcome } from './outcome.ts';

/** The longest notice: it stands at the head of every page. */
export const longestNotice = 1000;

/** Texts of a notice as they were typed, `fr=…` and `nl=…`, each language of the consultation once. */
export function readNoticeText(
  given: readonly string[],
  languages: readonly (keyof LocalizedText)[],
): OfficeOutcome<LocalizedText> {
  const texts = new Map<string, string>();
  for (const part of given) {
    const [, language, text] = /^(fr|nl)=(.*)$/s.exec(part) ?? [];
    const trimmed = text?.trim() ?? '';
    if (language === undefined || trimmed === '') {
      return refused(
        'notice-wrong',
        `“${part}” is no text of a notice; write fr=… and nl=…, each in quotes.`,
      );
    }
    if (texts.has(language)) return refused('notice-wrong', `The text ${language}=… is given twice.`);
    if (trimmed.length > longestNotice) {
      return refused(
        'notice-wrong',
        `The text ${language}=… has ${trimmed.length} characters; at most ${longestNotice} stand on every page.`,
      );
    }
    texts.set(language, trimmed);
  }
  const missing = languages.filter((language) => !texts.has(language));
  if (missing.length > 0) {
    return refused(
      'notice-wrong',
      `The notice lacks the text ${missing.map((each) => `${each}=…`).join(' and ')}.`,
    );
  }
  const [any = ''] = texts.values();
  return done({ fr: texts.get('fr') ?? any, nl: texts.get('nl') ?? any });
}

/** A notice to be published. */
export interface NewNotice {
  readonly consultation: string;
  readonly kind: NoticeKind;
  readonly text: LocalizedText;
  readonly at: Date;
}

/** How many voters are told of a notice by mail, and how many have no address. */
export interface NoticeMails {
  readonly mails: number;
  readonly withoutAddress: number;
}

/** Within a transaction, publishes a notice, queues it to voters, and logs both. */
export async function publishIn(
  rooms: Rooms,
  { consultation, kind, text, at }: NewNotice,
  voters: readonly Voter[],
): Promise<NoticeMails & { readonly number: number }> {
  const number = await rooms.notices.add({ consultation, kind, text, publishedAt: at });
  const reached = voters.filter(({ email }) => email !== '');
  for (const voter of reached) {
    await rooms.outbox.add({
      id: randomUUID(),
      consultation,
      voter: voter.id,
      kind: 'notice',
      about: String(number),
      language: voter.language,
      address: voter.email,
      actAt: at,
    });
  }
  await rooms.audit.append(
    {
      act: 'notice.published',
      consultation,
      detail: { notice: number, kind, ...text, mails: reached.length },
    },
    at,
  );
  return { number, mails: reached.length, withoutAddress: voters.length - reached.length };
}

/** Publishes an incident notice on every page, and sends it to all voters if they are to be told by mail too. */
export async function publishIncident(
  office: Office,
  id: string,
  given: readonly string[],
  { mail }: { readonly mail: boolean },
): Promise<OfficeOutcome<NoticeMails & { readonly number: number; readonly text: LocalizedText }>> {
  const found = await findConsultation(office, id);
  if (!found.ok) return found;
  const text = readNoticeText(given, found.value.definition.languages);
  if (!text.ok) return text;
  return office.store.transaction(async (rooms) => {
    const voters = mail ? await rooms.roll.ofConsultation(id) : [];
    const notice = { consultation: id, kind: 'incident', text: text.value, at: office.clock() } as const;
    return done({ ...(await publishIn(rooms, notice, voters)), text: text.value });
  });
}

/** Withdraws a notice from every page; it stays in the log. */
export async function withdrawNotice(
  office: Office,
  id: string,
  number: number,
): Promise<OfficeOutcome<{ readonly number: number }>> {
  const found = await findConsultation(office, id);
  if (!found.ok) return found;
  return office.store.transaction(async (rooms) => {
    const notice = await rooms.notices.find(id, number);
    if (notice === undefined) {
      return refused(
        'notice-unknown',
        `Consultation "${id}" has no notice ${number}; see "isoloir incident list ${id}".`,
      );
    }
    const at = office.clock();
    if (!(await rooms.notices.withdraw(id, number, at))) {
      return refused(
        'notice-unknown',
        `Notice ${number} is withdrawn already, since ${notice.withdrawnAt?.toISOString() ?? ''}.`,
      );
    }
    await rooms.audit.append({ act: 'notice.withdrawn', consultation: id, detail: { notice: number } }, at);
    return done({ number });
  });
}

/** All notices of a consultation, the newest first. */
export async function listNotices(
  office: Pick<Office, 'store'>,
  id: string,
): Promise<OfficeOutcome<readonly StoredNotice[]>> {
  const found = await findConsultation(office, id);
  return found.ok ? done(await office.store.notices.ofConsultation(id)) : found;
}
