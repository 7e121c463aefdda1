import { createReadStream } from 'node:fs';
import { verifyArchiveStream } from '../src/index.ts';
import { openBallotPool } from '../src/node.ts';

/** Verifies an archive with so many threads, started for it: milliseconds from start to end. */
export async function benchArchive(file: string, threads: number): Promise<number> {
  const pool = openBallotPool(threads);
  const started = performance.now();
  try {
    const { failures } = await verifyArchiveStream(() => createReadStream(file), { checker: pool });
    if (failures.length > 0) throw new Error('a good archive was refused');
    return performance.now() - started;
  } finally {
    await pool.close();
  }
}
