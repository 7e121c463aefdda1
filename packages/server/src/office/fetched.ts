// Milliseconds.
const patience = 15_000;

/** What a server gave: the bytes, and the security policy that came with them. */
export interface Fetched {
  readonly bytes: Uint8Array;
  readonly policy: string;
}

/** What stands at an address, with nothing followed elsewhere; or why there is nothing, in words after the address. */
export async function fetchedAnswer(url: string, milliseconds = patience): Promise<Fetched | string> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(milliseconds), redirect: 'error' });
    if (!response.ok) return `answered with ${response.status}`;
    return {
      bytes: new Uint8Array(await response.arrayBuffer()),
      policy: response.headers.get('content-security-policy') ?? '',
    };
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    return `does not answer (${error.cause instanceof Error ? error.cause.message : error.message})`;
  }
}

/** The bytes at an address, or why there are none. */
export async function fetched(url: string): Promise<Uint8Array | string> {
  const answer = await fetchedAnswer(url);
  return typeof answer === 'string' ? answer : answer.bytes;
}
