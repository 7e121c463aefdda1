import { Type, type Static } from 'typebox';
import { Language } from './common.ts';

export const SignatureProofText = Type.Object({
  proof: Type.String({
    description:
      'ISP1.payload.signature: who signed the roll, in which election and when; nothing of any ballot.',
  }),
});

export const SignatureProofRequest = Type.Object(
  {
    email: Type.String({ maxLength: 300, description: 'Where the proof goes; not kept after sending.' }),
    language: Language,
    proof: Type.String({
      // Base64 of 600 kB.
      maxLength: 819_200,
      pattern: '^JVBERi0[A-Za-z0-9+/]*={0,2}$',
      description:
        'The proof as a document, a PDF of at most 600 kB in base64, made by the voter’s browser; it is deleted once sent.',
    }),
  },
  { additionalProperties: false },
);
export type SignatureProofRequest = Static<typeof SignatureProofRequest>;
