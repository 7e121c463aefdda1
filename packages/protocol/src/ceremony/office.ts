import { attempt, type ProtocolError, refuse, valueOf } from '../errors.ts';
import { type Context, inContext } from '../context.ts';
import { type GroupName } from '../group/group.ts';
import { textOfElement } from '../group/elements.ts';
import { parseJson } from '../json/parse.ts';
import { writeJson } from '../json/value.ts';
import { proofData } from '../proofs/proof.ts';
import { type Result } from '../result.ts';
import { readThreshold } from '../trustees/threshold.ts';
import {
  asWrongFile,
  type Certificates,
  type Contribution,
  readCertificates,
  readCommitments,
  readContributions,
  readKeys,
} from './files.ts';

/** What the members have published, each list in any order. Later ones may be missing: what is there is checked. */
export interface CeremonyFiles {
  readonly certificates: readonly string[];
  readonly commitments?: readonly string[];
  readonly contributions?: readonly string[];
  readonly keys?: readonly string[];
}

/** What a check of a ceremony's files found right. */
export interface CeremonyProgress {
  readonly size: number;
  readonly threshold: number;
  /** Hash of the certificates: the members compare it by voice. */
  readonly ceremony: string;
}

/** Checks the files of a ceremony as far as it has come. Anybody may: no secret is needed. */
export function checkCeremony(
  group: GroupName,
  files: CeremonyFiles,
): Result<CeremonyProgress, ProtocolError> {
  return attempt(() =>
    asWrongFile(() =>
      inContext(group, (context) => {
        const { certificates } = readAll(context, files);
        const { size, threshold } = certificates.context;
        return { size, threshold, ceremony: certificates.ceremony };
      }),
    ),
  );
}

/** The threshold group that a ceremony ends with: for sealing, and for the members to confirm. */
export function assembleThreshold(
  group: GroupName,
  files: Required<CeremonyFiles>,
): Result<{ readonly threshold: string; readonly jointKey: string }, ProtocolError> {
  return attempt(() =>
    asWrongFile(() =>
      inContext(group, (context) => {
        const { certificates, contributions } = readAll(context, files);
        const keys = readKeys(context, certificates, contributions, files.keys);
        const list = (items: readonly string[]): string => `[${items.join(',')}]`;
        const signatures = contributions.map(({ signature }) => writeJson(proofData(signature)));
        const threshold =
          `{"threshold":${certificates.context.threshold},"certs":${list(certificates.texts)},` +
          `"coefexps":${list(contributions.map(({ coefexpsText }) => coefexpsText))},` +
          `"signatures":${list(signatures)},` +
          `"verification_keys":${list(keys.map(({ publicKeyText }) => publicKeyText))}}`;
        const { jointKey } = readThreshold(context, valueOf(parseJson(threshold)), '');
        return { threshold, jointKey: textOfElement(context.group, jointKey) };
      }),
    ),
  );
}

/** What a member needs for step 5 of belenios-tool, if it takes its steps with that (`.vinput`). */
export function inputForTool(
  group: GroupName,
  files: Omit<Required<CeremonyFiles>, 'keys'>,
  index: number,
): Result<string, ProtocolError> {
  return attempt(() =>
    asWrongFile(() =>
      inContext(group, (context) => {
        const { contributions } = readAll(context, files);
        const own = contributions[index - 1];
        if (own === undefined) return refuse('trustee-threshold-invalid', `there is no member ${index}`);
        const coefexps = contributions.map(({ coefexpsText }) => coefexpsText).join(',');
        return (
          `${writeJson({
            polynomial: own.polynomial,
            secrets: contributions.map(({ secrets }) => secrets[index - 1]),
          }).slice(0, -1)},"coefexps":[${coefexps}],` +
          `"signatures":${writeJson(contributions.map(({ signature }) => proofData(signature)))}}`
        );
      }),
    ),
  );
}

function readAll<E>(
  context: Context<E>,
  files: CeremonyFiles,
): { readonly certificates: Certificates<E>; readonly contributions: readonly Contribution<E>[] } {
  const certificates = readCertificates(context, files.certificates);
  if (files.commitments === undefined) return { certificates, contributions: [] };
  const { hashes } = readCommitments(context, certificates, files.commitments);
  if (files.contributions === undefined) return { certificates, contributions: [] };
  const contributions = readContributions(context, certificates, hashes, files.contributions);
  if (files.keys !== undefined) readKeys(context, certificates, contributions, files.keys);
  return { certificates, contributions };
}
