import { createHash, randomBytes } from 'node:crypto';
import { minutesAfter, type Clock } from '../clock.ts';
import { readStoredDefinition } from '../definition/stored-definition.ts';
import { failure, success, type ErrorCode, type Outcome } from '../errors.ts';
import type { Voter } from '../store/roll.ts';
import type { SessionEnd, SignInWay } from '../store/schema.ts';
import type { StoredSession } from '../store/sessions.ts';
import type { Rooms, Store } from '../store/store.ts';

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

/** Starts a session for a voter, in place of any other of theirs; returns the token for the cookie. */
export async function startSession(
  store: Store,
  clock: Clock,
  limits: SessionLimits,
  voter: Voter,
  way: SignInWay = 'open-id-connect',
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
      way,
      origin: null,
    });
  });
  return { token };
}

const codeOfEnd = { replaced: 'session-replaced', revoked: 'session-revoked' } as const satisfies Record<
  SessionEnd,
  ErrorCode
>;

/**
 * The voter of a session token, as long as it has not ended; counts as activity. A booth’s token is good for the origin
 * of its session only, and the portal’s, which has none, for no booth.
 */
export async function voterOfSession(
  store: Store,
  clock: Clock,
  limits: SessionLimits,
  token: string | undefined,
  origin: string | null = null,
): Promise<Outcome<SignedInVoter>> {
  if (token === undefined) return failure('session-missing');
  const tokenHash = hashOfSecret(token);
  const session = await store.sessions.find(tokenHash);
  if (session?.origin !== origin) return failure('session-missing');
  const now = clock();
  const graces = await gracesOf(store, session.consultation);
  if (isOver(session, limits, graces, now)) {
    await store.sessions.end(tokenHash);
    return failure('session-expired');
  }
  if (session.ended !== null) return failure(codeOfEnd[session.ended]);
  const voter = await store.roll.find(session.voter);
  if (voter === undefined) throw new Error('A session names a voter that the roll does not hold');
  const activeAt = await noteActivity(store, session, now);
  return success({
    ...voter,
    signedInAt: session.startedAt,
    expiresAt: session.expiresAt,
    idleExpiresAt: idleEndAfter(activeAt, limits, graces),
    tokenHash,
  });
}

/** Signs out. A token that came in another way than its session’s ends nothing. */
export async function endSession({ sessions }: Store, token: string, origin: string | null): Promise<void> {
  const tokenHash = hashOfSecret(token);
  if ((await sessions.find(tokenHash))?.origin === origin) await sessions.end(tokenHash);
}

/** Whether a session’s time is over, in whole or for want of requests. */
export function isOver(
  { expiresAt, lastActiveAt }: Pick<StoredSession, 'expiresAt' | 'lastActiveAt'>,
  limits: SessionLimits,
  graces: readonly Grace[],
  now: Date,
): boolean {
  return now >= expiresAt || now >= idleEndAfter(lastActiveAt, limits, graces);
}

/**
 * How exactly activity is noted, in milliseconds. Every note is a durable write, and a page asks for several things at
 * once: the first of them counts for all.
 */
const activityStep = 5000;

/** Notes that a session is active, if that is not noted already; since when it is noted as active. */
async function noteActivity(
  { sessions }: Pick<Rooms, 'sessions'>,
  { tokenHash, lastActiveAt }: StoredSession,
  now: Date,
): Promise<Date> {
  if (now.getTime() - lastActiveAt.getTime() < activityStep) return lastActiveAt;
  await sessions.touch(tokenHash, now);
  return now;
}

/** A time of grace: from a closing instant on, until voters who had signed in before must have finished. */
export interface Grace {
  readonly from: Date;
  readonly to: Date;
}

/**
 * When a session ends that was last active at an instant, if nothing more comes: after the idle minutes; but who would be
 * sent away within a time of grace may stay until its end (R.211-563, and RGAA 13.1: a limit that can not be extended
 * must not cut a vote short).
 */
export function idleEndAfter(lastActiveAt: Date, limits: SessionLimits, graces: readonly Grace[]): Date {
  const end = minutesAfter(lastActiveAt, limits.idleMinutes);
  const grace = graces.find(({ from, to }) => from <= end && end < to);
  return grace?.to ?? end;
}

/** The times of grace of a consultation and of its runs that have a period of their own. */
export async function gracesOf(rooms: Rooms, id: string): Promise<readonly Grace[]> {
  const stored = await rooms.consultations.find(id);
  if (stored === undefined) throw new Error(`There is no consultation ${id} that sessions could belong to`);
  const { graceMinutes } = readStoredDefinition(stored.definition).period;
  if (graceMinutes === 0) return [];
  const own = await rooms.runs.ownClosings(id);
  return [stored.closesAt, ...own].map((from) => ({ from, to: minutesAfter(from, graceMinutes) }));
}
