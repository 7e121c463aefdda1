import { Type } from 'typebox';
import { Instant } from './common.ts';
import { RobotSolution } from './robot-check.ts';

/** What a person types. Its form says nothing: only the portal tells a slip, so that every wrong text is answered alike. */
const typed = (description: string) => Type.String({ minLength: 1, maxLength: 100, description });

const identifier = typed('As it came with the invitation; case, spaces and hyphens do not matter.');
const orderNumber = typed('Number of inscription at the order.');
const ownParts = {
  orderNumber: Type.Optional({ ...orderNumber, description: 'Where the consultation asks for it.' }),
  token: Type.Optional(typed('The voting token, where the consultation asks for one.')),
};

export const PasswordSignIn = Type.Object(
  {
    identifier,
    password: typed('As it came by SMS; case, spaces and hyphens do not matter.'),
    ...ownParts,
    robotCheck: RobotSolution,
  },
  { additionalProperties: false },
);

export const SignInCompletion = Type.Object(ownParts, { additionalProperties: false });

export const IdentifierRequest = Type.Object(
  { number: typed('Professional number.'), orderNumber: ownParts.orderNumber, robotCheck: RobotSolution },
  { additionalProperties: false },
);

export const PasswordRequest = Type.Object(
  {
    mobile: typed('Mobile phone number.'),
    identifier,
    orderNumber: ownParts.orderNumber,
    robotCheck: RobotSolution,
  },
  { additionalProperties: false },
);

export const TokenRequest = Type.Object(
  { number: typed('Professional number.'), robotCheck: RobotSolution },
  { additionalProperties: false },
);

/** What is said to everybody who asks for something, whoever they are. */
export const Taken = Type.Object({}, { additionalProperties: false });

const token = Type.String({
  minLength: 1,
  maxLength: 200,
  description: 'What stands after the # of the link’s address.',
});
const identity = {
  token,
  number: typed('Professional number.'),
  birthDepartment: typed('The 6th and 7th characters of the social security number.'),
  robotCheck: RobotSolution,
};

export const LinkOpening = Type.Object({ token }, { additionalProperties: false });

export const LinkOpened = Type.Object({
  consultation: Type.String(),
  expiresAt: { ...Instant, description: 'When the link ends.' },
});

export const LinkIdentity = Type.Object(identity, { additionalProperties: false });

export const LinkIdentified = Type.Object({
  address: Type.String({ description: 'The e-mail address to which the identifier goes, masked.' }),
  addressFixed: Type.Boolean({ description: 'Whether it was chosen before, and can not be changed.' }),
});

export const LinkUse = Type.Object(
  {
    ...identity,
    otherAddress: Type.Optional(
      Type.Object(
        {
          email: Type.String({ maxLength: 300 }),
          again: Type.String({ maxLength: 300, description: 'The same once more.' }),
        },
        {
          description: 'Another e-mail address for the identifier; fixed once chosen.',
          additionalProperties: false,
        },
      ),
    ),
  },
  { additionalProperties: false },
);

export const LinkUsed = Type.Object({
  password: Type.String({ description: 'Told here and nowhere else.' }),
  sentTo: Type.String({ description: 'Where the identifier went, masked.' }),
});
