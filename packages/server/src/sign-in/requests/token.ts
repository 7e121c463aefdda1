import { randomUUID } from 'node:crypto';
import { newAccessCode } from '@isoloir/protocol';
import { Type } from 'typebox';
import { Compile } from 'typebox/compile';
import { maskAddress } from '../../contact-data/email-address.ts';
import { mailSecretContext } from '../../mail/attachment.ts';
import { plainNumber } from '../../roll/read-number.ts';
import type { RequestHandler } from './handler.ts';
import { hadEnough, withdrawWaiting } from './often.ts';

const checkTyped = Compile(Type.Object({ number: Type.String() }));

/**
 * Sends a new voting token to the known e-mail address of whoever has this professional number; the one that they had
 * stops working. Their session goes on: the number is public, and whoever types it must not end anything.
 */
export const tokenRequest: RequestHandler = async (
  { store, attachmentBox, secretHashes },
  consultation,
  given,
) => {
  const { number } = checkTyped.Parse(given);
  const access = await store.access.findByNumber(consultation, plainNumber(number));
  const voter = await store.roll.find(access?.voter ?? '');
  const token = newAccessCode('token');
  const hash = await secretHashes.hash(token);
  return async ({ access: accesses, outbox }, now) => {
    if (voter === undefined || (await hadEnough(outbox, voter, 'token', now))) return;
    await accesses.setToken(voter.id, hash, now);
    await withdrawWaiting(outbox, voter, 'token', { now, mask: maskAddress });
    const id = randomUUID();
    await outbox.add({
      id,
      consultation,
      voter: voter.id,
      kind: 'token',
      sealed: attachmentBox.seal(mailSecretContext(id), Buffer.from(token)),
      language: voter.language,
      address: voter.email,
      actAt: now,
    });
  };
};
