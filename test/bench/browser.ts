import { benchBallot, benchElections } from '../../packages/protocol/bench/elections.ts';
import { type BenchPages, openPages } from './pages.ts';
import type { BrowserBenchResult } from './page/contract.ts';

/** One election's figures of encryption in Chromium. */
export interface EncryptionRow extends BrowserBenchResult {
  readonly name: string;
}

/** The check of one ballot in Chromium, in milliseconds. */
export interface CheckRow {
  readonly name: string;
  /** The first one of a fresh worker. */
  readonly first: number;
  readonly best: number;
}

/** Everything that was measured in Chromium. */
export interface BrowserBench {
  readonly browser: string;
  readonly encryption: readonly EncryptionRow[];
  readonly checks: readonly CheckRow[];
  /** A whole archive, verified by the page with a pool of workers. */
  readonly archiveMilliseconds: number;
}

/**
 * Measures Chromium under the voting server's security policy: encryption in the portal's own worker, the check of a
 * ballot in a worker of the pool, and the verification of an archive by a page with so many workers.
 */
export async function benchBrowser(archive: string, workers: number): Promise<BrowserBench> {
  const pages = await openPages();
  try {
    const encryption = await benchEncryption(pages);
    const verification = await pages.verification();
    const checks: CheckRow[] = [];
    for (const measured of benchElections()) {
      const { group, candidates, election } = measured;
      const runs = group === 'Ed25519' ? 25 : 6;
      const input = { election: election.text, ballot: benchBallot(measured), runs };
      const result = await verification.evaluate((given) => window.measureChecks?.(given), input);
      if (result === undefined) throw new Error('The page does not measure');
      checks.push({ name: `verify, ${group}, ${candidates} candidates`, ...result });
    }
    await verification.locator('input').setInputFiles(archive);
    const verdict = await verification.evaluate((size) => window.verifyFile?.(size), workers);
    if (verdict?.report.ok !== true) throw new Error('The page refuses a good archive');
    return { browser: pages.browser, encryption, checks, archiveMilliseconds: verdict.milliseconds };
  } finally {
    await pages.close();
  }
}

async function benchEncryption(pages: BenchPages): Promise<readonly EncryptionRow[]> {
  const page = await pages.encryption();
  const rows: EncryptionRow[] = [];
  for (const { group, candidates, election, credential, choices } of benchElections()) {
    const sizes = group === 'Ed25519' ? { workers: 7, runs: 8 } : { workers: 1, runs: 3 };
    const input = { election: election.text, credential, choices, ...sizes };
    const result = await page.evaluate((given) => window.measureEncryption?.(given), input);
    if (result === undefined) throw new Error('The page does not measure');
    rows.push({ name: `encrypt, ${group}, ${candidates} candidates`, ...result });
  }
  return rows;
}
