import { rmSync } from 'node:fs';
import { InvalidArgumentError, Option, type Command } from 'commander';
import { describeProblem } from '../definition/definition.ts';
import { rehearse, type RehearsalReport } from '../rehearsal/rehearse.ts';
import { StageError } from '../rehearsal/stage.ts';
import type { Output } from './output.ts';
import { outputOf, Refused } from './session.ts';

function parseCount(text: string): number {
  if (!/^[1-9]\d{0,6}$/.test(text)) throw new InvalidArgumentError('Expected a whole number from 1.');
  return Number(text);
}

function tell(output: Output, report: RehearsalReport): void {
  const { median, most } = report.castMilliseconds;
  output.line(
    `Rehearsed "${report.consultation}": ${report.simulatedVoters} voters; a cast took ${median} ms (median), ${most} ms at most.`,
  );
  for (const { id, ballots, agrees, verified, failures, independent, archive } of report.elections) {
    output.line(`${id}: ${ballots} ballots, ${archive}`);
    output.line(`  result ${agrees ? 'equals' : 'DIFFERS FROM'} what the voters chose`);
    output.line(`  our verifier: ${verified ? 'every check holds' : `REFUSED: ${failures.join('; ')}`}`);
    const verdict = independent.asked
      ? `${independent.accepted ? `accepts, ${independent.ballots} ballots one by one` : `REFUSES: ${independent.message}`} (${independent.tool})`
      : `not asked: ${independent.reason}`;
    output.line(`  belenios-tool: ${verdict}`);
  }
}

/** `isoloir rehearse` */
export function addRehearseCommand(program: Command): void {
  program
    .command('rehearse <folder>')
    .description(
      'play a whole consultation with simulated voters, count it and compare; as before every opening',
    )
    .addOption(new Option('--voters <number>', 'how many vote').argParser(parseCount).default(20))
    .option('--seed <text>', 'what decides who votes and how; the same seed, the same votes', 'isoloir')
    .requiredOption('--out <folder>', 'where the archives and the signed report go')
    .action(
      async (folder: string, options: { voters: number; seed: string; out: string }, command: Command) => {
        const output = outputOf(command);
        let work: string | undefined;
        const interrupted = (): void => {
          if (work !== undefined) rmSync(work, { recursive: true, force: true });
          output.problem(
            'Interrupted: nothing of the rehearsal is left but what is in --out. Give it again.',
          );
          process.exit(130);
        };
        process.once('SIGINT', interrupted);
        try {
          const { report } = await rehearse({
            folder,
            ...options,
            onProgress: (text) => output.progress(text),
            onFolder: (folder) => (work = folder),
          });
          tell(output, report);
          output.value(report);
          if (!report.ok) process.exitCode = 1;
        } catch (error) {
          if (error instanceof RangeError) output.problem(`${error.message}; give a smaller --voters.`);
          else if (!(error instanceof StageError)) throw error;
          else {
            output.problem(error.message);
            for (const problem of error.problems) output.problem(describeProblem(problem));
          }
          output.value({ error: { code: 'rehearsal-impossible', message: error.message } });
          throw new Refused('The rehearsal could not be played');
        } finally {
          process.off('SIGINT', interrupted);
        }
      },
    );
}
