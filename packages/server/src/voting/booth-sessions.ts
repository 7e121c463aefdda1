import { createHash, randomBytes } from 'node:crypto';
import type { Clock } from '../clock.ts';
import { readStoredDefinition } from '../definition/stored-definition.ts';
import { failure, success, type Outcome } from '../errors.ts';
import type { Store } from '../store/store.ts';
import { sealedTextsOf } from './sealed-run.ts';
import {
  gracesOf,
  hashOfSecret,
  idleEndAfter,
  isOver,
  type SessionLimits,
  type SignedInVoter,
} from './sessions.ts';
import { electionsOf } from './voter-elections.ts';

/** Milliseconds in which the listed page begins its session: the way there is one load of a page. */
const codeLifetime = 60_000;

/** The sites in whose pages voters of some standing consultation may vote. */
export async function boothOriginsOfAny({
  consultations,
  runs,
}: Pick<Store, 'consultations' | 'runs'>): Promise<readonly string[]> {
  const listing = (await consultations.all()).flatMap(({ id, definition }) => {
    const { boothOrigins } = readStoredDefinition(definition);
    return boothOrigins.length === 0 ? [] : [{ id, boothOrigins }];
  });
  if (listing.length === 0) return [];
  const standing = await runs.standing();
  return listing.flatMap(({ id, boothOrigins }) => (standing.has(id) ? boothOrigins : []));
}

/**
 * A code with which the voter’s session can be handed over, once, to the page of `origin` that knows what `challenge` is
 * the base64url SHA-256 of; in place of the last one. Refuses, as `booth-not-offered`, a site that the sealed definition of
 * the voter’s elections does not list.
 */
export async function createBoothCode(
  { store, clock }: { readonly store: Store; readonly clock: Clock },
  voter: SignedInVoter,
  { origin, challenge }: { readonly origin: string; readonly challenge: string },
): Promise<Outcome<{ readonly code: string; readonly expiresAt: Date }>> {
  const listed = (await electionsOf(store, voter))
    .filter(({ run }) => run.state !== 'annulled')
    .flatMap(({ run }) => sealedTextsOf(run).definition.consultation.boothOrigins ?? []);
  if (!listed.includes(origin)) return failure('booth-not-offered');
  const code = randomBytes(32).toString('base64url');
  const expiresAt = new Date(clock().getTime() + codeLifetime);
  const session = voter.tokenHash;
  await store.transaction(({ boothCodes }) =>
    boothCodes.put({ codeHash: hashOfSecret(code), session, origin, challenge, expiresAt }),
  );
  return success({ code, expiresAt });
}

/** The session of a booth: what its page holds, and until when. */
export interface BoothSession {
  readonly token: string;
  readonly consultation: string;
  readonly expiresAt: Date;
  readonly idleExpiresAt: Date;
}

/**
 * Hands the session that a code came from over to the page that sent it: the portal’s ends, and the page’s has the same
 * beginning and end. Whatever is wrong is told alike, `booth-code-invalid`, and uses the code up.
 */
export async function exchangeBoothCode(
  { store, clock }: { readonly store: Store; readonly clock: Clock },
  limits: SessionLimits,
  { code, verifier, origin }: { code: string; verifier: string; origin: string | undefined },
): Promise<Outcome<BoothSession>> {
  const codeHash = hashOfSecret(code);
  // Whoever only tries costs a look, and no write that others would wait for.
  if (!(await store.boothCodes.waits(codeHash))) return failure('booth-code-invalid');
  const token = randomBytes(32).toString('base64url');
  const challenge = createHash('sha256').update(verifier).digest('base64url');
  const now = clock();
  return store.transaction(async (rooms) => {
    const taken = await rooms.boothCodes.take(codeHash);
    if (taken === undefined || now >= taken.expiresAt) return failure('booth-code-invalid');
    if (taken.origin !== origin || taken.challenge !== challenge) return failure('booth-code-invalid');
    const session = await rooms.sessions.find(taken.session);
    if (session === undefined) return failure('booth-code-invalid');
    const graces = await gracesOf(rooms, session.consultation);
    if (isOver(session, limits, graces, now)) return failure('booth-code-invalid');
    const handed = await rooms.sessions.handOver(taken.session, {
      tokenHash: hashOfSecret(token),
      lastActiveAt: now,
      origin,
    });
    if (handed === undefined) return failure('booth-code-invalid');
    const { consultation, expiresAt } = handed;
    return success({ token, consultation, expiresAt, idleExpiresAt: idleEndAfter(now, limits, graces) });
  });
}
