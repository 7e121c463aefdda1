import type { ApiClient, ApiError } from '@isoloir/api-client';

/** An address to go back to. */
export interface Target {
  readonly href: string;
  /** Named in the link, so that nobody is led elsewhere unnoticed. */
  readonly host: string;
}

/**
 * Hands the voter’s session over to the page: by a code behind the `#` of its address, which is sent to no server, and
 * which only the page that made the challenge can use. Says why, if that fails.
 */
export async function handOver(
  client: Pick<ApiClient, 'createBoothCode'>,
  { href }: Target,
  challenge: string,
  go: (address: string) => void,
): Promise<ApiError | undefined> {
  const page = new URL(href);
  const answer = await client.createBoothCode({ origin: page.origin, challenge });
  if (!answer.ok) return answer.error;
  page.hash = `isoloir-booth=${answer.value.code}`;
  go(page.href);
  return undefined;
}
