import type { Command } from 'commander';
import { describeProblem } from '../definition/definition.ts';
import { readDefinition } from '../definition/read-definition.ts';
import { makeCredentialFiles } from '../office/credential-files.ts';
import { readRoll } from '../roll/roll.ts';
import { checkedOrRefuse } from './consultation.ts';
import { outputOf, Refused, valueOrRefuse } from './session.ts';

/** `isoloir credentials …`: an independent registrar's part, offline, on files. */
export function addCredentialsCommands(program: Command): void {
  const credentials = program
    .command('credentials')
    .description('an independent registrar’s part, offline, on files: for “credentials: mailed”');
  credentials
    .command('make')
    .description('make each voter’s credential: lists to be mailed, lists for the office, hashes')
    .requiredOption('--election <folder>', 'the folder with the consultation’s election.yaml')
    .requiredOption('--roll <file>', 'the roll, as CSV; the same that the office imports')
    .requiredOption('--out <folder>', 'where private/, public/ and SHA256SUMS go')
    .action(async (options: { election: string; roll: string; out: string }, command: Command) => {
      const output = outputOf(command);
      const definition = checkedOrRefuse(output, await readDefinition(options.election));
      if (definition.credentials !== 'mailed') {
        output.problem(
          `${options.election}/election.yaml does not say “credentials: mailed”: the server would make them itself.`,
        );
        throw new Refused('credentials-wrong');
      }
      const roll = await readRoll(options.roll, definition);
      if (!roll.ok) {
        for (const problem of roll.problems) output.problem(describeProblem(problem));
        output.value({ problems: roll.problems });
        throw new Refused('problems');
      }
      const made = valueOrRefuse(
        output,
        makeCredentialFiles(definition, roll.value, options.out, (text) => output.progress(text)),
      );
      for (const { election, voters, publicFile, privateFile, hash } of made) {
        output.line(`${election}: ${voters} credentials.`);
        output.line(
          `  Mail each voter their line of ${privateFile}; nobody else may see it. Then destroy it.`,
        );
        output.line(`  Give ${publicFile} to the office. Its SHA-256, to compare by voice: ${hash}`);
      }
      output.value({ elections: made });
    });
}
