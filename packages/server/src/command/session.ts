import { resolve } from 'node:path';
import type { Command } from 'commander';
import { databaseUrlOf, dataFolderOf } from '../config.ts';
import type { OfficeOutcome } from '../office/outcome.ts';
import { systemClock } from '../clock.ts';
import { openDataFolder, type DataFolder } from '../server.ts';
import { createOutput, processOutput, type Output, type OutputStreams } from './output.ts';

/** A command was refused; its problem is told already. */
export class Refused extends Error {}

/** The value of an act's outcome; a refusal is told and ends the command with status 1. */
export function valueOrRefuse<Value>(output: Output, outcome: OfficeOutcome<Value>): Value {
  if (outcome.ok) return outcome.value;
  output.problem(outcome.error.message);
  output.value({ error: outcome.error });
  throw new Refused(outcome.error.code);
}

const streamsOf = new WeakMap<Command, OutputStreams>();

/** Has a program write to other streams than the process's own. */
export function setStreams(program: Command, streams: OutputStreams): void {
  streamsOf.set(program, streams);
}

/** The output that the program's options ask for. */
export function outputOf(command: Command): Output {
  const json = command.optsWithGlobals<{ json?: boolean }>().json === true;
  let program = command;
  while (program.parent !== null) program = program.parent;
  const streams = streamsOf.get(program);
  return streams === undefined ? processOutput(json) : createOutput(json, streams);
}

/** Runs `work` on the data folder of ISOLOIR_DATA, and closes it afterwards. Long work tells `output` how far it has come. */
export async function withData<Value>(
  work: (data: DataFolder) => Promise<Value>,
  output?: Output,
): Promise<Value> {
  const folder = resolve(dataFolderOf(process.env));
  const data = await openDataFolder(folder, systemClock, databaseUrlOf(process.env));
  try {
    return await work(output === undefined ? data : { ...data, progress: (text) => output.progress(text) });
  } finally {
    await data.close();
  }
}
