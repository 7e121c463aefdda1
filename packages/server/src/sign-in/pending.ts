import { randomBytes } from 'node:crypto';
import { minutesAfter, type Clock } from '../clock.ts';
import { failure, type Outcome } from '../errors.ts';
import type { Voter } from '../store/roll.ts';
import type { Store } from '../store/store.ts';
import { hashOfSecret } from '../voting/sessions.ts';
import { openConsultation } from './open-consultation.ts';
import { ProvenVoter, type OwnParts, type ProofTools } from './proven-voter.ts';

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

/** The voter of a pending sign-in who also gave their own parts; it is then no longer pending. */
export async function completePending(
  tools: ProofTools,
  token: string | undefined,
  given: OwnParts,
): Promise<Outcome<ProvenVoter>> {
  const { store, clock } = tools;
  const tokenHash = hashOfSecret(token ?? '');
  const pending = await store.sessions.findPending(tokenHash);
  if (pending === undefined || pending.expiresAt <= clock()) return failure('sign-in-not-under-way');
  const open = await openConsultation(store, pending.consultation, clock());
  if (!open.ok) return open;
  const voter = await store.roll.find(pending.voter ?? '');
  const { definition } = open.value;
  const proven = await ProvenVoter.prove(
    tools,
    { way: 'open-id-connect', definition, voter, fits: true },
    given,
  );
  if (!proven.ok) {
    await store.transaction(({ sessions }) => sessions.refusePending(tokenHash, mostRefusals));
    return proven;
  }
  const taken = await store.sessions.takePending(tokenHash);
  return taken ? proven : failure('sign-in-not-under-way');
}
