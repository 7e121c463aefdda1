import { readStoredContactData } from '../contact-data/contact-data.ts';
import type { Address, ContactData } from '../http/schemas/contact-data.ts';
import { findConsultation, type Office } from './office.ts';
import { done, type OfficeOutcome } from './outcome.ts';

const addressColumns = [
  'institution',
  'street',
  'postalCode',
  'city',
  'country',
  'phone',
  'fax',
  'email',
] as const satisfies readonly (keyof Address)[];

const columns = [
  'number',
  'name',
  'newsletterEmail',
  'professionalNumber',
  'speciality',
  ...addressColumns.map((column) => `correspondence.${column}`),
  ...addressColumns.map((column) => `practice.${column}`),
  'privateEmail',
  'professionalEmail',
  'publishProfessionalEmail',
  'changedAt',
];

/**
 * The details that voters changed, as CSV (RFC 4180, UTF-8, one line a voter, in the order of their numbers). The
 * export is logged by its size.
 */
export async function exportContactData(
  office: Office,
  consultation: string,
): Promise<OfficeOutcome<{ readonly csv: string; readonly voters: number }>> {
  const found = await findConsultation(office, consultation);
  if (!found.ok) return found;
  return office.store.transaction(async (rooms) => {
    const contacts = await rooms.contactData.ofConsultation(consultation);
    const lines = (await rooms.roll.ofConsultation(consultation)).flatMap((voter) => {
      const stored = contacts.get(voter.id);
      if (stored === undefined) return [];
      const cells = cellsOf(readStoredContactData(stored.data));
      return [[voter.number, voter.name, ...cells, stored.changedAt.toISOString()]];
    });
    await rooms.audit.append(
      { act: 'contact-data.exported', consultation, detail: { voters: lines.length } },
      office.clock(),
    );
    const csv = [columns, ...lines].map((line) => `${line.map(cellText).join(',')}\r\n`).join('');
    return done({ csv, voters: lines.length });
  });
}

function cellsOf(data: ContactData): readonly string[] {
  const address = (given: Address): string[] => addressColumns.map((column) => given[column] ?? '');
  return [
    data.newsletterEmail ?? '',
    data.professionalNumber,
    data.speciality ?? '',
    ...address(data.correspondence),
    ...address(data.practice),
    data.privateEmail ?? '',
    data.professionalEmail ?? '',
    data.publishProfessionalEmail ? 'yes' : 'no',
  ];
}

/** A cell in quotes where it needs them. What a spreadsheet would run as a formula is made a text by an apostrophe. */
function cellText(text: string): string {
  const isNumber = /^[+-]?[\d ./()-]*$/.test(text);
  const safe = /^[=+\-@\t\r]/.test(text) && !isNumber ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
