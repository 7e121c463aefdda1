import { readFileSync } from 'node:fs';
import type { Command } from 'commander';
import { done, refused } from '../office/outcome.ts';
import { checkPassphrase, type Protection } from '../office/protection.ts';
import { needsPassphrase } from '../office/trustee-files.ts';
import type { Output } from './output.ts';
import { Refused, valueOrRefuse } from './session.ts';

/** How a command gets the passphrase of a secret file. Never as a parameter: others would see it among the processes. */
export interface PassphraseOptions {
  readonly passphraseFile?: string;
  readonly withoutPassphrase?: true;
}

/** Adds the option for a file's passphrase to a command that opens one. */
export function addPassphraseFile(command: Command): Command {
  return command.option(
    '--passphrase-file <file>',
    'read the passphrase from the first line of a file, or of the one that ISOLOIR_PASSPHRASE_FILE names; else it is asked for on the terminal',
  );
}

/** Adds the options for the passphrase of a secret file that a command makes. */
export function addNewPassphrase(command: Command): Command {
  return addPassphraseFile(command).option(
    '--without-passphrase',
    'leave the file unprotected: for simulations only, never for a real election',
  );
}

/** The protection that a new secret file gets. */
export async function newProtection(output: Output, options: PassphraseOptions): Promise<Protection> {
  if (options.withoutPassphrase === true) {
    output.problem('The private file is not protected: whoever reads it has the key. For simulations only.');
    return 'none';
  }
  const given = passphraseInFile(output, options);
  if (given !== undefined) return { passphrase: valueOrRefuse(output, checkPassphrase(given)) };
  const passphrase = valueOrRefuse(output, checkPassphrase(await ask(output, 'New passphrase: ')));
  if ((await ask(output, 'The same again: ')) !== passphrase) {
    output.problem('The two passphrases differ; nothing was made.');
    throw new Refused('passphrase-weak');
  }
  return { passphrase };
}

/** The protection that an existing secret file has. */
export async function protectionOf(
  output: Output,
  file: string,
  options: PassphraseOptions,
): Promise<Protection> {
  if (!valueOrRefuse(output, needsPassphrase(file))) return 'none';
  return { passphrase: passphraseInFile(output, options) ?? (await ask(output, `Passphrase of ${file}: `)) };
}

function passphraseInFile(output: Output, options: PassphraseOptions): string | undefined {
  const path = options.passphraseFile ?? process.env.ISOLOIR_PASSPHRASE_FILE;
  if (path === undefined) return undefined;
  try {
    return readFileSync(path, 'utf8').split(/\r?\n/)[0] ?? '';
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error;
    output.problem(`The passphrase file ${path} can not be read.`);
    throw new Refused('file-unreadable');
  }
}

const [enter, interrupt, end, backspace, erase] = ['\r', '\u0003', '\u0004', '\u007f', '\b'];

/** Asks on the terminal, without showing what is typed. */
async function ask(output: Output, question: string): Promise<string> {
  const { stdin, stderr } = process;
  if (!stdin.isTTY) {
    return valueOrRefuse(
      output,
      refused(
        'passphrase-needed',
        'A passphrase is needed and there is no terminal; give --passphrase-file.',
      ),
    );
  }
  stderr.write(question);
  stdin.setRawMode(true);
  stdin.setEncoding('utf8');
  stdin.resume();
  try {
    return valueOrRefuse(
      output,
      await new Promise<ReturnType<typeof done<string>>>((resolve) => {
        let typed = '';
        const onData = (text: string): void => {
          for (const character of text) {
            if (character === interrupt || character === end) {
              stdin.off('data', onData);
              resolve(refused('passphrase-needed', 'No passphrase was given; nothing was done.'));
              return;
            }
            if (character === enter || character === '\n') {
              stdin.off('data', onData);
              resolve(done(typed));
              return;
            }
            if (character === backspace || character === erase)
              typed = Array.from(typed).slice(0, -1).join('');
            else typed += character;
          }
        };
        stdin.on('data', onData);
      }),
    );
  } finally {
    stdin.setRawMode(false);
    stdin.pause();
    stderr.write('\n');
  }
}
