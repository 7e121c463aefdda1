import { Option, type Command } from 'commander';
import { decryptArchive, makeTrusteeFiles } from '../office/trustee-files.ts';
import { outputOf, valueOrRefuse } from './session.ts';

/** `isoloir keys …`: a trustee's own part, offline, on files. */
export function addKeysCommands(program: Command): void {
  const keys = program.command('keys').description('a trustee’s part, offline, on files');
  keys
    .command('generate')
    .description('make a trustee’s key: a private file to keep and a public one for the office')
    .requiredOption('--name <name>', 'who the trustee is, as the archive will say')
    .requiredOption('--private <file>', 'where the private key goes; keep it offline')
    .requiredOption('--public <file>', 'where the public key goes; give it to the office')
    .addOption(
      new Option('--group <group>', 'the group of the election')
        .choices(['Ed25519', 'BELENIOS-2048'])
        .default('Ed25519'),
    )
    .action(
      (
        options: { name: string; private: string; public: string; group: 'Ed25519' | 'BELENIOS-2048' },
        command: Command,
      ) => {
        const output = outputOf(command);
        const paths = { privateFile: options.private, publicFile: options.public };
        const made = valueOrRefuse(output, makeTrusteeFiles(options.group, options.name, paths));
        output.line(`Keep ${options.private} safe and secret: without it the election can not be counted.`);
        output.line(`Give ${options.public} to the election office.`);
        output.value(made);
      },
    );
  keys
    .command('decrypt')
    .description('verify a closed election’s archive and decrypt its totals with a trustee’s key')
    .requiredOption('--archive <file>', 'the archive from "isoloir archive export"')
    .requiredOption('--private <file>', 'the trustee’s private key')
    .requiredOption('--out <file>', 'where the partial decryption goes; give it to the office')
    .action((options: { archive: string; private: string; out: string }, command: Command) => {
      const output = outputOf(command);
      const paths = { archive: options.archive, privateFile: options.private, out: options.out };
      const made = valueOrRefuse(output, decryptArchive(paths));
      output.line(
        `The archive verifies (${made.ballots} ballots). Give ${options.out} to the election office.`,
      );
      output.value(made);
    });
}
