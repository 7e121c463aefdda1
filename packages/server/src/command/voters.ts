import { Option, type Command } from 'commander';
import { exportContactData } from '../office/contact-data.ts';
import { readTextFile, replaceFile } from '../office/files.ts';
import { listMails, listSms, takeReturnedMail, type ListedMessage } from '../office/mails.ts';
import type { MailState } from '../store/schema.ts';
import { outputOf, valueOrRefuse, withData } from './session.ts';

const states = ['queued', 'sent', 'failed', 'withdrawn'] as const satisfies readonly MailState[];

function lineOf({ state, kind, consultation, number, address, at, attempts, reason }: ListedMessage): string {
  const when = state === 'queued' ? `next attempt ${at.toISOString()}` : at.toISOString();
  const tried = attempts === 1 ? '1 attempt' : `${attempts} attempts`;
  const why = reason === undefined ? '' : `: ${reason}`;
  return `${state.padEnd(6)} ${kind} ${consultation} ${number} ${address}, ${when}, ${tried}${why}`;
}

/** The command that lists the messages of a channel; `name` is what the channel is called here and in JSON. */
function addList(channel: Command, name: 'mails' | 'sms', list: typeof listMails): void {
  const words = name === 'sms' ? 'SMS' : name;
  channel
    .command('list [consultation]', { isDefault: true })
    .description(`list the ${words}, the newest first, and how many are in each state`)
    .addOption(new Option('--state <state>', 'only those').choices(states))
    .action(async (consultation: string | undefined, options: { state?: MailState }, command: Command) => {
      const output = outputOf(command);
      const filter = { ...(consultation === undefined ? {} : { consultation }), ...options };
      const listed = await withData((data) => list(data, filter));
      for (const message of listed) output.line(lineOf(message));
      const counts = states.map(
        (state) => `${listed.filter((message) => message.state === state).length} ${state}`,
      );
      output.line(`${listed.length} ${words}: ${counts.join(', ')}.`);
      output.value({ [name]: listed });
    });
}

/** `isoloir mails …`, `isoloir sms …` and `isoloir contact-data …`: what voters were sent, and what they told about themselves. */
export function addVoterCommands(program: Command): void {
  const mails = program.command('mails').description('the mails to voters; addresses are masked');
  addList(mails, 'mails', listMails);
  mails
    .command('returned <file...>')
    .description('take in mails that came back to the sender’s mailbox, saved as files')
    .action(async (files: string[], _options: unknown, command: Command) => {
      const output = outputOf(command);
      const returned = await withData(async (data) => {
        const taken: { id: string; reason: string }[] = [];
        for (const file of files) {
          const text = valueOrRefuse(output, readTextFile(file));
          taken.push(valueOrRefuse(output, await takeReturnedMail(data, file, text)));
        }
        return taken;
      });
      for (const { id, reason } of returned) output.line(`Mail ${id} has failed: ${reason}`);
      output.value({ returned });
    });

  const sms = program.command('sms').description('the SMS to voters; numbers are masked');
  addList(sms, 'sms', listSms);

  const contact = program.command('contact-data').description('the details that voters gave');
  contact
    .command('export <consultation>')
    .description('write the details that voters changed as CSV')
    .requiredOption('--out <file>', 'the file that they go to, readable by you alone')
    .action(async (id: string, options: { out: string }, command: Command) => {
      const output = outputOf(command);
      const { csv, voters } = await withData(async (data) =>
        valueOrRefuse(output, await exportContactData(data, id)),
      );
      valueOrRefuse(output, replaceFile(options.out, csv, { secret: true }));
      output.line(`Wrote the details of ${voters} voters to ${options.out}.`);
      output.value({ voters, file: options.out });
    });
}
