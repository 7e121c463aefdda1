import { InvalidArgumentError, Option, type Command } from 'commander';
import { describeProblem, type Checked } from '../definition/definition.ts';
import { readDefinition, readFolder } from '../definition/read-definition.ts';
import { importConsultation } from '../office/import.ts';
import { closeConsultation, openConsultation } from '../office/open-close.ts';
import { sealConsultation } from '../office/seal.ts';
import type { Output } from './output.ts';
import { addAnnulCommand } from './annul.ts';
import { addInterventionCommands } from './intervene.ts';
import { addSealingOptions, readSealing, type SealingOptions } from './sealing.ts';
import { outputOf, Refused, valueOrRefuse, withData } from './session.ts';

/** An instant written by hand: ISO 8601 with its zone or offset, or `now`. */
export function parseInstant(text: string): Date {
  if (text === 'now') return new Date();
  const instant = new Date(text);
  if (!/(?:Z|[+-]\d{2}:?\d{2})$/.test(text) || Number.isNaN(instant.getTime())) {
    throw new InvalidArgumentError(
      'Expected an instant with its offset, such as 2026-03-01T08:00+01:00, or "now".',
    );
  }
  return instant;
}

/** The value that was read; problems are told, one a line, and end the command with status 1. */
export function checkedOrRefuse<Value>(output: Output, checked: Checked<Value>): Value {
  if (checked.ok) return checked.value;
  for (const problem of checked.problems) output.problem(describeProblem(problem));
  output.value({ problems: checked.problems });
  throw new Refused('problems');
}

/** `isoloir consultation …` */
export function addConsultationCommands(program: Command): void {
  const consultation = program
    .command('consultation')
    .description('prepare, open, pause, extend, close and annul');

  consultation
    .command('check <folder>')
    .description('read <folder>/election.yaml and say what is wrong in it, with file and line')
    .action(async (folder: string, _options: unknown, command: Command) => {
      const output = outputOf(command);
      const definition = checkedOrRefuse(output, await readDefinition(folder));
      const elections = definition.elections.map(({ id }) => id);
      output.line(
        `${folder}/election.yaml is good: consultation "${definition.id}", elections ${elections.join(', ')}.`,
      );
      output.value({ consultation: definition.id, elections });
    });

  consultation
    .command('import <folder>')
    .description('import <folder>/election.yaml; again replaces it, until the consultation is sealed')
    .addOption(
      new Option('--opens <instant>', 'open then instead of when the file says').argParser(parseInstant),
    )
    .addOption(
      new Option('--closes <instant>', 'close then instead of when the file says').argParser(parseInstant),
    )
    .action(async (folder: string, options: { opens?: Date; closes?: Date }, command: Command) => {
      const output = outputOf(command);
      const read = checkedOrRefuse(output, await readFolder(folder));
      const { definition } = read;
      const { replaced } = await withData(async (data) =>
        valueOrRefuse(
          output,
          await importConsultation(data, read, {
            ...(options.opens === undefined ? {} : { opensAt: options.opens }),
            ...(options.closes === undefined ? {} : { closesAt: options.closes }),
          }),
        ),
      );
      output.line(
        `Consultation "${definition.id}" is ${replaced ? 'imported in place of the earlier one' : 'imported'}.`,
      );
      output.value({ consultation: definition.id, replaced });
    });

  addSealingOptions(
    consultation
      .command('seal <consultation>')
      .description('fix definition, roll, trustees and credentials for good'),
  ).action(async (id: string, options: SealingOptions, command: Command) => {
    const output = outputOf(command);
    const input = readSealing(output, options);
    const elections = await withData(
      async (data) => valueOrRefuse(output, await sealConsultation(data, id, input)),
      output,
    );
    for (const { id: election, uuid, voters, fingerprint } of elections) {
      output.line(`Sealed ${id}/${election}: ${uuid}, ${voters} voters, fingerprint ${fingerprint}`);
    }
    output.value({ consultation: id, elections });
  });

  consultation
    .command('open <consultation>')
    .description('let ballots in from the opening instant on')
    .action(async (id: string, _options: unknown, command: Command) => {
      const output = outputOf(command);
      const opened = await withData(async (data) => valueOrRefuse(output, await openConsultation(data, id)));
      output.line(
        `Opened "${id}": ballots are accepted from ${opened.opensAt.toISOString()} to ${opened.closesAt.toISOString()}.`,
      );
      output.value(opened);
    });

  consultation
    .command('close <consultation>')
    .description('seal the urns for the count, after the period and its grace')
    .option('--early', 'close before the period is over')
    .option('--reason <text>', 'why it closes early; goes to the audit log')
    .option('--election <id>', 'this election only')
    .action(
      async (id: string, options: { early?: true; reason?: string; election?: string }, command: Command) => {
        const output = outputOf(command);
        if ((options.early === undefined) !== (options.reason === undefined)) {
          command.error('error: --early and --reason go together', { exitCode: 2 });
        }
        const early = options.reason === undefined ? undefined : { reason: options.reason };
        const runs = await withData(
          async (data) => valueOrRefuse(output, await closeConsultation(data, id, early, options.election)),
          output,
        );
        for (const run of runs) {
          output.line(`Closed ${id}/${run.election}: ${run.ballots} ballots, ${run.signatures} signatures.`);
        }
        output.value({ consultation: id, elections: runs });
      },
    );

  addInterventionCommands(consultation);
  addAnnulCommand(consultation);
}
