import { randomUUID } from 'node:crypto';
import { newAccessCode } from '@isoloir/protocol';
import { Type } from 'typebox';
import { Compile } from 'typebox/compile';
import { minutesAfter } from '../../clock.ts';
import { maskMobile, plainNumber, readMobile, readOrderNumber } from '../../roll/read-number.ts';
import { smsContext } from '../../sms/worker.ts';
import type { Voter } from '../../store/roll.ts';
import type { Rooms } from '../../store/store.ts';
import { sameText } from '../same-text.ts';
import type { RequestHandler } from './handler.ts';

const checkTyped = Compile(
  Type.Object({ mobile: Type.String(), identifier: Type.String(), orderNumber: Type.String() }),
);

/** So that nobody floods a telephone: so many in so many minutes. */
const mostIn = [
  { minutes: 60, most: 3 },
  { minutes: 24 * 60, most: 8 },
] as const;

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
    sameText(readOrderNumber(orderNumber) ?? '', access?.orderNumber),
  ].every((same) => same);
  const voter = await store.roll.find(access?.voter ?? '');
  const password = newAccessCode('password');
  const hash = await secretHashes.hash(password);
  return async (rooms, now) => {
    const to = access?.mobile ?? null;
    if (!fits || voter === undefined || to === null || (await hadEnough(rooms, voter, now))) return;
    await rooms.access.setPassword(voter.id, hash, now);
    await rooms.sessions.revoke(voter.id, 'password');
    for (const { id, address } of await rooms.smsOutbox.waiting(voter.id, 'password')) {
      const end = { state: 'withdrawn', at: now, reason: 'a newer password took its place' } as const;
      await rooms.smsOutbox.settle(id, { ...end, maskedAddress: maskMobile(address) });
    }
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

async function hadEnough({ smsOutbox }: Rooms, voter: Voter, now: Date): Promise<boolean> {
  for (const { minutes, most } of mostIn) {
    if ((await smsOutbox.countSince(voter.id, 'password', minutesAfter(now, -minutes))) >= most) return true;
  }
  return false;
}
