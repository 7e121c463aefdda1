import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { Clock } from '../clock.ts';
import type { App } from '../http/types.ts';
import type { Store } from '../store/store.ts';

/** What a process counts of itself and of the store, in the words of Prometheus. Names are in docs/operating.md. */
export interface Metrics {
  /** Measures every answer of a server. Call it before the server has routes. */
  watch(app: App): void;
  /** Everything that is measured, as Prometheus reads it. */
  read(): Promise<{ readonly contentType: string; readonly text: string }>;
}

// Seconds: pages and looks-up are a few milliseconds, ballots a few tens, and a queue of them up to the client's patience.
const buckets = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 4, 8, 16];

/**
 * Measures the process and the store. Nothing of it tells who did what: answers are counted by route and status, messages
 * by state. The size of an urn is not among them, since kept with its time it would tell when each ballot came; the
 * difference of ballots and signatures is, which is 0.
 */
export function createMetrics(store: Store, clock: Clock): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry, prefix: 'isoloir_process_' });
  const answers = new Histogram({
    name: 'isoloir_http_request_duration_seconds',
    help: 'Time to answer, by route, method and status',
    labelNames: ['route', 'method', 'status'],
    buckets,
    registers: [registry],
  });
  const askStore = gaugesOfStore(registry, store, clock);
  return {
    watch(app) {
      app.addHook('onResponse', (request, reply, next) => {
        answers.observe(
          {
            route: request.routeOptions.url ?? 'none',
            method: request.method,
            status: String(reply.statusCode),
          },
          reply.elapsedTime / 1000,
        );
        next();
      });
    },
    async read() {
      await askStore();
      return { contentType: registry.contentType, text: await registry.metrics() };
    },
  };
}

/** What every process sees alike, since it is in the store: made ready for whoever looks. */
function gaugesOfStore(registry: Registry, store: Store, clock: Clock): () => Promise<void> {
  const registers = [registry];
  const up = new Gauge({ name: 'isoloir_database_up', help: '1 if the database answers', registers });
  const messages = new Gauge({
    name: 'isoloir_messages',
    help: 'Mails and SMS by state',
    labelNames: ['consultation', 'channel', 'state'],
    registers,
  });
  const waiting = new Gauge({
    name: 'isoloir_messages_waiting_seconds',
    help: 'How long the longest waiting message waits',
    labelNames: ['consultation', 'channel'],
    registers,
  });
  const difference = new Gauge({
    name: 'isoloir_urn_signature_difference',
    help: 'Ballots in the urn less signatures on the roll; anything but 0 is an alarm',
    labelNames: ['consultation', 'election', 'run'],
    registers,
  });
  const notices = new Gauge({
    name: 'isoloir_notices',
    help: 'Incident notices that stand on every page',
    labelNames: ['consultation'],
    registers,
  });

  const countMessages = async (consultation: string): Promise<void> => {
    for (const [channel, queue] of [
      ['mail', store.outbox],
      ['sms', store.smsOutbox],
    ] as const) {
      const counts = await queue.counts(consultation);
      for (const { state, count } of counts) messages.inc({ consultation, channel, state }, count);
      const oldest = counts.filter(({ state }) => state === 'queued').map(({ since }) => since.getTime());
      const now = clock().getTime();
      waiting.set({ consultation, channel }, (now - Math.min(now, ...oldest)) / 1000);
    }
  };
  const compareUrns = async (consultation: string): Promise<void> => {
    for (const { uuid, election, number } of await store.runs.ofConsultation(consultation)) {
      const signatures = await store.signatures.count(uuid);
      const ballots = await store.urn.count(uuid);
      difference.set({ consultation, election, run: String(number) }, ballots - signatures);
    }
  };
  return async () => {
    for (const gauge of [messages, waiting, difference, notices]) gauge.reset();
    try {
      await store.ping();
    } catch {
      // That it does not answer is what the gauge says.
      up.set(0);
      return;
    }
    up.set(1);
    for (const { id } of await store.consultations.all()) {
      await countMessages(id);
      await compareUrns(id);
      const all = await store.notices.ofConsultation(id);
      notices.set({ consultation: id }, all.filter(({ withdrawnAt }) => withdrawnAt === null).length);
    }
  };
}
