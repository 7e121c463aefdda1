import { InvalidArgumentError, type Command } from 'commander';
import { listNotices, publishIncident, withdrawNotice } from '../office/notices.ts';
import { outputOf, valueOrRefuse, withData } from './session.ts';

function parseNumber(text: string): number {
  if (!/^[1-9]\d{0,5}$/.test(text)) throw new InvalidArgumentError('Expected the number of a notice.');
  return Number(text);
}

/** `isoloir incident …` */
export function addIncidentCommands(program: Command): void {
  const incident = program.command('incident').description('notices that stand on every page at once');
  incident
    .command('publish <consultation>')
    .description('publish a notice on every page')
    .requiredOption('--text <text...>', 'what it says, in each language of the consultation: fr=… nl=…')
    .option('--mail', 'send it to all voters by mail too')
    .addHelpText(
      'after',
      `
For example:
  isoloir incident publish inami-2018 \\
    --text fr="Le vote est ralenti, il n’est pas interrompu." nl="Het stemmen verloopt traag, maar gaat door."`,
    )
    .action(async (id: string, options: { text: string[]; mail?: true }, command: Command) => {
      const output = outputOf(command);
      const published = await withData(async (data) =>
        valueOrRefuse(output, await publishIncident(data, id, options.text, { mail: options.mail === true })),
      );
      output.line(`Notice ${published.number} is on every page; ${published.mails} voters are told by mail.`);
      output.line(`To take it back: isoloir incident withdraw ${id} ${published.number}`);
      output.value({ consultation: id, ...published });
    });
  incident
    .command('withdraw <consultation> <number>')
    .description('take a notice off every page; it stays in the log')
    .action(async (id: string, number: string, _options: unknown, command: Command) => {
      const output = outputOf(command);
      const withdrawn = await withData(async (data) =>
        valueOrRefuse(output, await withdrawNotice(data, id, parseNumber(number))),
      );
      output.line(`Notice ${withdrawn.number} is withdrawn.`);
      output.value({ consultation: id, ...withdrawn });
    });
  incident
    .command('list <consultation>')
    .description('list the notices, the newest first, those withdrawn included')
    .action(async (id: string, _options: unknown, command: Command) => {
      const output = outputOf(command);
      const notices = await withData(async (data) => valueOrRefuse(output, await listNotices(data, id)));
      if (notices.length === 0) output.line(`Consultation "${id}" has no notice.`);
      for (const { number, kind, text, publishedAt, withdrawnAt } of notices) {
        const until = withdrawnAt === null ? 'on every page' : `withdrawn ${withdrawnAt.toISOString()}`;
        output.line(`${number}  ${kind}, ${publishedAt.toISOString()}, ${until}`);
        output.line(`   fr: ${text.fr}`);
        output.line(`   nl: ${text.nl}`);
      }
      output.value({ consultation: id, notices });
    });
}
