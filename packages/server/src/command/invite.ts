import { InvalidArgumentError, Option, type Command } from 'commander';
import {
  inviteVoters,
  reportInvitations,
  type InvitationReport,
  type InvitationStates,
  type Inviting,
} from '../office/invite.ts';
import type { Output } from './output.ts';
import { outputOf, valueOrRefuse, withData } from './session.ts';

function parseCount(text: string): number {
  if (!/^[1-9]\d{0,5}$/.test(text)) throw new InvalidArgumentError('Expected a whole number from 1.');
  return Number(text);
}

interface InviteOptions {
  readonly batch: number;
  readonly perMinute: number;
  readonly links?: true;
  readonly resume?: true;
  readonly failed?: true;
  readonly report?: true;
}

function wordsOf({ queued, sent, failed, returned, withdrawn }: InvitationStates): string {
  const others = withdrawn === 0 ? '' : `, ${withdrawn} withdrawn`;
  return `${queued} queued, ${sent} sent, ${failed} failed, ${returned} returned${others}`;
}

function tell(output: Output, id: string, report: InvitationReport): void {
  const { voters, uninvited, states, languages, plannedUntil, reasons } = report;
  output.line(`Invitations of "${id}", ${voters} voters: ${wordsOf(states)}; ${uninvited} not invited.`);
  output.line(`  in French: ${wordsOf(languages.fr)}`);
  output.line(`  in Dutch:  ${wordsOf(languages.nl)}`);
  if (plannedUntil !== undefined) output.line(`The last one is to go out at ${plannedUntil.toISOString()}.`);
  for (const { reason, count } of reasons) output.line(`  ${count} times: ${reason}`);
}

/** `isoloir invite …` */
export function addInviteCommand(program: Command): void {
  program
    .command('invite <consultation>')
    .description(
      'send every voter the invitation: when and how to vote, and the identifier; never a password',
    )
    .addOption(
      new Option('--batch <number>', 'how many are queued at a time').argParser(parseCount).default(500),
    )
    .addOption(
      new Option('--per-minute <number>', 'how many go out in a minute').argParser(parseCount).default(300),
    )
    .option(
      '--links',
      'send single-use links by which voters get identifier and password, instead of letters',
    )
    .option('--resume', 'go on after it was stopped, or invite voters who came onto the roll since')
    .option('--failed', 'invite anew those whose invitation failed or came back')
    .option('--report', 'invite nobody; say how the invitations stand')
    .action(async (id: string, options: InviteOptions, command: Command) => {
      const output = outputOf(command);
      const { batch, perMinute, links = false, resume = false, failed = false } = options;
      const onProgress = (queued: number): void => output.progress(`${queued} invitations are queued`);
      const inviting: Inviting = { batch, perMinute, links, resume, failed, onProgress };
      await withData(async (data) => {
        if (options.report === undefined) {
          const { queued, anew } = valueOrRefuse(output, await inviteVoters(data, id, inviting));
          const again = anew === 0 ? '' : `, ${anew} of them anew`;
          output.line(`Queued ${queued} invitations${again}.`);
        }
        const report = valueOrRefuse(output, await reportInvitations(data, id, links));
        tell(output, id, report);
        output.value({ consultation: id, ...report });
      });
    });
}
