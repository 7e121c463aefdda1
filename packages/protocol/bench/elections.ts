/** The elections and ballots that are measured; the same for us and for belenios-tool. */
import {
  type Choices,
  type Election,
  electionKeyOf,
  encryptBallot,
  generateCredential,
  generateTrusteeKey,
  generateUuid,
  type GroupName,
  groupNames,
  parseElection,
  type ProtocolError,
  publicCredentialOf,
  type Result,
  writeArchive,
  writeCredentials,
  writeElection,
  writeTrustees,
} from '../src/index.ts';

/** One question with so many candidates, minimum 0, maximum 4, of whom three are chosen. */
export interface BenchElection {
  readonly group: GroupName;
  readonly candidates: number;
  readonly election: Election;
  readonly credential: string;
  readonly choices: readonly Choices[];
  /** Archive of the election before the first ballot. */
  readonly archive: Uint8Array;
}

const CANDIDATES = [10, 40, 100];

/** The value of a result that must be one. */
export function valueOf<T>(result: Result<T, ProtocolError>): T {
  if (result.ok) return result.value;
  throw new Error(`${result.error.code}: ${result.error.message}`);
}

function benchElection(group: GroupName, candidates: number): BenchElection {
  const uuid = generateUuid();
  const trustees = writeTrustees([generateTrusteeKey(group).trustee]);
  const answers = Array.from({ length: candidates }, (_, index) => `Candidat ${index + 1}`);
  const text = writeElection({
    description: 'Mesure',
    name: 'Mesure',
    group,
    publicKey: valueOf(electionKeyOf(group, trustees)),
    questions: [{ answers, min: 0, max: 4, question: 'Effectifs' }],
    uuid,
  });
  const credential = generateCredential();
  const credentials = valueOf(writeCredentials([publicCredentialOf(group, uuid, credential)]));
  const timestamp = Math.floor(Date.now() / 1000);
  return {
    group,
    candidates,
    election: valueOf(parseElection(text)),
    credential,
    choices: [answers.map((_, index) => (index < 3 ? 1 : 0))],
    archive: writeArchive({ election: text, trustees, credentials, timestamp, ballots: [], closed: false }),
  };
}

/** All elections that are measured. */
export function benchElections(): readonly BenchElection[] {
  return groupNames.flatMap((group) => CANDIDATES.map((candidates) => benchElection(group, candidates)));
}

/** A ballot of such an election. */
export function benchBallot({ election, credential, choices }: BenchElection): string {
  return valueOf(encryptBallot({ election, credential, choices })).ballot;
}
