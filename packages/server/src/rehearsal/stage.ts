import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { ConsultationDefinition, FileProblem } from '../definition/definition.ts';
import { readDefinition } from '../definition/read-definition.ts';
import { importConsultation, importRoll, type PeriodOverride } from '../office/import.ts';
import { openConsultation } from '../office/open-close.ts';
import type { Office } from '../office/office.ts';
import type { OfficeOutcome } from '../office/outcome.ts';
import { sealConsultation, type SealedElection } from '../office/seal.ts';
import { makeTrusteeFiles, readPublicKeyFile } from '../office/trustee-files.ts';
import { readRoll } from '../roll/roll.ts';

/** A consultation folder has problems, or an act on the way to opening was refused. */
export class StageError extends Error {
  readonly problems: readonly FileProblem[];

  constructor(message: string, problems: readonly FileProblem[] = []) {
    super(message);
    this.problems = problems;
  }
}

/** A consultation that is open for its period, with the key files of its simulated trustees. */
export interface StagedConsultation {
  readonly definition: ConsultationDefinition;
  readonly elections: readonly SealedElection[];
  readonly privateKeyFiles: readonly string[];
}

/** The value of an act that must not be refused on this way. */
export function must<Value>(outcome: OfficeOutcome<Value>): Value {
  if (!outcome.ok) throw new StageError(outcome.error.message);
  return outcome.value;
}

/**
 * Takes an example or a rehearsal all the way to opening, as an office would do step by step: imports definition and
 * roll, makes the trustees' keys into `keysFolder`, seals and opens. It always becomes a simulation: keys that one
 * machine made are no keys for a real election.
 */
export async function stageConsultation(
  office: Office,
  folder: string,
  { keysFolder, ...period }: PeriodOverride & { readonly keysFolder: string },
): Promise<StagedConsultation> {
  const read = await readDefinition(folder);
  if (!read.ok) throw new StageError(`${folder} is no good consultation`, read.problems);
  const definition = { ...read.value, kind: 'simulation' } as const;
  const roll = await readRoll(join(folder, 'voters.csv'), definition);
  if (!roll.ok) throw new StageError(`${folder}/voters.csv is no good roll`, roll.problems);
  must(await importConsultation(office, definition, period));
  must(await importRoll(office, definition.id, roll.value));
  mkdirSync(keysFolder, { recursive: true });
  const privateKeyFiles: string[] = [];
  const trustees = [];
  for (let number = 1; number <= definition.trustees.single; number += 1) {
    const privateFile = join(keysFolder, `trustee-${number}.private.json`);
    const publicFile = join(keysFolder, `trustee-${number}.public.json`);
    must(makeTrusteeFiles(definition.group, `Trustee ${number}`, { privateFile, publicFile }));
    privateKeyFiles.push(privateFile);
    trustees.push({ file: publicFile, text: must(readPublicKeyFile(publicFile)).trustee });
  }
  const elections = must(await sealConsultation(office, definition.id, trustees));
  must(await openConsultation(office, definition.id));
  return { definition, elections, privateKeyFiles };
}
