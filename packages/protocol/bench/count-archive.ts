/** A closed election of many ballots, made once and kept, for measuring the count. */
import { existsSync, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import {
  generateCredential,
  publicCredentialOf,
  readArchive,
  writeArchive,
  writeCredentials,
} from '../src/index.ts';
// As a whole: with `import { type … }` the worker's code would run here.
import type { BallotsInput } from './ballots.worker.ts';
import { benchElections, valueOf } from './elections.ts';

function ballotsOf(input: BallotsInput): Promise<readonly string[]> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('ballots.worker.ts', import.meta.url), { workerData: input });
    const ballots: string[] = [];
    worker.on('message', (some: readonly string[]) => ballots.push(...some));
    worker.once('error', reject);
    worker.once('exit', () => resolve(ballots));
  });
}

/** The archive (in `folder`) of an election of Ed25519 with so many ballots of so many candidates (10, 40 or 100). */
export async function countArchive(folder: string, ballots: number, candidates: number): Promise<string> {
  const file = join(folder, `${ballots}-ballots-of-${candidates}.bel`);
  if (existsSync(file)) return file;
  const measured = benchElections().find((one) => one.group === 'Ed25519' && one.candidates === candidates);
  if (measured === undefined) throw new Error('no election to measure');
  const { election, choices, group } = measured;
  const { trustees, timestamp } = valueOf(readArchive(measured.archive));
  const credentials = Array.from({ length: ballots }, () => generateCredential());
  const workers = cpus().length;
  const made = await Promise.all(
    Array.from({ length: workers }, (_, worker) =>
      ballotsOf({
        election: election.text,
        credentials: credentials.filter((_credential, index) => index % workers === worker),
        choices,
      }),
    ),
  );
  const archive = writeArchive({
    election: election.text,
    trustees,
    credentials: valueOf(
      writeCredentials(credentials.map((credential) => publicCredentialOf(group, election.uuid, credential))),
    ),
    timestamp,
    ballots: made.flat(),
    closed: true,
  });
  mkdirSync(folder, { recursive: true });
  // Renamed when complete: an interrupted run leaves nothing half-made.
  writeFileSync(`${file}.part`, archive);
  renameSync(`${file}.part`, file);
  return file;
}
