import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { CeremonyContext } from '@isoloir/protocol';
import type { ConsultationDefinition, FileProblem } from '../definition/definition.ts';
import { readFolder } from '../definition/read-definition.ts';
import { importConsultation, importRoll, type PeriodOverride } from '../office/import.ts';
import { openConsultation } from '../office/open-close.ts';
import type { Office } from '../office/office.ts';
import type { OfficeOutcome } from '../office/outcome.ts';
import {
  assembleCeremony,
  beginMember,
  confirmMember,
  readLine,
  takeMemberStep,
} from '../office/ceremony-files.ts';
import { makeCredentialFiles, readPublicList } from '../office/credential-files.ts';
import { sealConsultation, type SealedElection, type SealingInput } from '../office/seal.ts';
import { makeTrusteeFiles, readPublicKeyFile } from '../office/trustee-files.ts';
import { readRoll } from '../roll/roll.ts';
import { openMailbox, type Mailbox } from './mailbox.ts';

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
  /** Those who come to the count: all single trustees, and as many of a threshold group as are needed. */
  readonly privateKeyFiles: readonly string[];
  /** The letters of an independent registrar, where credentials are mailed. */
  readonly mailbox: Mailbox;
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
  const read = await readFolder(folder);
  if (!read.ok) throw new StageError(`${folder} is no good consultation`, read.problems);
  const { documents } = read.value;
  const definition = { ...read.value.definition, kind: 'simulation' } as const;
  const roll = await readRoll(join(folder, 'voters.csv'), definition);
  if (!roll.ok) throw new StageError(`${folder}/voters.csv is no good roll`, roll.problems);
  must(await importConsultation(office, { definition, documents }, period));
  must(await importRoll(office, definition.id, roll.value));
  mkdirSync(keysFolder, { recursive: true });
  const keys = makeTrustees(definition, keysFolder);
  const lists =
    definition.credentials === 'mailed'
      ? must(makeCredentialFiles(definition, roll.value, join(keysFolder, 'registrar')))
      : [];
  const credentials = lists.map(({ publicFile }) => must(readPublicList(publicFile)));
  const elections = must(await sealConsultation(office, definition.id, { ...keys.input, credentials }));
  must(await openConsultation(office, definition.id));
  const { privateKeyFiles } = keys;
  return { definition, elections, privateKeyFiles, mailbox: openMailbox(lists) };
}

/** Makes the keys of simulated trustees, each step on files as real ones do, but for the passphrases. */
function makeTrustees(
  { group, trustees: { single, threshold } }: ConsultationDefinition,
  folder: string,
): { input: SealingInput; privateKeyFiles: readonly string[] } {
  const privateKeyFiles: string[] = [];
  const trustees = [];
  for (let number = 1; number <= single; number += 1) {
    const privateFile = join(folder, `trustee-${number}.private.json`);
    const publicFile = join(folder, `trustee-${number}.public.json`);
    must(makeTrusteeFiles(group, `Trustee ${number}`, { privateFile, publicFile }, 'none'));
    privateKeyFiles.push(privateFile);
    trustees.push({ file: publicFile, text: must(readPublicKeyFile(publicFile)).trustee });
  }
  if (threshold === undefined) return { input: { trustees }, privateKeyFiles };
  const { of: size, needed } = threshold;
  const file = join(folder, 'threshold.json');
  const members = playCeremony({ group, size, threshold: needed }, folder, file);
  return {
    input: { trustees, threshold: { file, text: must(readLine(file)) } },
    // The last ones come to the count: that the first are missing must not matter.
    privateKeyFiles: [...privateKeyFiles, ...members.slice(-needed)],
  };
}

/** A whole ceremony on files; the members' private files. */
function playCeremony(context: CeremonyContext, folder: string, out: string): readonly string[] {
  const members = Array.from({ length: context.size }, (_, at) => at + 1);
  const privateFile = (member: number): string => join(folder, `member-${member}.private.json`);
  const published = (kind: string): readonly string[] =>
    members.map((member) => join(folder, `member-${member}.${kind}.json`));
  const [certificates, commitments, contributions, keys] = [
    published('certificate'),
    published('commitment'),
    published('contribution'),
    published('key'),
  ];
  members.forEach((member, at) => {
    const paths = { privateFile: privateFile(member), publicFile: certificates[at] ?? '' };
    must(beginMember(context, member, paths, 'none'));
  });
  for (const [step, files, outputs] of [
    ['commit', certificates, commitments],
    ['reveal', commitments, contributions],
    ['finish', contributions, keys],
  ] as const) {
    members.forEach((member, at) => {
      const paths = { privateFile: privateFile(member), publicFile: outputs[at] ?? '', files };
      must(takeMemberStep(step, paths, 'none'));
    });
  }
  must(assembleCeremony(context.group, { certificates, commitments, contributions, keys }, out));
  for (const member of members) {
    must(confirmMember({ privateFile: privateFile(member), thresholdFile: out }, 'none'));
  }
  return members.map(privateFile);
}
