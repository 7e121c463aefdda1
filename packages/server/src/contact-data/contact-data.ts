import { Compile } from 'typebox/compile';
import type { Clock } from '../clock.ts';
import { readStoredDefinition } from '../definition/stored-definition.ts';
import type { Outcome } from '../errors.ts';
import { ContactData } from '../http/schemas/contact-data.ts';
import type { Voter } from '../store/roll.ts';
import type { Rooms, Store } from '../store/store.ts';
import { checkContactData, checkEmails, type Emails } from './validate.ts';

const checkStored = Compile(ContactData);

/** Reads what the store keeps of contact data; throws when it holds something else. */
export function readStoredContactData(text: string): ContactData {
  return checkStored.Parse(JSON.parse(text));
}

/** A voter's details as they last gave them; before that, what the roll knows. */
export async function contactDataOf(rooms: Rooms, voter: Voter): Promise<ContactData> {
  const stored = await rooms.contactData.find(voter.id);
  if (stored !== undefined) return readStoredContactData(stored.data);
  return {
    ...(voter.email === '' ? {} : { newsletterEmail: voter.email }),
    professionalNumber: voter.number,
    correspondence: {},
    practice: {},
    publishProfessionalEmail: false,
  };
}

/** Checks and keeps a voter's details, and logs which fields changed. */
export async function saveContactData(
  { store, clock }: { readonly store: Store; readonly clock: Clock },
  voter: Voter,
  given: ContactData,
): Promise<Outcome<ContactData>> {
  return store.transaction((rooms) => keepContactData(rooms, voter, given, clock()));
}

async function keepContactData(
  rooms: Rooms,
  voter: Voter,
  given: ContactData,
  at: Date,
): Promise<Outcome<ContactData>> {
  const consultation = await rooms.consultations.find(voter.consultation);
  if (consultation === undefined) throw new Error('A voter belongs to no consultation');
  const checked = checkContactData(given, readStoredDefinition(consultation.definition).profile);
  if (checked.ok) await put(rooms, voter, checked.value, at);
  return checked;
}

/** Within a transaction, checks the addresses alone and puts them into a voter's details; the rest stays as it is. */
export async function keepEmails(
  rooms: Rooms,
  voter: Voter,
  given: Emails,
  at: Date,
): Promise<Outcome<Emails>> {
  const checked = checkEmails(given);
  if (!checked.ok) return checked;
  const before = { ...(await contactDataOf(rooms, voter)) };
  delete before.professionalEmail;
  await put(rooms, voter, { ...before, ...checked.value }, at);
  return checked;
}

/** Puts new details in place and logs which fields they change. */
async function put(rooms: Rooms, voter: Voter, data: ContactData, at: Date): Promise<void> {
  const fields = changedFields(await contactDataOf(rooms, voter), data);
  if (fields.length === 0) return;
  await rooms.contactData.put({ voter: voter.id, data: JSON.stringify(data), changedAt: at });
  // The voter by the roll's own random id, the fields by name: the log is kept longer than anybody's address.
  await rooms.audit.append(
    { act: 'contact-data.changed', consultation: voter.consultation, detail: { voter: voter.id, fields } },
    at,
  );
}

/** JSON pointers to the fields that differ. */
function changedFields(before: ContactData, after: ContactData): readonly string[] {
  const old = fieldsOf(before);
  const now = fieldsOf(after);
  return [...new Set([...old.keys(), ...now.keys()])].filter(
    (pointer) => old.get(pointer) !== now.get(pointer),
  );
}

/** Every field that has a value, by JSON pointer. */
export function fieldsOf(data: ContactData): ReadonlyMap<string, string | boolean> {
  const { correspondence, practice, ...rest } = data;
  return new Map<string, string | boolean>([
    ...Object.entries(rest).map(([key, value]) => [`/${key}`, value] as const),
    ...Object.entries(correspondence).map(([key, value]) => [`/correspondence/${key}`, value] as const),
    ...Object.entries(practice).map(([key, value]) => [`/practice/${key}`, value] as const),
  ]);
}
