import { createHash, randomBytes } from 'node:crypto';
import { minutesAfter, type Clock } from '../clock.ts';
import { failure, success, type Outcome } from '../errors.ts';
import type { Voter } from '../store/roll.ts';
import type { Store } from '../store/store.ts';

/** A voter with an open session. */
export interface SignedInVoter extends Voter {
  readonly signedInAt: Date;
  readonly expiresAt: Date;
  readonly idleExpiresAt: Date;
  /** What names the session in the store; not what the browser holds. */
  readonly tokenHash: string;
}

/** How long sessions last. */
export interface SessionLimits {
  /** Minutes without a request after which a session ends. */
  readonly idleMinutes: number;
  /** Minutes after which it ends in any case. */
  readonly absoluteMinutes: number;
}

/** SHA-256, hex, of a secret that travels: the store keeps only this. */
export function hashOfSecret(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}

/** Starts a session for a voter, ending any other of theirs; returns the token for the cookie. */
export async function startSession(
  store: Store,
  clock: Clock,
  limits: SessionLimits,
  voter: Voter,
): Promise<{ token: string }> {
  const token = randomBytes(32).toString('base64url');
  const now = clock();
  await store.transaction(async ({ sessions }) => {
    await sessions.sweep(now);
    await sessions.start({
      tokenHash: hashOfSecret(token),
      consultation: voter.consultation,
      voter: voter.id,
      startedAt: now,
      expiresAt: minutesAfter(now, limits.absoluteMinutes),
      lastActiveAt: now,
    });
  });
  return { token };
}

/** The voter of a session token, as long as it has not ended; counts as activity. */
export async function voterOfSession(
  store: Store,
  clock: Clock,
  limits: SessionLimits,
  token: string | undefined,
): Promise<Outcome<SignedInVoter>> {
  if (token === undefined) return failure('session-missing');
  const tokenHash = hashOfSecret(token);
  const session = await store.sessions.find(tokenHash);
  if (session === undefined) return failure('session-missing');
  const now = clock();
  if (now >= session.expiresAt || now >= minutesAfter(session.lastActiveAt, limits.idleMinutes)) {
    await store.sessions.end(tokenHash);
    return failure('session-expired');
  }
  const voter = await store.roll.find(session.voter);
  if (voter === undefined) throw new Error('A session names a voter that the roll does not hold');
  await store.sessions.touch(tokenHash, now);
  return success({
    ...voter,
    signedInAt: session.startedAt,
    expiresAt: session.expiresAt,
    idleExpiresAt: minutesAfter(now, limits.idleMinutes),
    tokenHash,
  });
}
