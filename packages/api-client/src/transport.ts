import { type Clock, wait } from './clock.ts';

/** How requests are carried out. Durations are in milliseconds. */
export interface TransportOptions {
  readonly fetch: (request: Request) => Promise<Response>;
  readonly clock: Clock;
  /** From 0 up to 1: spreads retries, so that many browsers do not come back at the same instant. */
  readonly random: () => number;
  /** Time for one attempt, its whole answer included. */
  readonly timeout: number;
  /** How often a safe request is tried in all. */
  readonly attempts: number;
  /** Longest wait before the second attempt; doubles with each further one. */
  readonly retryDelay: number;
}

/** The request got no answer, or none in time. */
export class TransportFailure extends Error {
  readonly code: 'network-unreachable' | 'timeout';

  constructor(code: 'network-unreachable' | 'timeout', options?: ErrorOptions) {
    super(code, options);
    this.code = code;
  }
}

const longestWait = 10_000;
// 408 comes from a server that waited too long for a request on an old connection, as its proxies have them.
const passingStatuses = new Set([408, 429, 502, 503, 504]);

/**
 * A `fetch` with a time limit that covers the body too, and with retries of GET requests only: those change
 * nothing on the server. Whoever sends anything else decides about sending it again.
 */
export function createTransport(options: TransportOptions): (request: Request) => Promise<Response> {
  return async (request) => {
    const attempts = request.method === 'GET' ? options.attempts : 1;
    for (let attempt = 1; ; attempt += 1) {
      const outcome = await attemptOnce(options, request.clone());
      const mayPass = outcome instanceof TransportFailure || passingStatuses.has(outcome.status);
      if (!mayPass || attempt >= attempts || request.signal.aborted) {
        if (outcome instanceof TransportFailure) throw outcome;
        return outcome;
      }
      await wait(options.clock, delayBefore(options, attempt, outcome));
    }
  };
}

async function attemptOnce(
  { fetch, clock, timeout }: TransportOptions,
  request: Request,
): Promise<Response | TransportFailure> {
  const limit = new AbortController();
  const cancel = clock.after(timeout, () => limit.abort('too late'));
  const giveUp = (): void => limit.abort();
  if (request.signal.aborted) giveUp();
  request.signal.addEventListener('abort', giveUp);
  try {
    const response = await fetch(new Request(request, { signal: limit.signal }));
    // The body is read here, inside the time limit: a connection that dies half-way is a failure of transport,
    // and not an answer that can not be read.
    const body = await response.arrayBuffer();
    const { status, statusText, headers } = response;
    return new Response(body.byteLength === 0 ? null : body, { status, statusText, headers });
  } catch (cause) {
    return new TransportFailure(limit.signal.reason === 'too late' ? 'timeout' : 'network-unreachable', {
      cause,
    });
  } finally {
    request.signal.removeEventListener('abort', giveUp);
    cancel();
  }
}

function delayBefore(
  options: TransportOptions,
  attempt: number,
  outcome: Response | TransportFailure,
): number {
  const spread = options.random() * Math.min(longestWait, options.retryDelay * 2 ** (attempt - 1));
  if (outcome instanceof TransportFailure) return spread;
  const asked = Number(outcome.headers.get('Retry-After') ?? 0) * 1000;
  return Math.min(longestWait, (Number.isFinite(asked) ? asked : 0) + spread);
}
