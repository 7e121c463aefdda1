/** Whole small elections for the tests of this package. */
import { readFileSync } from 'node:fs';
import {
  type Choices,
  type Election,
  type GroupName,
  type ProtocolError,
  type ProtocolErrorCode,
  type Question,
  type Result,
  type TrusteeKey,
  electionKeyOf,
  encryptBallot,
  generateCredential,
  generateTrusteeKey,
  generateUuid,
  parseElection,
  publicCredentialOf,
  writeCredentials,
  writeElection,
  writeTrustees,
} from '../index.ts';

/** The value of a result that must be one. */
export function made<T>(result: Result<T, ProtocolError>): T {
  if (result.ok) return result.value;
  throw new Error(`${result.error.code}: ${result.error.message} (${result.error.path ?? ''})`);
}

/** The code with which something was refused, or `accepted`. */
export function codeOf(result: Result<unknown, ProtocolError>): ProtocolErrorCode | 'accepted' {
  return result.ok ? 'accepted' : result.error.code;
}

/** An election with all its keys. */
export interface TestElection {
  readonly election: Election;
  readonly keys: readonly TrusteeKey[];
  readonly trustees: string;
  readonly privateCredentials: readonly string[];
  readonly credentials: string;
}

/** What to make of it. */
export interface TestElectionInput {
  readonly group: GroupName;
  readonly questions: readonly Question[];
  readonly trustees?: number;
  readonly voters?: number;
}

/** Makes an election with fresh keys and credentials. */
export function createElection({
  group,
  questions,
  trustees = 1,
  voters = 1,
}: TestElectionInput): TestElection {
  const uuid = generateUuid();
  const keys = Array.from({ length: trustees }, (_, index) =>
    generateTrusteeKey(group, index === 0 ? undefined : `Témoin ${index + 1}`),
  );
  const text = writeTrustees(keys.map(({ trustee }) => trustee));
  const election = made(
    parseElection(
      writeElection({
        description: 'Élection d’essai "entre guillemets" \u007f',
        name: 'Essai / Proef',
        group,
        publicKey: made(electionKeyOf(group, text)),
        questions,
        uuid,
        administrator: 'Bureau',
      }),
    ),
  );
  const privateCredentials = Array.from({ length: voters }, () => generateCredential());
  const publicCredentials = privateCredentials.map((credential) =>
    publicCredentialOf(group, uuid, credential),
  );
  return {
    election,
    keys,
    trustees: text,
    privateCredentials,
    credentials: made(writeCredentials(publicCredentials)),
  };
}

/** A ballot of one voter. */
export function ballotOf(
  { election, privateCredentials }: TestElection,
  choices: readonly Choices[],
  voter = 0,
): string {
  const credential = privateCredentials[voter] ?? '';
  return made(encryptBallot({ election, credential, choices })).ballot;
}

/** Plain one-line questions. */
export function questionOf(answers: number, min: number, max: number, blank = false): Question {
  return {
    answers: Array.from({ length: answers }, (_, index) => `Candidat ${index + 1}`),
    ...(blank && { blank: true as const }),
    min,
    max,
    question: 'Membres effectifs',
  };
}

/** A file of `packages/protocol/vectors`. */
export function vector(path: string): Buffer {
  return readFileSync(new URL(`../../vectors/${path}`, import.meta.url));
}

/** A string deep in plain data. */
export function stringAt(value: unknown, ...path: readonly (string | number)[]): string {
  let at = value;
  for (const key of path) {
    const entries: readonly (readonly [string, unknown])[] =
      typeof at === 'object' && at !== null ? Object.entries(at) : [];
    at = entries.find(([name]) => name === String(key))?.[1];
  }
  if (typeof at !== 'string') throw new Error(`no string at ${path.join('.')}`);
  return at;
}
