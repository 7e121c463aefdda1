import Fastify from 'fastify';
import type { Metrics } from './metrics.ts';

/** Where the measures are asked for: an address of their own, which no voter reaches. */
export interface MetricsAddress {
  readonly host: string;
  /** 0 takes any free port. */
  readonly port: number;
}

/**
 * Serves the measures under `/metrics`, apart from what voters reach. Rejects when the port is taken.
 */
export async function listenForMetrics(
  metrics: Metrics,
  address: MetricsAddress,
): Promise<{ readonly port: number; close(): Promise<void> }> {
  const app = Fastify({ logger: false });
  app.get('/metrics', async (_request, reply) => {
    const { contentType, text } = await metrics.read();
    return reply.header('cache-control', 'no-store').type(contentType).send(text);
  });
  const origin = await app.listen(address);
  return { port: Number(new URL(origin).port), close: () => app.close() };
}
