import { randomUUID } from 'node:crypto';
import type { ConsultationDefinition } from '../definition/definition.ts';
import type { RollEntry } from '../roll/roll.ts';
import { emailCell, languageCell, mobileCell, nameCell, orderNumberCell, type Cell } from '../roll/cells.ts';
import { plainNumber } from '../roll/read-number.ts';
import { forgetMailed, giveAccess, giveNewIdentifier } from '../sign-in/give-access.ts';
import type { ActName } from '../store/audit-acts.ts';
import type { Voter, VoterCorrection } from '../store/roll.ts';
import type { Rooms } from '../store/store.ts';
import { findConsultation, type Office } from './office.ts';
import { done, refused, type OfficeOutcome } from './outcome.ts';
import { rollHash } from './roll-hash.ts';

/** What may be corrected of somebody on the roll: how they are called and reached, nothing that decides where they vote. */
export const correctable = ['name', 'email', 'language', 'mobile', 'orderNumber'] as const;
type Correctable = (typeof correctable)[number];

/** What the office writes down with a change of the roll. */
export interface RollChange {
  /** The voter's professional number, as anybody types it. */
  readonly number: string;
  readonly reason: string;
}

/** Values to put in place, as typed: `email=a@example.org`. */
export function readCorrections(
  given: readonly string[],
  { languages }: Pick<ConsultationDefinition, 'languages'>,
): OfficeOutcome<ReadonlyMap<Correctable, string>> {
  const read = new Map<Correctable, string>();
  for (const part of given) {
    const [, typed = '', value = ''] = /^([^=]*)=(.*)$/s.exec(part) ?? [];
    const field = correctable.find((each) => each.toLowerCase() === typed.toLowerCase());
    if (field === undefined) {
      return refused(
        'roll-change-wrong',
        `“${part}” is no correction; write FIELD=VALUE with one of ${correctable.join(', ')}. What decides where somebody votes is fixed by sealing.`,
      );
    }
    const cell: Cell<string> = {
      name: nameCell,
      email: emailCell,
      language: (text: string) => languageCell(text, languages),
      mobile: mobileCell,
      orderNumber: orderNumberCell,
    }[field](value.trim());
    if (!cell.ok) return refused('roll-change-wrong', `${field}: ${cell.what}; expected: ${cell.expected}.`);
    if (read.has(field)) return refused('roll-change-wrong', `${field} is given twice.`);
    read.set(field, cell.value);
  }
  return done(read);
}

/**
 * Corrects how somebody on the roll is called or reached, and logs it with its reason. Another address is told to the old
 * and the new one, and what was mailed to the old one to sign in with ends; with another mobile number the old password ends, which may be in wrong hands.
 */
export async function correctVoter(
  office: Office,
  id: string,
  { number, reason }: RollChange,
  given: readonly string[],
): Promise<OfficeOutcome<{ readonly fields: readonly string[]; readonly mails: number }>> {
  const found = await findConsultation(office, id);
  if (!found.ok) return found;
  const { languages } = found.value.definition;
  const corrections = readCorrections(given, { languages });
  if (!corrections.ok) return corrections;
  return office.store.transaction(async (rooms) => {
    const voter = await voterByNumber(rooms, id, number);
    if (!voter.ok) return voter;
    const access = await rooms.access.ofVoter(voter.value.id);
    const before: Readonly<Record<Correctable, string | null>> = {
      name: voter.value.name,
      email: voter.value.email,
      language: voter.value.language,
      mobile: access?.mobile ?? null,
      orderNumber: access?.orderNumber ?? null,
    };
    const changed = new Map([...corrections.value].filter(([field, value]) => before[field] !== value));
    if (changed.size === 0) {
      return refused('roll-change-wrong', 'The roll says all of that already; nothing was changed.');
    }
    const language = languages.find((each) => each === changed.get('language'));
    const [name, email] = [changed.get('name'), changed.get('email')];
    const correction: VoterCorrection = {
      ...(name === undefined ? {} : { name }),
      ...(email === undefined ? {} : { email }),
      ...(language === undefined ? {} : { language }),
    };
    if (Object.keys(correction).length > 0) await rooms.roll.correct(voter.value.id, correction);
    const [mobile, orderNumber] = [changed.get('mobile'), changed.get('orderNumber')];
    if (mobile !== undefined || orderNumber !== undefined) {
      await rooms.access.correct(voter.value.id, {
        ...(mobile === undefined ? {} : { mobile }),
        ...(orderNumber === undefined ? {} : { orderNumber }),
      });
    }
    if (mobile !== undefined) {
      await rooms.access.forgetPassword(voter.value.id);
      await rooms.sessions.revoke(voter.value.id, 'password');
    }
    if (email !== undefined) await forgetMailed(rooms, voter.value, office.clock());
    const addresses = [...new Set([voter.value.email, email ?? voter.value.email])].filter(
      (each) => each !== '',
    );
    const at = office.clock();
    for (const address of addresses) {
      await rooms.outbox.add({
        id: randomUUID(),
        consultation: id,
        voter: voter.value.id,
        kind: 'details-corrected',
        about: [...changed.keys()].join(','),
        language: language ?? voter.value.language,
        address,
        actAt: at,
      });
    }
    const fields = [...changed.keys()];
    await log(office, rooms, id, 'roll.corrected', { voter: voter.value.id, fields, reason });
    return done({ fields, mails: addresses.length });
  });
}

/**
 * Adds people to the roll after it was imported, and logs it with its reason. The runs that are sealed have no credential
 * for them, and never will: they vote from the next run on.
 */
export async function addVoters(
  office: Office,
  id: string,
  entries: readonly RollEntry[],
  reason: string,
): Promise<OfficeOutcome<{ readonly voters: number; readonly fromNextRun: boolean }>> {
  const found = await findConsultation(office, id);
  if (!found.ok) return found;
  return office.store.transaction(async (rooms) => {
    const accesses = await rooms.access.ofConsultation(id);
    const known = new Set(accesses.map((access) => access.plainNumber));
    const again = entries.find(({ number }) => known.has(plainNumber(number)));
    if (again !== undefined) {
      return refused(
        'roll-change-wrong',
        `Number ${again.number} is on the roll already; nothing was added. Correct a voter with "isoloir roll correct".`,
      );
    }
    const at = office.clock();
    const fromNextRun = (await rooms.runs.ofConsultation(id)).length > 0;
    const newcomers = entries.map((entry) => ({ ...entry, id: randomUUID(), consultation: id }));
    await rooms.roll.addAll(
      newcomers.map((entry) => ({
        id: entry.id,
        consultation: id,
        number: entry.number,
        name: entry.name,
        email: entry.email,
        language: entry.language,
        district: entry.district,
        college: entry.college ?? null,
        situation: entry.situation ?? null,
        weight: entry.weight ?? 1,
        ...(fromNextRun ? { addedAt: at } : {}),
      })),
    );
    await giveAccess(
      rooms,
      newcomers,
      accesses.map(({ identifier }) => identifier),
    );
    await log(office, rooms, id, 'roll.added', { voters: entries.length, reason });
    return done({ voters: entries.length, fromNextRun });
  });
}

/**
 * Gives a voter a new identifier, after the assistance has had their identity proved anew: the old one and the password
 * end, the new one goes to the address on the roll. Says nothing of whether they have voted.
 */
export async function reissueIdentifier(
  office: Office,
  id: string,
  { number, reason }: RollChange,
  identity: string,
): Promise<OfficeOutcome<{ readonly identifier: string; readonly mailed: boolean }>> {
  const found = await findConsultation(office, id);
  if (!found.ok) return found;
  return office.store.transaction(async (rooms) => {
    const voter = await voterByNumber(rooms, id, number);
    if (!voter.ok) return voter;
    const identifier = await giveNewIdentifier(rooms, voter.value);
    const mailed = voter.value.email !== '';
    if (mailed) {
      await rooms.outbox.add({
        id: randomUUID(),
        consultation: id,
        voter: voter.value.id,
        kind: 'identifier',
        language: voter.value.language,
        address: voter.value.email,
        actAt: office.clock(),
      });
    }
    await log(office, rooms, id, 'roll.identifier-reissued', { voter: voter.value.id, identity, reason });
    return done({ identifier, mailed });
  });
}

async function voterByNumber(
  rooms: Rooms,
  consultation: string,
  number: string,
): Promise<OfficeOutcome<Voter>> {
  const access = await rooms.access.findByNumber(consultation, plainNumber(number));
  const voter = access === undefined ? undefined : await rooms.roll.find(access.voter);
  return voter === undefined
    ? refused('voter-unknown', `Nobody on the roll of "${consultation}" has the number ${number}.`)
    : done(voter);
}

/** Logs a change of the roll with the hash of the roll after it: the voter by the roll's own random id, never by name. */
async function log(
  office: Office,
  rooms: Rooms,
  consultation: string,
  act: ActName,
  detail: Readonly<Record<string, string | number | readonly string[]>>,
): Promise<void> {
  const roll = await rollHash(rooms, consultation);
  await rooms.audit.append({ act, consultation, detail: { ...detail, roll } }, office.clock());
}
