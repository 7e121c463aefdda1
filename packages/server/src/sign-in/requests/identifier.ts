import { randomUUID } from 'node:crypto';
import { Type } from 'typebox';
import { Compile } from 'typebox/compile';
import { minutesAfter } from '../../clock.ts';
import { plainNumber, readOrderNumber } from '../../roll/read-number.ts';
import { sameText } from '../same-text.ts';
import type { RequestHandler } from './handler.ts';

const checkTyped = Compile(
  Type.Object({
    number: Type.String(),
    // Left out only where the consultation does not ask for it; the route sees to that.
    orderNumber: Type.Optional(Type.String()),
  }),
);

/** So that nobody floods a mailbox with what anybody may ask for: both numbers are public. */
const mostInAnHour = 5;

/** Sends the identifier to the known e-mail address of whoever has this professional number and this order number. */
export const identifierRequest: RequestHandler = async ({ store }, consultation, given) => {
  const { number, orderNumber } = checkTyped.Parse(given);
  const access = await store.access.findByNumber(consultation, plainNumber(number));
  const fits = orderNumber === undefined || sameText(readOrderNumber(orderNumber) ?? '', access?.orderNumber);
  const voter = await store.roll.find(access?.voter ?? '');
  return async ({ outbox }, now) => {
    if (!fits || voter === undefined) return;
    if ((await outbox.countSince(voter.id, 'identifier', minutesAfter(now, -60))) >= mostInAnHour) return;
    await outbox.add({
      id: randomUUID(),
      consultation,
      voter: voter.id,
      kind: 'identifier',
      language: voter.language,
      address: voter.email,
      actAt: now,
    });
  };
};
