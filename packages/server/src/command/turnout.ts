import { Option, type Command } from 'commander';
import type { Turnout, TurnoutBy } from '../http/schemas/office.ts';
import { localText } from '../office/period.ts';
import { turnoutNow } from '../office/turnout.ts';
import { smallestGroup } from '../voting/turnout.ts';
import type { Output } from './output.ts';
import { outputOf, valueOrRefuse, withData } from './session.ts';

/** Of how many, in percent with one decimal. */
export function percentOf(part: number, whole: number): string {
  return whole === 0 ? '–' : `${((100 * part) / whole).toFixed(1)} %`;
}

/** `isoloir turnout` */
export function addTurnoutCommand(program: Command): void {
  program
    .command('turnout <consultation>')
    .description('how many have voted, from the signature list alone')
    .addOption(
      new Option('--by <kind>', 'told apart by what').choices([
        'hour',
        'college',
        'district',
      ] satisfies TurnoutBy[]),
    )
    .option('--csv', 'print a line of CSV for each group, or election')
    .addHelpText(
      'after',
      `\nGroups of fewer than ${smallestGroup} people are merged, and hours with fewer votes.`,
    )
    .action(async (id: string, options: { by?: TurnoutBy; csv?: true }, command: Command) => {
      const output = outputOf(command);
      const { turnout, timeZone } = await withData(async (data) =>
        valueOrRefuse(output, await turnoutNow(data, id, options.by)),
      );
      if (options.csv === true) for (const line of csvOf(turnout)) output.line(line);
      else tell(output, turnout, timeZone);
      output.value({ consultation: id, ...turnout });
    });
}

function tell(output: Output, turnout: Turnout, timeZone: string): void {
  const { entitled, voted, elections, groups, hours } = turnout;
  output.line(`${voted} of ${entitled} people have voted, ${percentOf(voted, entitled)}.`);
  for (const group of groups ?? (hours === undefined ? elections : [])) {
    const share = percentOf(group.voted, group.entitled);
    output.line(`  ${share.padStart(7)}  ${group.voted} of ${group.entitled}  ${group.ids.join(', ')}`);
  }
  for (const { from, voted: inHour, cumulated } of hours ?? []) {
    output.line(
      `  ${localText(new Date(from), timeZone)}  ${String(inHour).padStart(6)}  ${cumulated} in all`,
    );
  }
}

function csvOf({ elections, groups, hours }: Turnout): readonly string[] {
  if (hours !== undefined) {
    return [
      'from,to,voted,cumulated',
      ...hours.map(({ from, to, voted, cumulated }) => [from, to, voted, cumulated].join(',')),
    ];
  }
  const rows = (groups ?? elections).map(({ ids, entitled, voted }) =>
    [ids.join(' '), entitled, voted].join(','),
  );
  return ['group,entitled,voted', ...rows];
}
