import { msg } from '@lit/localize';
import { type FieldInputMode, type FieldType } from '../shared/text-field.ts';
import { type AddressGroup, type AddressPart, addressParts, pointerOf } from './contact-data.ts';

/** How one text of the contact data is asked for. */
export interface ContactField {
  /** JSON pointer into the data. */
  readonly pointer: string;
  readonly label: string;
  readonly hint?: string | undefined;
  readonly required?: boolean;
  readonly type?: FieldType;
  readonly autocomplete?: string;
  readonly inputMode?: FieldInputMode;
  readonly size?: 'short' | 'medium' | 'full';
}

/** A part of the form under a title of its own. */
export interface ContactGroup {
  readonly id: 'identity' | AddressGroup | 'emails';
  readonly title: string;
  readonly fields: readonly ContactField[];
}

/** The groups of the form, in order, in the current language. */
export function contactGroups(): readonly ContactGroup[] {
  return [
    {
      id: 'identity',
      title: msg('Profession'),
      fields: [
        {
          pointer: '/professionalNumber',
          label: msg('Numéro INAMI'),
          hint: msg('Onze chiffres, avec ou sans tirets.'),
          required: true,
          inputMode: 'numeric',
          size: 'medium',
        },
        { pointer: '/speciality', label: msg('Spécialité') },
      ],
    },
    {
      id: 'emails',
      title: msg('Adresses électroniques'),
      fields: [
        email('/newsletterEmail', msg('E-mail pour les bulletins d’information'), 'email'),
        email('/privateEmail', msg('E-mail privé'), 'home email'),
        email('/professionalEmail', msg('E-mail professionnel'), 'work email'),
      ],
    },
    addressGroup('correspondence', msg('Adresse de correspondance')),
    addressGroup('practice', msg('Adresse professionnelle principale')),
  ];
}

function email(pointer: string, label: string, autocomplete: string): ContactField {
  return { pointer, label, type: 'email', autocomplete };
}

function addressGroup(id: AddressGroup, title: string): ContactGroup {
  return { id, title, fields: addressParts.map((part) => addressField(id, part)) };
}

function addressField(group: AddressGroup, part: AddressPart): ContactField {
  const pointer = pointerOf(group, part);
  // Browsers keep both addresses apart by their section.
  const section = `section-${group}`;
  switch (part) {
    case 'institution':
      return { pointer, label: msg('Institution'), autocomplete: `${section} organization` };
    case 'street':
      return { pointer, label: msg('Rue et numéro'), autocomplete: `${section} address-line1` };
    case 'postalCode':
      return {
        pointer,
        label: msg('Code postal'),
        autocomplete: `${section} postal-code`,
        size: 'short',
      };
    case 'city':
      return { pointer, label: msg('Commune'), autocomplete: `${section} address-level2`, size: 'medium' };
    case 'country':
      return {
        pointer,
        label: msg('Pays'),
        hint: msg('Si ce n’est pas la Belgique.'),
        autocomplete: `${section} country-name`,
        size: 'medium',
      };
    case 'phone':
      return {
        pointer,
        label: msg('Téléphone'),
        type: 'tel',
        autocomplete: `${section} work tel`,
        size: 'medium',
      };
    case 'fax':
      return { pointer, label: msg('Fax'), type: 'tel', autocomplete: `${section} fax tel`, size: 'medium' };
    case 'email':
      return { pointer, label: msg('E-mail'), type: 'email', autocomplete: `${section} work email` };
  }
}
