import type { FastifyBaseLogger } from 'fastify';
import { minutesAfter, type Clock } from '../clock.ts';
import { createLoop, type Loop } from '../outbox/loop.ts';
import type { SecretBox } from '../secret-box.ts';
import type { AccessRequest } from '../store/access.ts';
import type { AccessRequestKind } from '../store/schema.ts';
import type { Store } from '../store/store.ts';
import { requestContext, type RequestHandler } from './requests/handler.ts';
import { identifierRequest } from './requests/identifier.ts';
import { linkRequest } from './requests/link.ts';
import { passwordRequest } from './requests/password.ts';
import { tokenRequest } from './requests/token.ts';
import type { SecretHashes } from './secret-hash.ts';

/** What a worker works on. */
export interface RequestWorkerContext {
  readonly store: Store;
  readonly clock: Clock;
  readonly attachmentBox: SecretBox;
  readonly secretHashes: SecretHashes;
  readonly logger: Pick<FastifyBaseLogger, 'error'> | false;
}

/** What can be asked for. */
const handlers: Readonly<Record<AccessRequestKind, RequestHandler>> = {
  identifier: identifierRequest,
  password: passwordRequest,
  token: tokenRequest,
  link: linkRequest,
};

const atOnce = 5;
const pauseMilliseconds = 500;

/** How often what is over is cleared away, and for how long after its end whoever comes with it is told so; minutes. */
const clearing = { every: 1, keeps: 60 } as const;

/**
 * Looks into what people asked for, after they were answered: the answer can not depend on what is found. Each request is
 * done once, in the transaction that takes it away, however many workers there are. With nothing to do, clears away sessions
 * and sign-ins that are over.
 */
export function createRequestWorker(context: RequestWorkerContext): Loop {
  const { store, clock, logger } = context;
  let clearedAt = new Date(0);
  return createLoop({
    async round() {
      const requests = await store.access.requests(atOnce);
      for (const request of requests) await lookInto(context, request);
      if (requests.length > 0) return requests.length;
      const now = clock();
      await store.throttle.sweep(now);
      if (now < clearedAt || now >= minutesAfter(clearedAt, clearing.every)) {
        clearedAt = now;
        await store.sessions.sweep(minutesAfter(now, -clearing.keeps));
      }
      return 0;
    },
    pauseMilliseconds,
    failure: 'a request for a way to sign in could not be looked into',
    logger,
  });
}

async function lookInto(context: RequestWorkerContext, request: AccessRequest): Promise<void> {
  const { store, attachmentBox, clock } = context;
  const typed: unknown = JSON.parse(
    Buffer.from(attachmentBox.open(requestContext(request.id), request.sealed)).toString('utf8'),
  );
  const act = await handlers[request.kind](context, request.consultation, typed);
  await store.transaction(async (rooms) => {
    if (await rooms.access.removeRequest(request.id)) await act(rooms, clock());
  });
}
