import type { Command } from 'commander';
import { describeProblem } from '../definition/definition.ts';
import { importRoll } from '../office/import.ts';
import { findConsultation } from '../office/office.ts';
import {
  addVoters,
  correctable,
  correctVoter,
  reissueIdentifier,
  type RollChange,
} from '../office/roll-changes.ts';
import { readRoll } from '../roll/roll.ts';
import { inGroups } from '../in-groups.ts';
import { checkedOrRefuse } from './consultation.ts';
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
        output.progress(`reading ${file}`);
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
      }, output);
    });
  roll
    .command('correct <consultation>')
    .description('correct how a voter is called or reached; never where they vote, nor their number')
    .requiredOption('--voter <number>', 'the voter’s professional number')
    .requiredOption('--set <field=value...>', `what to put in place: ${correctable.join(', ')}`)
    .requiredOption('--reason <text>', 'why, and who asked for it; goes to the audit log')
    .addHelpText(
      'after',
      `
The voter is told by mail, at the old address and the new one. With another mobile number their password ends.
For example:
  isoloir roll correct ministere-2024 --voter 10101010101 --set email=a@example.org --reason "letter of 3 June"`,
    )
    .action(async (id: string, options: ChangeOptions & { set: string[] }, command: Command) => {
      const output = outputOf(command);
      const corrected = await withData(async (data) =>
        valueOrRefuse(output, await correctVoter(data, id, changeOf(options), options.set)),
      );
      output.line(
        `Corrected: ${corrected.fields.join(', ')}. The voter is told by ${corrected.mails} mails.`,
      );
      output.value({ consultation: id, ...corrected });
    });
  roll
    .command('add <consultation> <file>')
    .description(
      'add voters from a CSV file with the same columns; after sealing they vote from the next run on',
    )
    .requiredOption('--reason <text>', 'why, and who decided it; goes to the audit log')
    .addHelpText(
      'after',
      `
A sealed run has a credential for each of its voters and never gets another: nothing of an election changes after
sealing. Whoever must vote in it nevertheless needs a new run: see "isoloir consultation annul".`,
    )
    .action(async (id: string, file: string, options: { reason: string }, command: Command) => {
      const output = outputOf(command);
      await withData(async (data) => {
        const { definition } = valueOrRefuse(output, await findConsultation(data, id));
        const entries = checkedOrRefuse(output, await readRoll(file, definition));
        const added = valueOrRefuse(output, await addVoters(data, id, entries, options.reason));
        output.line(`Added ${added.voters} voters.`);
        if (added.fromNextRun) {
          output.line('The sealed runs have no credential for them: they vote from the next run on.');
        }
        output.value({ consultation: id, ...added });
      });
    });
  roll
    .command('reissue <consultation>')
    .description('give a voter a new identifier, after the assistance has had their identity proved anew')
    .requiredOption('--voter <number>', 'the voter’s professional number')
    .requiredOption('--identity <text>', 'how the identity was proved; goes to the audit log')
    .requiredOption('--reason <text>', 'why; goes to the audit log')
    .addHelpText(
      'after',
      '\nThe old identifier, the password and the sessions begun with it end. The new one goes to the address on the roll.',
    )
    .action(async (id: string, options: ChangeOptions & { identity: string }, command: Command) => {
      const output = outputOf(command);
      const { identifier, mailed } = await withData(async (data) =>
        valueOrRefuse(output, await reissueIdentifier(data, id, changeOf(options), options.identity)),
      );
      output.line(`The new identifier is ${inGroups(identifier)}.`);
      output.line(
        mailed ? 'It goes to the address on the roll.' : 'The roll has no address: tell it by voice.',
      );
      output.value({ consultation: id, identifier, mailed });
    });
}

interface ChangeOptions {
  readonly voter: string;
  readonly reason: string;
}

function changeOf({ voter, reason }: ChangeOptions): RollChange {
  return { number: voter, reason };
}
