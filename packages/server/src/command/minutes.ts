import { writeFileSync } from 'node:fs';
import { Option, type Command } from 'commander';
import { minutesOf } from '../minutes/minutes.ts';
import { writeMinutes } from '../minutes/write-minutes.ts';
import { outputOf, valueOrRefuse, withData } from './session.ts';

/** `isoloir minutes` */
export function addMinutesCommand(program: Command): void {
  program
    .command('minutes <consultation>')
    .description('write the record of the elections from the audit log, as an HTML document to print')
    .addOption(
      new Option('--language <language>', 'in which language').choices(['fr', 'nl']).makeOptionMandatory(),
    )
    .option('--out <file>', 'the file that it goes to; else it is printed')
    .action(async (id: string, options: { language: 'fr' | 'nl'; out?: string }, command: Command) => {
      const output = outputOf(command);
      const content = await withData(async (data) => valueOrRefuse(output, await minutesOf(data, id)));
      const document = writeMinutes(content, options.language);
      if (options.out === undefined) output.line(document);
      else {
        writeFileSync(options.out, document);
        output.line(`Wrote ${options.out}. Open it in a browser to print it, and have the bureau sign it.`);
      }
      output.value({
        consultation: id,
        ...(options.out === undefined ? { document } : { file: options.out }),
        entries: content.entries.length,
        head: content.log.head,
      });
    });
}
