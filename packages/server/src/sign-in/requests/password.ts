import { randomUUID } from 'node:crypto';
import { newAccessCode } from '@isoloir/protocol';
import { Type } from 'typebox';
import { Compile } from 'typebox/compile';
import { maskMobile, plainNumber, readMobile, readOrderNumber } from '../../roll/read-number.ts';
import { smsContext } from '../../sms/worker.ts';
import { sameText } from '../same-text.ts';
import type { RequestHandler } from './handler.ts';
import { hadEnough, withdrawWaiting } from './often.ts';

const checkTyped = Compile(
  Type.Object({
    mobile: Type.String(),
    identifier: Type.String(),
    // Left out only where the consultation does not ask for it; the route sees to that.
    orderNumber: Type.Optional(Type.String()),
  }),
);

/**
 * Sends a new password to the known telephone of whoever has this number, identifier and order number. The one that they
 * had stops working, the sessions that it opened end, and a mail to the known address says so.
 */
export const passwordRequest: RequestHandler = async (tools, consultation, given) => {
  const { store, attachmentBox, secretHashes } = tools;
  const { mobile, identifier, orderNumber } = checkTyped.Parse(given);
  const access = await store.access.findByIdentifier(consultation, plainNumber(identifier));
  const fits = [
    sameText(readMobile(mobile) ?? '', access?.mobile),
    orderNumber === undefined || sameText(readOrderNumber(orderNumber) ?? '', access?.orderNumber),
  ].every((same) => same);
  const voter = await store.roll.find(access?.voter ?? '');
  const password = newAccessCode('password');
  const hash = await secretHashes.hash(password);
  return async (rooms, now) => {
    const to = access?.mobile ?? null;
    if (!fits || voter === undefined || to === null) return;
    if (await hadEnough(rooms.smsOutbox, voter, 'password', now)) return;
    await rooms.access.setPassword(voter.id, hash, now);
    await rooms.sessions.revoke(voter.id, 'password');
    await withdrawWaiting(rooms.smsOutbox, voter, 'password', { now, mask: maskMobile });
    const id = randomUUID();
    const message = { consultation, voter: voter.id, language: voter.language, actAt: now };
    const sealed = attachmentBox.seal(smsContext(id), Buffer.from(password));
    await rooms.smsOutbox.add({ ...message, id, kind: 'password', address: to, sealed });
    await rooms.outbox.add({
      ...message,
      id: randomUUID(),
      kind: 'password-issued',
      address: voter.email,
      about: maskMobile(to),
    });
  };
};
