import { parseBallot, verifyBallot } from '../src/index.ts';
import { useNodeCrypto } from '../src/node.ts';
import { benchBallot, type BenchElection, benchElections } from './elections.ts';

/** One measurement: milliseconds a ballot, the best of several. */
export interface BenchRow {
  readonly name: string;
  readonly milliseconds: number;
}

/** The best of several runs: what the code costs when nothing else disturbs. The first ones warm the compiler up. */
function best(runs: number, run: () => void): number {
  let least = Infinity;
  for (let index = 0; index < runs; index += 1) {
    const start = performance.now();
    run();
    least = Math.min(least, performance.now() - start);
  }
  return least;
}

function verify({ election }: BenchElection, ballot: string): void {
  const parsed = parseBallot(election, ballot);
  if (!parsed.ok || !verifyBallot(election, parsed.value).ok) throw new Error('a good ballot was refused');
}

/** Encryption, and parsing with verification, of one ballot in each group with 10, 40 and 100 candidates, as the server does. */
export function benchProtocol(runs: number): readonly BenchRow[] {
  useNodeCrypto();
  return benchElections().flatMap((measured) => {
    const ballot = benchBallot(measured);
    const what = `${measured.group}, ${measured.candidates} candidates`;
    return [
      { name: `encrypt, ${what}`, milliseconds: best(runs, () => benchBallot(measured)) },
      { name: `verify, ${what}`, milliseconds: best(runs, () => verify(measured, ballot)) },
    ];
  });
}
