import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import { refused } from '../office/outcome.ts';
import { csvOf } from '../results/csv.ts';
import { signedResultsOf } from '../results/report.ts';
import { writeResults } from '../results/write-results.ts';
import { resultOf } from '../voting/result.ts';
import { findElection, tellResult } from './count.ts';
import { outputOf, valueOrRefuse, withData } from './session.ts';

/** `isoloir results` */
export function addResultsCommand(program: Command): void {
  program
    .command('results <election>')
    .description(
      'the counted results, signed: to read, as CSV, as JSON, and as documents in French and Dutch',
    )
    .option('--csv', 'print a line of CSV for each choice')
    .option('--out <folder>', 'write UUID.results.json (signed), .csv, .fr.html and .nl.html there')
    .addHelpText('after', '\n`isoloir report verify FILE` checks the signature of the JSON file.')
    .action(async (name: string, options: { csv?: true; out?: string }, command: Command) => {
      const output = outputOf(command);
      const { results, result } = await withData(async (data) => {
        const run = valueOrRefuse(output, await findElection(data, name));
        const [signed, counted] = [await signedResultsOf(data, run), resultOf(run)];
        return signed.ok && counted.ok
          ? { results: signed.value, result: counted.value }
          : valueOrRefuse(
              output,
              refused(
                'state-wrong',
                `Election ${run.uuid} is ${run.state}; there are results after the count.`,
              ),
            );
      });
      if (options.csv === true)
        for (const line of csvOf(results.report).trimEnd().split('\r\n')) output.line(line);
      else tellResult(output, result);
      if (options.out !== undefined) {
        mkdirSync(options.out, { recursive: true });
        const path = join(options.out, `${result.uuid}.results`);
        writeFileSync(`${path}.json`, results.text);
        writeFileSync(`${path}.csv`, csvOf(results.report));
        for (const language of ['fr', 'nl'] as const) {
          writeFileSync(`${path}.${language}.html`, writeResults(results, language));
        }
        output.line(`Wrote ${path}.json, .csv, .fr.html and .nl.html.`);
      }
      output.value({ ...results.report, hash: results.hash, publicKey: results.publicKey });
    });
}
