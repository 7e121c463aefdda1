/**
 * Verifies an archive of so many ballots as a stream and prints, as JSON, the memory that stayed in use (the least that
 * any look in the second half found after collecting garbage, so that it does not hang on the engine's mood: what is
 * held on to stands in every look) and the archive's size, in bytes:
 * `node --expose-gc live-memory.ts BALLOTS THREADS`. Without threads, ballots are checked in the thread that reads.
 */
import { createReadStream, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkHere, verifyArchiveStream, writeArchive } from '../index.ts';
import { openBallotPool, useNodeCrypto } from '../node.ts';
import { ballotOf, createElection, questionOf } from './elections.ts';

const [ballots = 0, threads = 0] = process.argv.slice(2).map(Number);
/** Looks at the memory after each so many ballots. */
const STEP = 20;
useNodeCrypto();

const collect = globalThis.gc ?? (() => process.exit(2));
const folder = mkdtempSync(join(tmpdir(), 'isoloir-memory-'));
const file = join(folder, 'archive.bel');

/** The archive goes to a file: nothing of it is held when the measuring begins. */
function makeArchive(): void {
  const choices = Array.from({ length: 20 }, (_, index): 0 | 1 => (index < 2 ? 1 : 0));
  const made = createElection({ group: 'Ed25519', questions: [questionOf(20, 0, 2)], voters: ballots });
  writeFileSync(
    file,
    writeArchive({
      election: made.election.text,
      trustees: made.trustees,
      credentials: made.credentials,
      timestamp: 1_795_308_344,
      ballots: made.privateCredentials.map((_, voter) => ballotOf(made, [choices], voter)),
      closed: true,
    }),
  );
}

try {
  makeArchive();
  const pool = threads === 0 ? undefined : openBallotPool(threads);
  let kept = Number.POSITIVE_INFINITY;
  const { ok, ballots: read } = await verifyArchiveStream(() => createReadStream(file), {
    checker: pool ?? checkHere(),
    onProgress: (progress) => {
      if (progress.ballots % STEP !== 0 || progress.ballots < ballots / 2) return;
      collect();
      const { heapUsed, external } = process.memoryUsage();
      kept = Math.min(kept, heapUsed + external);
    },
  });
  await pool?.close();
  process.stdout.write(JSON.stringify({ ok, read, kept, size: statSync(file).size }));
} finally {
  rmSync(folder, { recursive: true });
}
