import { randomUUID } from 'node:crypto';
import type { Clock } from '../../clock.ts';
import type { SecretBox } from '../../secret-box.ts';
import type { AccessRequestKind } from '../../store/schema.ts';
import type { Rooms, Store } from '../../store/store.ts';
import type { SecretHashes } from '../secret-hash.ts';

/** What a request is looked into with. */
export interface RequestTools {
  readonly store: Store;
  readonly attachmentBox: SecretBox;
  readonly secretHashes: SecretHashes;
}

/**
 * Looks into what was typed, outside a transaction, with the same work whether it fits anybody or not; gives what is then
 * to be done in the transaction that takes the request away: nothing, when it fits nobody.
 */
export type RequestHandler = (
  tools: RequestTools,
  consultation: string,
  typed: unknown,
) => Promise<(rooms: Rooms, now: Date) => Promise<void>>;

/** What ties what was typed to its request. */
export function requestContext(id: string): string {
  return JSON.stringify(['access-request', id]);
}

/** Keeps a request until it is looked into, encrypted: whoever typed something, known or not, leaves the same trace. */
export async function queueRequest(
  {
    store,
    clock,
    attachmentBox,
  }: { readonly store: Store; readonly clock: Clock; readonly attachmentBox: SecretBox },
  consultation: string,
  kind: AccessRequestKind,
  typed: object,
): Promise<void> {
  const id = randomUUID();
  const sealed = attachmentBox.seal(requestContext(id), Buffer.from(JSON.stringify(typed)));
  await store.access.addRequest({ id, consultation, kind, sealed, askedAt: clock() });
}
