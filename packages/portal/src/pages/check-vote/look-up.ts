import type { ApiClient, ApiErrorCode, ElectionSummary } from '@isoloir/api-client';
import {
  checkSealedTexts,
  type OpenedBallot,
  type OwnTexts,
  type SealedDefinition,
} from '@isoloir/widgets/journey.js';

/** What a look-up needs of the encryption worker. */
export interface CodeTools {
  bucketOf(election: string, verificationCode: string): Promise<string | undefined>;
  find(input: {
    readonly election: string;
    readonly verificationCode: string;
    readonly ballots: readonly string[];
  }): Promise<OpenedBallot | undefined>;
}

/** What came of a look-up. An unknown code and a wrong one are the same. */
export type LookUp =
  | {
      readonly kind: 'found';
      readonly definition: SealedDefinition;
      readonly opened: OpenedBallot;
      /** Whether the public list of the urn names the ballot too; undefined when the list did not come. */
      readonly listed: boolean | undefined;
    }
  | { readonly kind: 'not-found' }
  /** What the server gave is not what was sealed. */
  | { readonly kind: 'alarm' }
  | { readonly kind: 'failed'; readonly code: ApiErrorCode };

/**
 * Finds the vote of a verification code: the server is asked for the ballots of a bucket and does not learn which one
 * is meant; the code stays here. The ballot found is looked for in the public list of the urn as well.
 */
export async function lookUp(
  client: Pick<ApiClient, 'getElection' | 'findBallots' | 'getUrn'>,
  tools: CodeTools,
  request: {
    readonly election: ElectionSummary;
    /** The organisation’s own texts that the page shows. */
    readonly content?: OwnTexts | undefined;
    readonly verificationCode: string;
    readonly robotCheck: string;
  },
): Promise<LookUp> {
  const { election, content, verificationCode, robotCheck } = request;
  const { uuid } = election;
  const sealed = await client.getElection(uuid);
  if (!sealed.ok) return { kind: 'failed', code: sealed.error.code };
  const checked = await checkSealedTexts(sealed.value, { ...election, content });
  if (!checked.ok) return { kind: 'alarm' };

  const text = sealed.value.election;
  const bucket = await tools.bucketOf(text, verificationCode);
  if (bucket === undefined) return { kind: 'not-found' };
  const prefix = bucket.slice(0, sealed.value.bucketDigits ?? bucket.length);
  const found = await client.findBallots(uuid, { prefix, robotCheck });
  if (!found.ok) return { kind: 'failed', code: found.error.code };

  const opened = await tools.find({ election: text, verificationCode, ballots: found.value.ballots });
  if (opened === undefined) return { kind: 'not-found' };
  const urn = await client.getUrn(uuid);
  const listed = urn.ok ? urn.value.trackers.includes(opened.tracker) : undefined;
  return { kind: 'found', definition: checked.definition, opened, listed };
}
