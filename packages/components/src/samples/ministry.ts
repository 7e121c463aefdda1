import { type Locale } from '../locales.ts';

// Invented, in the shape of the real, for stories and tests.

/** Fields to fill in before a password can be asked for. */
export const recoveryFields = {
  fr: [
    { id: 'mobile', label: 'Numéro de téléphone mobile' },
    { id: 'identifier', label: 'Identifiant' },
    { id: 'order-number', label: 'Numéro d’ordre' },
  ],
  nl: [
    { id: 'mobile', label: 'Mobiel telefoonnummer' },
    { id: 'identifier', label: 'Identificatiecode' },
    { id: 'order-number', label: 'Inschrijvingsnummer' },
  ],
} as const satisfies Readonly<Record<Locale, readonly { readonly id: string; readonly label: string }[]>>;

/** What the button of that form says. */
export const recoveryLabel = {
  fr: 'Recevoir mon mot de passe',
  nl: 'Mijn wachtwoord ontvangen',
} as const;

/** A period between two hours. */
export const ministryPeriod = {
  opensAt: new Date('2024-06-11T07:00:00Z'),
  closesAt: new Date('2024-06-18T15:00:00Z'),
} as const;
