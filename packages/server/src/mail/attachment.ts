import { Type } from 'typebox';
import { Compile } from 'typebox/compile';

const names = ['confirmation', 'cast-vote', 'signature-proof'] as const;

/** The documents that a voter may ask to receive. */
export type DocumentName = (typeof names)[number];

const checkName = Compile(Type.Enum([...names]));

/** The name as the store has it; throws for another one. */
export function documentName(text: string): DocumentName {
  return checkName.Parse(text);
}

/** What ties an encrypted document to its mail. */
export function attachmentContext(mail: string, name: string): string {
  return JSON.stringify(['mail', mail, name]);
}

/** What ties what a mail alone tells to it. */
export function mailSecretContext(mail: string): string {
  return JSON.stringify(['mail-secret', mail]);
}
