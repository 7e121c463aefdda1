import { Type } from 'typebox';
import { Instant } from './common.ts';

const secret = (description: string) => Type.String({ pattern: '^[A-Za-z0-9_-]{43}$', description });

export const BoothCodeRequest = Type.Object(
  {
    origin: Type.String({
      maxLength: 300,
      description: 'The site of the page, as scheme and host; one of the sealed `boothOrigins`.',
    }),
    challenge: secret('Base64url SHA-256 of the verifier that the page keeps (RFC 7636, S256).'),
  },
  { additionalProperties: false },
);

export const BoothCode = Type.Object(
  {
    code: Type.String({ description: 'Good once, in a page of that site that has the verifier.' }),
    expiresAt: Instant,
  },
  { description: 'What a booth in a listed page begins its session with.' },
);

export const BoothSessionRequest = Type.Object(
  { code: secret('As the portal gave it.'), verifier: secret('32 random bytes, base64url.') },
  { additionalProperties: false },
);

export const BoothSession = Type.Object(
  {
    token: Type.String({ description: 'For `Authorization: Bearer`; to be kept in memory only.' }),
    consultation: Type.String(),
    expiresAt: Type.String({ format: 'date-time', description: 'The absolute end of the session.' }),
    idleExpiresAt: Type.String({ format: 'date-time', description: 'When it ends without another request.' }),
  },
  { description: 'A session of the pages of one site.' },
);
