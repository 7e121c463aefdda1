import { hexHash } from '../encoding/hash.ts';
import { writeJson } from '../json/value.ts';
import { type OwnedDecryption } from '../tally/combine.ts';
import { type Accumulation } from '../tally/tally.ts';
import { type Step, writeChain } from './events.ts';
import { writeMembers } from './tar.ts';

/** What an archive holds: exact texts, as far as the election has come. */
export interface ArchiveInput {
  readonly election: string;
  readonly trustees: string;
  readonly credentials: string;
  /** Unix seconds; every member carries the same. */
  readonly timestamp: number;
  /** Written in the order of their hashes, so that the chain of events says nothing of when they were cast. */
  readonly ballots: readonly string[];
  /** Whether voting has ended; what follows is written only then. */
  readonly closed: boolean;
  readonly encryptedTally?: Accumulation;
  readonly decryptions?: readonly OwnedDecryption[];
  readonly result?: string;
}

/** The archive (`UUID.bel`) of an election. */
export function writeArchive(input: ArchiveInput): Uint8Array {
  const { election, trustees, credentials, timestamp, closed, encryptedTally, decryptions, result } = input;
  const setup = writeJson({
    election: hexHash(election),
    trustees: hexHash(trustees),
    credentials: hexHash(credentials),
  });
  const steps: Step[] = [{ type: 'Setup', data: [election, trustees, credentials, setup] }];
  const ballots = input.ballots.map((text) => ({ text, hash: hexHash(text) }));
  ballots.sort((left, right) => (left.hash < right.hash ? -1 : 1));
  for (const { text } of ballots) steps.push({ type: 'Ballot', data: [text] });
  if (closed) {
    steps.push({ type: 'EndBallots', data: [] });
    if (encryptedTally !== undefined) {
      const { encryptedTally: tally, sizedTally } = encryptedTally;
      steps.push({ type: 'EncryptedTally', data: [tally, sizedTally] });
      for (const { owner, text } of decryptions ?? []) {
        const owned = writeJson({ owner, payload: hexHash(text) });
        steps.push({ type: 'PartialDecryption', data: [text, owned] });
      }
      if (result !== undefined) steps.push({ type: 'Result', data: [result] });
    }
  }
  return writeMembers(writeChain(timestamp, steps), timestamp);
}
