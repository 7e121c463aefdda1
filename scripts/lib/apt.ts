import { spawnSync } from 'node:child_process';

/** For mirrors that are being brought up to date, and for another apt that is at work. */
export const patience = ['-o', 'Acquire::Retries=5', '-o', 'DPkg::Lock::Timeout=300'] as const;

const rounds = 3;
const between = 20_000;

/**
 * Installs Debian packages; needs to be root. A source that does not answer is asked again a while later, and one that
 * none of these packages comes from stops nothing. Gives what apt-get said when it did not succeed in the end.
 */
export function aptInstall(packages: readonly string[]): string | undefined {
  // In runlevel 1 no service is started: a test starts what it needs.
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive', RUNLEVEL: '1' };
  const run = (...parameters: string[]): { readonly status: number | null; readonly stderr: string } =>
    spawnSync('apt-get', ['-qq', ...patience, ...parameters], { env, encoding: 'utf8' });
  let said = '';
  for (let round = 0; round < rounds; round += 1) {
    if (round > 0) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, between);
    const updated = run('update');
    const installed = run('install', '-y', '--no-install-recommends', ...packages);
    if (installed.status === 0) return undefined;
    said = updated.stderr + installed.stderr;
  }
  return said;
}
