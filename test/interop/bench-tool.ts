import { spawnSync } from 'node:child_process';
import { type BenchRow } from '../../packages/protocol/bench/bench.ts';
import { benchBallot, type BenchElection, benchElections } from '../../packages/protocol/bench/elections.ts';
import { ElectionFolder } from './tool.ts';

/**
 * Measures belenios-tool on the elections of `benchProtocol`, in milliseconds a ballot: its commands' time less that of
 * starting it on the same election (`compute-checksums`, which reads the same archive). Rows are named as ours; groups
 * and commands that a version lacks have none (version 2 has no Ed25519, no `verify-ballot`, and does not take our
 * credentials). `generate-ballot` checks its own ballot, so that the row "encrypt" holds a verification too. The tool
 * computes on one core, as we do.
 */
export function benchBeleniosTool(tool: string, runs: number): readonly BenchRow[] {
  return benchElections().flatMap((measured) => {
    const folder = new ElectionFolder(tool);
    try {
      return benchElection(tool, folder, measured, runs);
    } finally {
      folder.remove();
    }
  });
}

function benchElection(
  tool: string,
  folder: ElectionFolder,
  measured: BenchElection,
  runs: number,
): readonly BenchRow[] {
  /** The best time of a command, `undefined` when it fails. */
  const best = (parameters: readonly string[]): number | undefined => {
    let least = Infinity;
    for (let index = 0; index < runs; index += 1) {
      const start = performance.now();
      const { status } = spawnSync(tool, parameters, { cwd: folder.folder, stdio: 'ignore' });
      if (status !== 0) return undefined;
      least = Math.min(least, performance.now() - start);
    }
    return least;
  };
  folder.write(`${measured.election.uuid}.bel`, measured.archive);
  folder.write('ballot.json', benchBallot(measured));
  folder.write('credential', measured.credential);
  folder.write('choices', JSON.stringify(measured.choices));
  // The cheapest command that starts the tool and reads the same archive.
  const start = best(['election', 'compute-checksums']);
  const what = `${measured.group}, ${measured.candidates} candidates`;
  const commands: readonly (readonly [string, readonly string[]])[] = [
    ['encrypt', ['generate-ballot', '--privcred', 'credential', '--choice', 'choices']],
    ['verify', ['verify-ballot', '--ballot', 'ballot.json']],
  ];
  return commands.flatMap(([verb, parameters]) => {
    const time = best(['election', ...parameters]);
    if (time === undefined || start === undefined) return [];
    return [{ name: `${verb}, ${what}`, milliseconds: Math.max(0, time - start) }];
  });
}
