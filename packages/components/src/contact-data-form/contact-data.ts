/** Where a voter is reached; every part may be absent. */
export interface ContactAddress {
  readonly institution?: string;
  /** Street and number. */
  readonly street?: string;
  readonly postalCode?: string;
  readonly city?: string;
  readonly country?: string;
  readonly phone?: string;
  readonly fax?: string;
  readonly email?: string;
}

/** What the organisation keeps of a voter's details, as the server reads and gives it. */
export interface ContactData {
  readonly newsletterEmail?: string;
  readonly professionalNumber: string;
  readonly speciality?: string;
  readonly correspondence: ContactAddress;
  readonly practice: ContactAddress;
  readonly privateEmail?: string;
  readonly professionalEmail?: string;
  readonly publishProfessionalEmail: boolean;
}

/** The parts of an address, in the order in which they are asked. */
export const addressParts = [
  'institution',
  'street',
  'postalCode',
  'city',
  'country',
  'phone',
  'fax',
  'email',
] as const satisfies readonly (keyof ContactAddress)[];

/** A part of an address. */
export type AddressPart = (typeof addressParts)[number];

/** The two addresses. */
export type AddressGroup = 'correspondence' | 'practice';

/** Everything that is a text, by its JSON pointer; a text that is absent in the data is empty here. */
export type ContactTexts = Readonly<Record<string, string>>;

/** The texts of contact data, to be edited. */
export function textsOf(data: ContactData): ContactTexts {
  const address = (group: AddressGroup): readonly (readonly [string, string])[] =>
    addressParts.map((part) => [pointerOf(group, part), data[group][part] ?? '']);
  return Object.fromEntries([
    ['/newsletterEmail', data.newsletterEmail ?? ''],
    ['/professionalNumber', data.professionalNumber],
    ['/speciality', data.speciality ?? ''],
    ['/privateEmail', data.privateEmail ?? ''],
    ['/professionalEmail', data.professionalEmail ?? ''],
    ...address('correspondence'),
    ...address('practice'),
  ]);
}

/** The data that edited texts make: trimmed, and without what is empty. */
export function dataOf(texts: ContactTexts, publishProfessionalEmail: boolean): ContactData {
  const text = (pointer: string): string => (texts[pointer] ?? '').trim();
  const optional = <Key extends string>(key: Key, pointer: string): Partial<Record<Key, string>> => {
    const found = text(pointer);
    const entry: Partial<Record<Key, string>> = {};
    if (found !== '') entry[key] = found;
    return entry;
  };
  const address = (group: AddressGroup): ContactAddress =>
    Object.fromEntries(
      addressParts.flatMap((part) => {
        const found = text(pointerOf(group, part));
        return found === '' ? [] : [[part, found] as const];
      }),
    );
  return {
    ...optional('newsletterEmail', '/newsletterEmail'),
    professionalNumber: text('/professionalNumber'),
    ...optional('speciality', '/speciality'),
    correspondence: address('correspondence'),
    practice: address('practice'),
    ...optional('privateEmail', '/privateEmail'),
    ...optional('professionalEmail', '/professionalEmail'),
    publishProfessionalEmail,
  };
}

/** JSON pointer of a part of an address. */
export function pointerOf(group: AddressGroup, part: AddressPart): string {
  return `/${group}/${part}`;
}

/** The texts with the postal part of one address as the other; telephone, fax and e-mail stay. */
export function withSameAddress(texts: ContactTexts, from: AddressGroup, to: AddressGroup): ContactTexts {
  const copied = (['institution', 'street', 'postalCode', 'city', 'country'] as const).map(
    (part) => [pointerOf(to, part), texts[pointerOf(from, part)] ?? ''] as const,
  );
  return { ...texts, ...Object.fromEntries(copied) };
}
