import { Type } from 'typebox';
import { RobotSolution } from './robot-check.ts';

/** What a person types. Its form says nothing: only the portal tells a slip, so that every wrong text is answered alike. */
const typed = (description: string) => Type.String({ minLength: 1, maxLength: 100, description });

const identifier = typed('As it came with the invitation; case, spaces and hyphens do not matter.');
const orderNumber = typed('Number of inscription at the order.');

export const PasswordSignIn = Type.Object(
  {
    identifier,
    password: typed('As it came by SMS; case, spaces and hyphens do not matter.'),
    orderNumber,
    robotCheck: RobotSolution,
  },
  { additionalProperties: false },
);

export const SignInCompletion = Type.Object({ orderNumber }, { additionalProperties: false });

export const IdentifierRequest = Type.Object(
  { number: typed('Professional number.'), orderNumber, robotCheck: RobotSolution },
  { additionalProperties: false },
);

export const PasswordRequest = Type.Object(
  { mobile: typed('Mobile phone number.'), identifier, orderNumber, robotCheck: RobotSolution },
  { additionalProperties: false },
);

/** What is said to everybody who asks for something, whoever they are. */
export const Taken = Type.Object({}, { additionalProperties: false });
