import { Type, type Static } from 'typebox';

export const RobotChallenge = Type.Object(
  {
    parameters: Type.Object({
      algorithm: Type.String({ examples: ['PBKDF2/SHA-256'] }),
      nonce: Type.String(),
      salt: Type.String(),
      cost: Type.Integer(),
      keyLength: Type.Integer(),
      keyPrefix: Type.String(),
      keySignature: Type.String(),
      expiresAt: Type.Integer({ description: 'Seconds since 1970, ten minutes ahead.' }),
    }),
    signature: Type.String(),
  },
  {
    description:
      'An ALTCHA challenge, version 2. Its solution travels as base64 of the JSON {challenge, solution: {counter, derivedKey}} and works once.',
  },
);
export type RobotChallenge = Static<typeof RobotChallenge>;

/** The solution of a robot check in a request; its absence has a code of its own, so the shape does not demand it. */
export const RobotSolution = Type.Optional(
  Type.String({
    maxLength: 4096,
    description: 'The payload that solves a challenge of /robot-check, base64.',
  }),
);

export const FindBallotsRequest = Type.Object(
  {
    prefix: Type.String({
      pattern: '^[0-9a-f]{0,4}$',
      description:
        'The first hex digits of SHA-256 of the alpha, as the ballot writes it, of the first choice of the first question. Four digits at most; bucketDigits of the election says how many leave the ballot among others.',
    }),
    robotCheck: RobotSolution,
  },
  { additionalProperties: false },
);

export const FoundBallots = Type.Object({
  ballots: Type.Array(Type.String(), {
    description: 'The ballots of the bucket, in the order of their trackers; possibly none.',
  }),
});
