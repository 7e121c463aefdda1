import type { ApiClient, Consultation } from '@isoloir/api-client';
import { checkSealedTexts } from './integrity.ts';

/** The sites that a sealed definition lists, as origins. */
export interface SealedSites {
  /** Their pages may lead to the portal and be gone back to. */
  readonly embeddingOrigins: readonly string[];
  /** One may vote in their pages. */
  readonly boothOrigins: readonly string[];
}

/**
 * The sites that an election’s sealed definition lists. It is checked against the fingerprint like a ballot: no server can
 * add a site to it later. Undefined also while nothing is sealed, or where the server gives something else.
 */
export async function sealedSites(
  client: Pick<ApiClient, 'getElection'>,
  { elections, content }: Pick<Consultation, 'elections' | 'content'>,
): Promise<SealedSites | undefined> {
  const announced = elections.at(-1);
  if (announced === undefined) return undefined;
  const answer = await client.getElection(announced.uuid);
  if (!answer.ok) return undefined;
  const checked = await checkSealedTexts(answer.value, { ...announced, content });
  if (!checked.ok) return undefined;
  const { embeddingOrigins = [], boothOrigins = [] } = checked.definition.consultation;
  return { embeddingOrigins, boothOrigins };
}
