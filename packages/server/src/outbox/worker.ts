import type { FastifyBaseLogger } from 'fastify';
import { minutesAfter, type Clock } from '../clock.ts';
import type { QueuedMessage, QueueStore, Settlement } from '../store/queue.ts';
import type { Rooms, Store } from '../store/store.ts';
import { createLoop, type Loop } from './loop.ts';

/** What became of an attempt. A permanent refusal is not tried again. */
export type Delivery =
  | { readonly ok: true }
  | {
      readonly ok: false;
      readonly permanent: boolean;
      /** Whether nobody was there to take any message: it was not about this one. */
      readonly unreached: boolean;
      /** Why, without addresses. */
      readonly reason: string;
    };

/** How the messages of one channel go out. */
export interface Carrier<Kind> {
  /** What the log calls a message: `mail`. */
  readonly name: string;
  /** The channel's messages in the store, or in a transaction of it. */
  queue(rooms: Rooms): QueueStore<Kind>;
  /** Tries to send a message. */
  deliver(message: QueuedMessage<Kind>): Promise<Delivery>;
  /** An address as it may be kept once the message is settled. */
  mask(address: string): string;
  /** Lets go of what sending held open. */
  close(): void;
}

/** What a worker works on. */
export interface OutboxContext<Kind> {
  readonly store: Store;
  readonly clock: Clock;
  readonly carrier: Carrier<Kind>;
  readonly logger: Pick<FastifyBaseLogger, 'warn' | 'error'> | false;
}

/** Sends what is in an outbox, trying every message whose time has come. Any number of workers may run over one store. */
export type OutboxWorker = Loop;

/** Attempts for one message; with the waits between them they take about a day. */
export const mostAttempts = 10;

/** Minutes to wait after the n-th attempt, counted from 1: four times longer each time, at most four hours. */
export function minutesToWait(attempt: number): number {
  return Math.min(4 ** (attempt - 1), 240);
}

// A worker that dies in an attempt leaves its message to others after this time. It may then go out twice.
const leaseMinutes = 5;
const atOnce = 5;
const pauseMilliseconds = 2_000;

/** A worker over the outbox of one channel. Once the way out is there again, what it could not send goes first things first. */
export function createOutboxWorker<Kind>(context: OutboxContext<Kind>): OutboxWorker {
  const { store, clock, carrier, logger } = context;
  /** The attempts of messages that were put off because nobody was there. */
  const unreached = new Map<string, number>();
  /** Messages that were hurried once already: they wait as any other, so that no attempts are used up for nothing. */
  const hurried = new Set<string>();
  const loop = createLoop({
    async round() {
      const queue = carrier.queue(store);
      const messages = await queue.due(clock(), atOnce);
      const ends = await Promise.all(messages.map((message) => attempt(context, message)));
      for (const [index, { id, attempts }] of messages.entries()) {
        unreached.delete(id);
        const end = ends[index];
        if (end === 'unreached' && !hurried.has(id)) unreached.set(id, attempts + 1);
        if (end === 'sent' || end === 'ended') hurried.delete(id);
      }
      if (!ends.includes('sent')) return messages.length;
      for (const [id, attempts] of unreached) {
        if (messages.some((message) => message.id === id)) continue;
        unreached.delete(id);
        hurried.add(id);
        await queue.hurry(id, attempts);
      }
      return messages.length;
    },
    pauseMilliseconds,
    failure: 'the outbox could not be worked on',
    logger,
  });
  return {
    ...loop,
    async stop() {
      await loop.stop();
      carrier.close();
    },
  };
}

/** How an attempt went, as far as others are concerned. */
type AttemptEnd = 'sent' | 'ended' | 'unreached' | 'put-off';

async function attempt<Kind>(
  context: OutboxContext<Kind>,
  message: QueuedMessage<Kind>,
): Promise<AttemptEnd> {
  const { store, clock, carrier, logger } = context;
  const queue = carrier.queue(store);
  if (!(await queue.claim(message, minutesAfter(clock(), leaseMinutes)))) return 'put-off';
  const attempts = message.attempts + 1;
  if (attempts > mostAttempts) {
    // Each attempt before this one ended with its worker.
    await settle(context, message, { state: 'failed', reason: 'interrupted too often' });
    return 'ended';
  }
  const delivery = await carrier.deliver(message);
  if (delivery.ok) {
    await settle(context, message, { state: 'sent' });
    return 'sent';
  }
  const { permanent, unreached, reason } = delivery;
  // The server's own words stay in the store: they may name people in ways that no mask finds.
  if (logger !== false) {
    logger.warn(
      { channel: carrier.name, kind: message.kind, attempts, permanent },
      'a message was not delivered',
    );
  }
  if (permanent || attempts >= mostAttempts) {
    await settle(context, message, { state: 'failed', reason });
    return 'ended';
  }
  await queue.putOff(message.id, minutesAfter(clock(), minutesToWait(attempts)), reason);
  return unreached ? 'unreached' : 'put-off';
}

/** Ends a message and deletes what it alone told, in one transaction. */
async function settle<Kind>(
  { store, clock, carrier }: OutboxContext<Kind>,
  { id, address }: QueuedMessage<Kind>,
  end: Pick<Settlement, 'state' | 'reason'>,
): Promise<void> {
  const settlement = { ...end, at: clock(), maskedAddress: carrier.mask(address) };
  await store.transaction((rooms) => carrier.queue(rooms).settle(id, settlement));
}
