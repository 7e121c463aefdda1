import { resolve } from 'node:path';
import type { Command } from 'commander';
import { dataFolderOf } from '../config.ts';
import type { OfficeOutcome } from '../office/outcome.ts';
import { openDataFolder, type DataFolder } from '../server.ts';
import { processOutput, type Output } from './output.ts';

/** A command was refused; its problem is told already. */
export class Refused extends Error {}

/** The value of an act's outcome; a refusal is told and ends the command with status 1. */
export function valueOrRefuse<Value>(output: Output, outcome: OfficeOutcome<Value>): Value {
  if (outcome.ok) return outcome.value;
  output.problem(outcome.error.message);
  output.value({ error: outcome.error });
  throw new Refused(outcome.error.code);
}

/** The output that the program's options ask for. */
export function outputOf(command: Command): Output {
  return processOutput(command.optsWithGlobals<{ json?: boolean }>().json === true);
}

/** Runs `work` on the data folder of ISOLOIR_DATA, and closes it afterwards. */
export async function withData<Value>(work: (data: DataFolder) => Promise<Value>): Promise<Value> {
  const data = await openDataFolder(resolve(dataFolderOf(process.env)));
  try {
    return await work(data);
  } finally {
    await data.close();
  }
}
