import { rmSync } from 'node:fs';
import {
  assembleThreshold,
  beginCeremony,
  checkCeremony,
  commitContribution,
  commitForTool,
  confirmThreshold,
  finishCeremony,
  inputForTool,
  parseMemberState,
  revealContribution,
  writeMemberState,
  type CeremonyContext,
  type CeremonyFiles,
  type CeremonyProgress,
  type GroupName,
  type MemberState,
  type ProtocolError,
  type Result,
  type Taken,
} from '@isoloir/protocol';
import { Type } from 'typebox';
import { Compile } from 'typebox/compile';
import { jsonText, readJsonFile, readTextFile, replaceFile, writeNewFile } from './files.ts';
import { done, refused, type OfficeOutcome } from './outcome.ts';
import { protect, SecretInFile, unprotect, type Protection } from './protection.ts';

/** The kind of a member's private file. */
export const memberKind = 'isoloir threshold member';

const checkMember = Compile(
  Type.Object({
    kind: Type.Literal(memberKind),
    group: Type.String(),
    member: Type.Integer(),
    of: Type.Integer(),
    needed: Type.Integer(),
    secret: SecretInFile,
  }),
);

function purposeOf({
  context: { group, size, threshold },
  index,
}: Pick<MemberState, 'context' | 'index'>): string {
  return [memberKind, group, index, size, threshold].join('|');
}

function memberText(state: MemberState, protection: Protection): string {
  const { group, size, threshold } = state.context;
  const secret = protect(protection, purposeOf(state), writeMemberState(state));
  return jsonText({ kind: memberKind, group, member: state.index, of: size, needed: threshold, secret });
}

function readMember(path: string, protection: Protection): OfficeOutcome<MemberState> {
  const value = readJsonFile(path);
  if (!value.ok) return value;
  if (!checkMember.Check(value.value)) {
    return refused('file-unreadable', `${path} is not a file of kind "${memberKind}".`);
  }
  const { group, member, of, needed, secret } = value.value;
  const purpose = [memberKind, group, member, of, needed].join('|');
  const text = unprotect(protection, purpose, secret, path);
  if (!text.ok) return text;
  const state = parseMemberState(text.value);
  return state.ok ? done(state.value) : refused(state.error.code, `${path}: ${state.error.message}.`);
}

/** The decryption key of a member who has finished the ceremony. */
export function memberKeyOf(
  path: string,
  protection: Protection,
): OfficeOutcome<{ publicKey: string; privateKey: string }> {
  const state = readMember(path, protection);
  if (!state.ok) return state;
  if (state.value.step !== 'finished') {
    return refused('ceremony-step-wrong', `${path} is from a ceremony that this trustee has not finished.`);
  }
  return done({ publicKey: state.value.publicKey, privateKey: state.value.decryptionKey });
}

/** The first step: makes a member's private file, and the certificate that it publishes. */
export function beginMember(
  context: CeremonyContext,
  index: number,
  paths: { privateFile: string; publicFile: string },
  protection: Protection,
): OfficeOutcome<string> {
  const begun = beginCeremony(context, index);
  if (!begun.ok) return refused(begun.error.code, `${begun.error.message}.`);
  const { state, file } = begun.value;
  const kept = writeNewFile(paths.privateFile, memberText(state, protection), { secret: true });
  if (!kept.ok) return kept;
  const given = writeNewFile(paths.publicFile, `${file}\n`);
  // Nobody has seen it, and the same command must be possible again.
  if (!given.ok) rmSync(paths.privateFile);
  return given;
}

/** The later steps of a member, each with the files of all members that it takes. */
const steps = {
  commit: commitContribution,
  reveal: revealContribution,
  finish: finishCeremony,
} as const;

/** A later step of a member. */
export type LaterStep = keyof typeof steps;

/**
 * Takes a step: checks the files of all members, brings the private file up to date, and writes what the member
 * publishes. Taken again with the same files it writes the same once more, so that a lost file is no lost ceremony.
 */
export function takeMemberStep(
  step: LaterStep,
  paths: { privateFile: string; publicFile: string; files: readonly string[] },
  protection: Protection,
): OfficeOutcome<string> {
  const state = readMember(paths.privateFile, protection);
  if (!state.ok) return state;
  const texts = readAll(paths.files);
  if (!texts.ok) return texts;
  const taken: Result<Taken, ProtocolError> = steps[step](state.value, texts.value);
  if (!taken.ok) return refusedBy(taken.error, paths.files);
  if (taken.value.state !== state.value) {
    // First the state: what is published but not remembered could never be published again.
    const kept = replaceFile(paths.privateFile, memberText(taken.value.state, protection), { secret: true });
    if (!kept.ok) return kept;
  }
  return writeNewFile(paths.publicFile, `${taken.value.file}\n`);
}

/** Checks that the group which the office has put together is the one that this member took part in. */
export function confirmMember(
  paths: { privateFile: string; thresholdFile: string },
  protection: Protection,
): OfficeOutcome<{ jointKey: string; publicKey: string }> {
  const state = readMember(paths.privateFile, protection);
  if (!state.ok) return state;
  const text = readLine(paths.thresholdFile);
  if (!text.ok) return text;
  const confirmed = confirmThreshold(state.value, text.value);
  return confirmed.ok
    ? done(confirmed.value)
    : refused(confirmed.error.code, `${paths.thresholdFile}: ${confirmed.error.message}.`);
}

/** Paths of the files of a ceremony, as far as it has come. */
export type CeremonyPaths = CeremonyFiles;

/** Checks the files of a ceremony as far as it has come; anybody may. */
export function checkCeremonyFiles(group: GroupName, paths: CeremonyPaths): OfficeOutcome<CeremonyProgress> {
  const files = readCeremony(paths);
  if (!files.ok) return files;
  const checked = checkCeremony(group, files.value);
  return checked.ok ? done(checked.value) : refusedInCeremony(checked.error, paths);
}

/** Puts the threshold group together, checks all of it, and writes it to a new file. */
export function assembleCeremony(
  group: GroupName,
  paths: Required<CeremonyPaths>,
  out: string,
): OfficeOutcome<{ jointKey: string }> {
  const files = readCeremony(paths);
  if (!files.ok) return files;
  const { certificates, commitments = [], contributions = [], keys = [] } = files.value;
  const assembled = assembleThreshold(group, { certificates, commitments, contributions, keys });
  if (!assembled.ok) return refusedInCeremony(assembled.error, paths);
  const written = writeNewFile(out, `${assembled.value.threshold}\n`);
  return written.ok ? done({ jointKey: assembled.value.jointKey }) : written;
}

/** The commitment of a trustee who uses belenios-tool, which knows none. */
export function commitToolMember(
  group: GroupName,
  paths: { keyFile: string; certificates: readonly string[]; contribution: string; out: string },
): OfficeOutcome<string> {
  const [seed, contribution] = [readLine(paths.keyFile), readLine(paths.contribution)];
  const certificates = readAll(paths.certificates);
  if (!seed.ok) return seed;
  if (!contribution.ok) return contribution;
  if (!certificates.ok) return certificates;
  const commitment = commitForTool({
    context: { group },
    seed: seed.value,
    certificates: certificates.value,
    contribution: contribution.value,
  });
  if (!commitment.ok) return refusedBy(commitment.error, paths.certificates);
  return writeNewFile(paths.out, `${commitment.value}\n`);
}

/** What a trustee who uses belenios-tool needs for its step 5. */
export function inputToolMember(
  group: GroupName,
  index: number,
  paths: Omit<Required<CeremonyPaths>, 'keys'>,
  out: string,
): OfficeOutcome<string> {
  const files = readCeremony(paths);
  if (!files.ok) return files;
  const { certificates, commitments = [], contributions = [] } = files.value;
  const input = inputForTool(group, { certificates, commitments, contributions }, index);
  if (!input.ok) return refusedInCeremony(input.error, paths);
  return writeNewFile(out, `${input.value}\n`);
}

/** One line of JSON, as the tool writes its files too. */
export function readLine(path: string): OfficeOutcome<string> {
  const text = readTextFile(path);
  return text.ok ? done(text.value.trimEnd()) : text;
}

function readAll(paths: readonly string[]): OfficeOutcome<readonly string[]> {
  const texts: string[] = [];
  for (const path of paths) {
    const text = readLine(path);
    if (!text.ok) return text;
    texts.push(text.value);
  }
  return done(texts);
}

function readCeremony(paths: CeremonyPaths): OfficeOutcome<CeremonyFiles> {
  const read: Record<string, readonly string[]> = {};
  for (const kind of ['certificates', 'commitments', 'contributions', 'keys'] as const) {
    const given = paths[kind];
    if (given === undefined) continue;
    const texts = readAll(given);
    if (!texts.ok) return texts;
    read[kind] = texts.value;
  }
  return done({ certificates: [], ...read });
}

/** A refusal with the file's name in place of its number in a list. */
function refusedBy(
  { code, message, path = '' }: ProtocolError,
  files: readonly string[],
): OfficeOutcome<never> {
  const at = /^\w+\[(\d+)\]/.exec(path)?.[1];
  const file = at === undefined ? undefined : files[Number(at)];
  return refused(code, `${file === undefined ? '' : `${file}: `}${message}.`);
}

function refusedInCeremony(error: ProtocolError, paths: CeremonyPaths): OfficeOutcome<never> {
  const kind = /^(certificates|commitments|contributions|keys)\[/.exec(error.path ?? '')?.[1];
  switch (kind) {
    case 'certificates':
    case 'commitments':
    case 'contributions':
    case 'keys':
      return refusedBy(error, paths[kind] ?? []);
    default:
      return refusedBy(error, []);
  }
}
