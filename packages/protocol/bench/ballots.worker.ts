/** Encrypts a ballot for each credential, away from the main thread. */
import { parentPort, workerData } from 'node:worker_threads';
import { type Choices, encryptBallot, parseElection } from '../src/index.ts';
import { valueOf } from './elections.ts';

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
parentPort?.postMessage(
  credentials.map((credential) => valueOf(encryptBallot({ election, credential, choices })).ballot),
);
