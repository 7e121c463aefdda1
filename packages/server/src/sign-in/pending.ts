import { randomBytes } from 'node:crypto';
import { minutesAfter, type Clock } from '../clock.ts';
import { failure, success, type Outcome } from '../errors.ts';
import { readOrderNumber } from '../roll/read-number.ts';
import type { Voter } from '../store/roll.ts';
import type { Store } from '../store/store.ts';
import { hashOfSecret } from '../voting/sessions.ts';
import { sameText } from './same-text.ts';

const validMinutes = 10;

/** Somebody whom the identity provider confirmed may be wrong so often; then they start again. */
const mostRefusals = 5;

/**
 * Remembers that the identity provider confirmed somebody, until they have given their own part; the token is for the
 * browser that did it. Nobody, when the person is not on the roll: they are told at the end, as if they had typed a wrong
 * number, since the provider’s word alone must not tell who votes.
 */
export async function startPending(
  { store, clock }: { readonly store: Store; readonly clock: Clock },
  consultation: string,
  voter: Voter | undefined,
): Promise<{ readonly token: string }> {
  const token = randomBytes(32).toString('base64url');
  await store.sessions.addPending({
    tokenHash: hashOfSecret(token),
    consultation,
    voter: voter?.id ?? null,
    expiresAt: minutesAfter(clock(), validMinutes),
  });
  return { token };
}

/** The voter of a pending sign-in who also gave their order number; it is then no longer pending. */
export async function completePending(
  { store, clock }: { readonly store: Store; readonly clock: Clock },
  token: string | undefined,
  typed: { readonly orderNumber: string },
): Promise<Outcome<Voter>> {
  const tokenHash = hashOfSecret(token ?? '');
  const pending = await store.sessions.findPending(tokenHash);
  if (pending === undefined || pending.expiresAt <= clock()) return failure('sign-in-not-under-way');
  const access = await store.access.ofVoter(pending.voter ?? '');
  const voter = await store.roll.find(pending.voter ?? '');
  const fits = sameText(readOrderNumber(typed.orderNumber) ?? '', access?.orderNumber);
  if (!fits || voter === undefined) {
    await store.transaction(({ sessions }) => sessions.refusePending(tokenHash, mostRefusals));
    return failure('sign-in-refused');
  }
  const taken = await store.sessions.takePending(tokenHash);
  return taken ? success(voter) : failure('sign-in-not-under-way');
}
