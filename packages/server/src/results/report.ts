import { createHash } from 'node:crypto';
import type { ConsultationDefinition } from '../definition/definition.ts';
import { readStoredDefinition } from '../definition/stored-definition.ts';
import { failure, success, type Outcome } from '../errors.ts';
import type { LocalizedText } from '../http/schemas/common.ts';
import type { ElectionResult } from '../http/schemas/election.ts';
import type { ReferenceSigner } from '../keys.ts';
import { hashOfText } from '../office/credential-files.ts';
import { signedText } from '../office/signed-report.ts';
import type { Run } from '../store/runs.ts';
import type { Rooms } from '../store/store.ts';
import { resultOf } from '../voting/result.ts';
import { sealedTextsOf } from '../voting/sealed-run.ts';

/** The results of a run as they are signed. Nothing in it changes once they are counted: neither does the signature. */
export interface ResultsReport {
  readonly kind: 'results';
  readonly version: 1;
  readonly consultation: {
    readonly id: string;
    readonly kind: ConsultationDefinition['kind'];
    readonly title: LocalizedText;
    readonly organisation: LocalizedText;
    readonly timeZone: string;
  };
  readonly election: {
    readonly id: string;
    readonly run: number;
    readonly uuid: string;
    readonly title: LocalizedText;
    /** Base64 SHA-256 of the Belenios election. */
    readonly fingerprint: string;
    /** Hex SHA-256 of the sealed definition. */
    readonly definition: string;
  };
  /** When the urn was sealed for the count. */
  readonly closedAt: string | null;
  /** How many have signed the list. */
  readonly signatures: number;
  readonly ballots: number;
  /** Hex SHA-256 of the sorted trackers, each followed by a line feed. */
  readonly urn: string;
  readonly questions: ElectionResult['questions'];
}

/** The results of a run with the server's signature over them. */
export interface SignedResults {
  readonly report: ResultsReport;
  /** The report with its signature, as JSON for a file; `isoloir report verify` checks it. */
  readonly text: string;
  /** Hex SHA-256 of what is signed. */
  readonly hash: string;
  readonly publicKey: string;
}

/** The signed results of a run; `election-not-counted` before its count. */
export async function signedResultsOf(
  { store, signer }: { readonly store: Rooms; readonly signer: ReferenceSigner },
  run: Run,
): Promise<Outcome<SignedResults>> {
  const result = resultOf(run);
  if (!result.ok) return result;
  const stored = await store.consultations.find(run.consultation);
  if (stored === undefined) return failure('consultation-unknown');
  const { id, kind, title, organisation, period } = readStoredDefinition(stored.definition);
  const { election, definition } = sealedTextsOf(run);
  const urn = createHash('sha256');
  for (const tracker of await store.urn.trackers(run.uuid)) urn.update(`${tracker}\n`);
  const report: ResultsReport = {
    kind: 'results',
    version: 1,
    consultation: { id, kind, title, organisation, timeZone: period.timeZone },
    election: {
      id: run.election,
      run: run.number,
      uuid: run.uuid,
      title: definition.election.title,
      fingerprint: election.fingerprint,
      definition: hashOfText(run.definitionText),
    },
    closedAt: run.closedAt?.toISOString() ?? null,
    signatures: await store.signatures.count(run.uuid),
    ballots: result.value.numberOfBallots,
    urn: urn.digest('hex'),
    questions: result.value.questions,
  };
  return success({ report, ...signedText(signer, report), publicKey: signer.publicKey });
}
