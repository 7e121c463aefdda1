import type { ApiClient, ApiErrorCode, Consultation } from '@isoloir/api-client';
import type { SealedDefinition } from './definition.ts';
import { type BallotAlarm, checkSealedTexts } from './integrity.ts';

/** An election in which this voter may vote now, checked against what was sealed. */
export interface OpenElection {
  readonly uuid: string;
  readonly run: number;
  readonly fingerprint: string;
  /** The Belenios election, byte for byte. */
  readonly text: string;
  readonly definition: SealedDefinition;
  /** The voter’s private credential: signs the ballot, and goes nowhere else. Undefined where a letter brought it. */
  readonly credential: string | undefined;
}

/** What a voter meets when they come to vote. */
export type Arrival =
  | { readonly kind: 'open'; readonly election: OpenElection }
  | { readonly kind: 'voted'; readonly uuid: string; readonly signedAt: string }
  | { readonly kind: 'not-now'; readonly phase: Consultation['phase'] }
  | { readonly kind: 'alarm'; readonly alarm: BallotAlarm }
  | { readonly kind: 'failed'; readonly code: ApiErrorCode };

/** Fetches everything that voting needs, so that nothing has to be fetched once the voter chooses. */
export async function arrive(
  client: Pick<ApiClient, 'getVoterElection' | 'getElection' | 'getCredential'>,
  uuid: string,
  { elections: announced, content }: Pick<Consultation, 'elections' | 'content'>,
): Promise<Arrival> {
  const [own, sealed, credential] = await Promise.all([
    client.getVoterElection(uuid),
    client.getElection(uuid),
    client.getCredential(uuid),
  ]);
  if (!own.ok) return { kind: 'failed', code: own.error.code };
  const { signedAt, phase, fingerprint, run } = own.value;
  if (signedAt !== undefined) return { kind: 'voted', uuid, signedAt };
  if (phase !== 'open' && phase !== 'grace') return { kind: 'not-now', phase };
  if (!sealed.ok) return { kind: 'failed', code: sealed.error.code };

  // What everybody is told and what this voter is told must be the same election.
  const inPublic = announced.find((election) => election.uuid === uuid);
  if (inPublic?.fingerprint !== fingerprint) {
    return { kind: 'alarm', alarm: 'fingerprint-differs' };
  }
  const checked = await checkSealedTexts(sealed.value, { uuid, run, fingerprint, content });
  if (!checked.ok) return { kind: 'alarm', alarm: checked.alarm };
  // What was sealed says who gives out credentials: one that the server gives all the same is not used.
  const mailed = checked.definition.consultation.credentials === 'mailed';
  if (!credential.ok && !(mailed && credential.error.code === 'credential-mailed'))
    return { kind: 'failed', code: credential.error.code };
  return {
    kind: 'open',
    election: {
      uuid,
      run,
      fingerprint,
      text: sealed.value.election,
      definition: checked.definition,
      credential: mailed || !credential.ok ? undefined : credential.value.credential,
    },
  };
}
