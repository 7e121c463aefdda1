import { Option, type Command } from 'commander';
import type { GroupName } from '@isoloir/protocol';
import { decryptArchiveFile, makeTrusteeFiles, protectTrusteeFile } from '../office/trustee-files.ts';
import {
  addNewPassphrase,
  addPassphraseFile,
  newProtection,
  protectionOf,
  type PassphraseOptions,
} from './passphrase.ts';
import { outputOf, valueOrRefuse } from './session.ts';
import { addThresholdCommands } from './threshold.ts';

/** The option for the group of the election. */
export function groupOption(): Option {
  return new Option('--group <group>', 'the group of the election')
    .choices(['Ed25519', 'BELENIOS-2048'])
    .default('Ed25519');
}

/** `isoloir keys …`: a trustee's own part, offline, on files. */
export function addKeysCommands(program: Command): void {
  const keys = program.command('keys').description('a trustee’s part, offline, on files');
  addNewPassphrase(
    keys
      .command('generate')
      .description('make a trustee’s key: a private file to keep and a public one for the office')
      .requiredOption('--name <name>', 'who the trustee is, as the archive will say')
      .requiredOption('--private <file>', 'where the private key goes; keep it offline')
      .requiredOption('--public <file>', 'where the public key goes; give it to the office')
      .addOption(groupOption()),
  ).action(
    async (
      options: PassphraseOptions & { name: string; private: string; public: string; group: GroupName },
      command: Command,
    ) => {
      const output = outputOf(command);
      const paths = { privateFile: options.private, publicFile: options.public };
      const protection = await newProtection(output, options);
      const made = valueOrRefuse(output, makeTrusteeFiles(options.group, options.name, paths, protection));
      output.line(
        `Keep ${options.private} and its passphrase safe and secret: without them the election can not be counted.`,
      );
      output.line(`Give ${options.public} to the election office.`);
      output.value(made);
    },
  );
  addPassphraseFile(
    keys
      .command('protect')
      .description('encrypt a private key that lies in a plain file, into a new file')
      .requiredOption('--private <file>', 'the plain private key')
      .requiredOption('--out <file>', 'where the encrypted one goes; keep it offline'),
  ).action(async (options: PassphraseOptions & { private: string; out: string }, command: Command) => {
    const output = outputOf(command);
    const paths = { privateFile: options.private, out: options.out };
    const protection = await newProtection(output, options);
    const made = valueOrRefuse(output, protectTrusteeFile(paths, protection));
    output.line(`Keep ${options.out} and its passphrase. Try them, then erase ${options.private}.`);
    output.value(made);
  });
  addPassphraseFile(
    keys
      .command('decrypt')
      .description('verify a closed election’s archive and decrypt its totals with a trustee’s key')
      .requiredOption('--archive <file>', 'the archive from "isoloir archive export"')
      .requiredOption('--private <file>', 'the trustee’s private key, or a threshold member’s private file')
      .requiredOption('--out <file>', 'where the partial decryption goes; give it to the office'),
  ).action(
    async (
      options: PassphraseOptions & { archive: string; private: string; out: string },
      command: Command,
    ) => {
      const output = outputOf(command);
      const paths = { archive: options.archive, privateFile: options.private, out: options.out };
      const protection = await protectionOf(output, options.private, options);
      const made = valueOrRefuse(
        output,
        await decryptArchiveFile(paths, protection, ({ ballots, part }) =>
          output.progress(`${ballots} ballots checked, ${Math.floor(100 * part)} %`),
        ),
      );
      output.line(
        `The archive verifies (${made.ballots} ballots). Give ${options.out} to the election office.`,
      );
      output.value(made);
    },
  );
  addThresholdCommands(keys, groupOption);
}
