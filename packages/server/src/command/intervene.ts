import type { Command } from 'commander';
import { readNoticeText } from '../office/notices.ts';
import { findConsultation } from '../office/office.ts';
import {
  extendConsultation,
  pauseConsultation,
  resumeConsultation,
  type Intervened,
  type Intervention,
} from '../office/pause.ts';
import { hourOf, localText, readMoment } from '../office/period.ts';
import type { DataFolder } from '../server.ts';
import type { Output } from './output.ts';
import { outputOf, valueOrRefuse, withData } from './session.ts';

interface InterveneOptions {
  readonly reason: string;
  readonly election?: string;
  readonly notice?: string[];
  readonly mail?: true;
}

function addOptions(command: Command): Command {
  return command
    .requiredOption('--reason <text>', 'why; goes to the audit log and the minutes')
    .option('--election <id>', 'this election only')
    .option('--notice <text...>', 'what everybody is told on every page: fr=… nl=…')
    .option('--mail', 'tell all voters by mail too');
}

/** The intervention that was asked for, its notice read in the consultation's languages. */
async function interventionOf(
  data: DataFolder,
  output: Output,
  id: string,
  { reason, election, notice, mail }: InterveneOptions,
): Promise<Intervention> {
  const { definition } = valueOrRefuse(output, await findConsultation(data, id));
  return {
    reason,
    ...(election === undefined ? {} : { election }),
    ...(notice === undefined
      ? {}
      : { notice: valueOrRefuse(output, readNoticeText(notice, definition.languages)) }),
    ...(mail === undefined ? {} : { mail }),
  };
}

function tellNotice(output: Output, { notice, mails }: Intervened): void {
  if (notice !== undefined)
    output.line(`Notice ${notice} is on every page; ${mails} voters are told by mail.`);
}

const namesOf = ({ runs }: Intervened): string => runs.map(({ election }) => election).join(', ');

/** `isoloir consultation pause|resume|extend` */
export function addInterventionCommands(consultation: Command): void {
  for (const { verb, description, act, words } of [
    {
      verb: 'pause',
      description: 'accept no ballot until "resume"; voters are told at their next step and lose nothing',
      act: pauseConsultation,
      words: (names: string) => `Paused: ${names}. The period runs on; see "consultation extend".`,
    },
    {
      verb: 'resume',
      description: 'accept ballots again after a pause',
      act: resumeConsultation,
      words: (names: string) => `Resumed: ${names}.`,
    },
  ] as const) {
    addOptions(consultation.command(`${verb} <consultation>`).description(description)).action(
      async (id: string, options: InterveneOptions, command: Command) => {
        requireNotice(command, options);
        const output = outputOf(command);
        const done = await withData(async (data) =>
          valueOrRefuse(output, await act(data, id, await interventionOf(data, output, id, options))),
        );
        output.line(words(namesOf(done)));
        tellNotice(output, done);
        output.value({ consultation: id, ...done });
      },
    );
  }
  addOptions(
    consultation
      .command('extend <consultation>')
      .description('put the closing off')
      .requiredOption('--closes <moment>', 'the new closing, on the clocks of the consultation’s zone'),
  )
    .addHelpText(
      'after',
      '\nMoments: 2018-07-02T16:00, or 2018-07-02 for the same hour as before, on the clocks of the zone; or an instant with its offset.',
    )
    .action(async (id: string, options: InterveneOptions & { closes: string }, command: Command) => {
      requireNotice(command, options);
      const output = outputOf(command);
      await withData(async (data) => {
        const { definition, period } = valueOrRefuse(output, await findConsultation(data, id));
        const { timeZone } = definition.period;
        const hour = hourOf(period.closesAt, timeZone);
        const closesAt = valueOrRefuse(
          output,
          readMoment(options.closes, { timeZone, hour, now: data.clock() }),
        );
        const intervention = await interventionOf(data, output, id, options);
        const done = valueOrRefuse(output, await extendConsultation(data, id, closesAt, intervention));
        output.line(
          `Extended: ${namesOf(done)}. Voting closes ${localText(closesAt, timeZone)} instead of ${localText(done.before, timeZone)}.`,
        );
        tellNotice(output, done);
        output.value({ consultation: id, ...done });
      });
    });
}

function requireNotice(command: Command, { mail, notice }: InterveneOptions): void {
  if (mail === true && notice === undefined) {
    command.error('error: --mail sends the notice; give --notice too', { exitCode: 2 });
  }
}
