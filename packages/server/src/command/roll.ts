import type { Command } from 'commander';
import { describeProblem } from '../definition/definition.ts';
import { importRoll } from '../office/import.ts';
import { findConsultation } from '../office/office.ts';
import { readRoll } from '../roll/roll.ts';
import { outputOf, Refused, valueOrRefuse, withData } from './session.ts';

/** `isoloir roll …` */
export function addRollCommands(program: Command): void {
  const roll = program.command('roll').description('the list of who may vote');
  roll
    .command('import <consultation> <file>')
    .description('import the roll from a CSV file; nothing is imported while a line is bad')
    .option('--skip-bad', 'import the good lines and leave the bad ones out')
    .action(async (id: string, file: string, options: { skipBad?: true }, command: Command) => {
      const output = outputOf(command);
      await withData(async (data) => {
        const { definition } = valueOrRefuse(output, await findConsultation(data, id));
        const read = await readRoll(file, definition);
        const problems = read.ok ? [] : read.problems;
        for (const problem of problems) output.problem(describeProblem(problem));
        if (problems.length > 0 && options.skipBad === undefined) {
          output.problem(
            `Nothing was imported: ${problems.length} problems in ${read.lines} lines. Mend them, or give --skip-bad to leave those lines out.`,
          );
          output.value({ problems });
          throw new Refused('problems');
        }
        const { voters, replaced } = valueOrRefuse(output, await importRoll(data, id, read.good));
        const instead = replaced === 0 ? '' : `, in place of ${replaced}`;
        output.line(`Imported ${voters} voters${instead}; ${read.lines - voters} lines left out.`);
        output.value({ voters, replaced, problems });
      });
    });
}
