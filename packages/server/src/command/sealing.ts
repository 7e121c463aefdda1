import { basename, dirname } from 'node:path';
import type { Command } from 'commander';
import { readLine } from '../office/ceremony-files.ts';
import { readPublicList } from '../office/credential-files.ts';
import type { SealingInput } from '../office/seal.ts';
import { readPublicKeyFile } from '../office/trustee-files.ts';
import type { Output } from './output.ts';
import { valueOrRefuse } from './session.ts';

/** The options that name the files which sealing takes. */
export interface SealingOptions {
  readonly trustee?: string[];
  readonly threshold?: string;
  readonly credentials?: string[];
}

/** Adds the options for the files which sealing takes. */
export function addSealingOptions(command: Command): Command {
  return command
    .option('--trustees, --trustee <file...>', 'the public key file of each single trustee, in order')
    .option('--threshold <file>', 'the threshold group, from "isoloir keys threshold assemble"')
    .option(
      '--credentials <file...>',
      'with mailed credentials: the registrar’s public list of each election',
    );
}

/** Reads the files which sealing takes. */
export function readSealing(
  output: Output,
  { trustee = [], threshold, credentials = [] }: SealingOptions,
): SealingInput {
  const shown = (file: string): string => `${basename(dirname(file))}/${basename(file)}`;
  return {
    trustees: trustee.map((file) => ({
      file: shown(file),
      text: valueOrRefuse(output, readPublicKeyFile(file)).trustee,
    })),
    ...(threshold === undefined
      ? {}
      : { threshold: { file: shown(threshold), text: valueOrRefuse(output, readLine(threshold)) } }),
    credentials: credentials.map((file) => valueOrRefuse(output, readPublicList(file))),
  };
}
