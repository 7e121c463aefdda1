/** How long a connection may take, in milliseconds. Whoever is slower is cut off, so that slowness costs the slow alone. */
export interface ConnectionLimits {
  /** From the connection, or the request before, to the end of a request's headers. */
  readonly headers: number;
  /** To the end of the request's body: a large ballot from an old telephone. */
  readonly request: number;
  /** Without a byte in either direction: nobody reads the answer, or nobody is there any more. */
  readonly silence: number;
  /** Between two requests; longer than proxies keep their connections to us, so that they end them. */
  readonly idle: number;
  /** How often the first two are looked after. */
  readonly lookEvery: number;
}

const second = 1000;

/** The limits of a server. Fastify would set none on the body. */
export const connectionLimits: ConnectionLimits = {
  headers: 15 * second,
  request: 120 * second,
  silence: 180 * second,
  idle: 75 * second,
  lookEvery: 5 * second,
};

/** The limits in the words of Fastify and Node. */
export function connectionOptions({ headers, request, silence, idle, lookEvery }: ConnectionLimits) {
  return {
    http: { headersTimeout: headers, connectionsCheckingInterval: lookEvery },
    requestTimeout: request,
    connectionTimeout: silence,
    keepAliveTimeout: idle,
  } as const;
}
