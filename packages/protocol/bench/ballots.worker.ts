/** Encrypts a ballot for each credential, away from the main thread. */
import { parentPort, workerData } from 'node:worker_threads';
import { type Choices, encryptBallot, parseElection } from '../src/index.ts';
import { valueOf } from './elections.ts';

const PER_MESSAGE = 500;

/** What the worker is given. */
export interface BallotsInput {
  readonly election: string;
  readonly credentials: readonly string[];
  readonly choices: readonly Choices[];
}

// A worker's data have no type; this one is only started by count-archive.ts, with these.
const isInput = (data: unknown): data is BallotsInput =>
  typeof data === 'object' && data !== null && 'credentials' in data;
if (!isInput(workerData)) throw new TypeError('not started with an election and credentials');

const { credentials, choices } = workerData;
const election = valueOf(parseElection(workerData.election));
// A few at a time: a hundred thousand in one message would be there several times over.
for (let start = 0; start < credentials.length; start += PER_MESSAGE) {
  const some = credentials.slice(start, start + PER_MESSAGE);
  parentPort?.postMessage(
    some.map((credential) => valueOf(encryptBallot({ election, credential, choices })).ballot),
  );
}
