import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import {
  generateCredential,
  generateUuid,
  parseCredentials,
  publicCredentialOf,
  writeCredentials,
} from '@isoloir/protocol';
import { Type } from 'typebox';
import { Compile } from 'typebox/compile';
import type { ConsultationDefinition, ElectionDefinition } from '../definition/definition.ts';
import { ElectionUuid } from '../http/schemas/common.ts';
import type { RollEntry } from '../roll/roll.ts';
import type { Voter } from '../store/roll.ts';
import type { Rooms } from '../store/store.ts';
import { belongsTo } from '../voting/electorate.ts';
import { jsonText, readJsonFile, writeNewFile } from './files.ts';
import { done, refused, type OfficeOutcome } from './outcome.ts';

const publicKind = 'isoloir public credentials';

/** What an independent registrar gives to the office: nothing in it is secret. */
const PublicListFile = Type.Object({
  kind: Type.Literal(publicKind),
  consultation: Type.String(),
  election: Type.String(),
  uuid: ElectionUuid,
  group: Type.String(),
  electorate: Type.String({ description: 'SHA-256 of who has a credential, and their weights.' }),
  credentials: Type.String({ description: 'The exact Belenios JSON of the list.' }),
});

const checkPublicList = Compile(PublicListFile);

/** A registrar's public list as read from its file. */
export interface PublicList {
  readonly file: string;
  readonly consultation: string;
  readonly election: string;
  readonly uuid: string;
  readonly group: string;
  readonly electorate: string;
  readonly credentials: string;
}

/** Hex SHA-256 of a text. */
export function hashOfText(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** Hash of an electorate, in whatever order: the registrar's roll and the office's must be the same. */
function electorateHash(people: readonly Pick<RollEntry, 'number' | 'weight'>[]): string {
  const lines = people.map(({ number, weight = 1 }) => JSON.stringify([number, weight]));
  return hashOfText(lines.sort().join('\n'));
}

/** Files that a registrar has made for one election. */
export interface MadeCredentials {
  readonly election: string;
  readonly uuid: string;
  readonly voters: number;
  /** For the office. */
  readonly publicFile: string;
  /** To be mailed, line by line. Secret. */
  readonly privateFile: string;
  /** Hex SHA-256 of the public list: what the office and the registrar compare by voice. */
  readonly hash: string;
}

/**
 * An independent registrar's part, offline: makes a credential for each voter of each election. `public/` holds a list
 * for the office, `private/` a list of who gets which, to be mailed and then destroyed; SHA256SUMS the hashes of all.
 */
export function makeCredentialFiles(
  definition: ConsultationDefinition,
  roll: readonly RollEntry[],
  folder: string,
  progress?: (text: string) => void,
): OfficeOutcome<readonly MadeCredentials[]> {
  if (existsSync(folder)) {
    return refused('file-unreadable', `${folder} exists already; credentials go into a new folder.`);
  }
  // Whoever is interrupted finds no folder that looks whole: it gets its name when everything is in it.
  const work = `${folder}.part`;
  rmSync(work, { recursive: true, force: true });
  mkdirSync(join(work, 'public'), { recursive: true });
  mkdirSync(join(work, 'private'), { recursive: true, mode: 0o700 });
  const made: MadeCredentials[] = [];
  const sums: string[] = [];
  for (const election of definition.elections) {
    const voters = roll.filter((entry) => belongsTo(election.electorate, entry));
    if (voters.length === 0) {
      return refused('electorate-empty', `Nobody on the roll may vote in election "${election.id}".`);
    }
    const files = credentialsOf(definition, election, voters, progress);
    for (const [path, text, secret] of [
      [`public/${election.id}.json`, files.publicText, false],
      [`private/${election.id}.csv`, files.privateText, true],
    ] as const) {
      const written = writeNewFile(join(work, path), text, { secret });
      if (!written.ok) return written;
      sums.push(`${hashOfText(text)}  ${path}\n`);
    }
    made.push({
      election: election.id,
      uuid: files.uuid,
      voters: voters.length,
      publicFile: join(folder, `public/${election.id}.json`),
      privateFile: join(folder, `private/${election.id}.csv`),
      hash: hashOfText(files.publicText),
    });
  }
  const written = writeNewFile(join(work, 'SHA256SUMS'), sums.join(''));
  if (!written.ok) return written;
  renameSync(work, folder);
  return done(made);
}

function credentialsOf(
  { id, group, weights }: ConsultationDefinition,
  election: ElectionDefinition,
  voters: readonly RollEntry[],
  progress?: (text: string) => void,
): { uuid: string; publicText: string; privateText: string } {
  const uuid = generateUuid();
  const secrets = voters.map((voter) => ({ voter, credential: generateCredential() }));
  const list = writeCredentials(
    secrets.map(({ voter: { weight = 1 }, credential: secret }, at) => {
      if (at % 100 === 99) progress?.(`${election.id}: ${at + 1} of ${voters.length} credentials made`);
      const credential = publicCredentialOf(group, uuid, secret);
      return weights ? { credential, weight } : credential;
    }),
  );
  if (!list.ok) throw new Error(`Unusable credentials were made: ${list.error.message}`);
  const publicText = jsonText({
    kind: publicKind,
    consultation: id,
    election: election.id,
    uuid,
    group,
    electorate: electorateHash(voters),
    credentials: list.value,
  });
  const columns = ['number', 'name', 'email', 'language', 'district', 'credential'];
  const rows = secrets.map(({ voter: { number, name, email, language, district }, credential }) =>
    [number, name, email, language, district, credential].map(cellOf).join(','),
  );
  return { uuid, publicText, privateText: `${[columns.join(','), ...rows].join('\n')}\n` };
}

/** A value of a CSV line, quoted where it must be. */
function cellOf(value: string): string {
  return /[",\n\r]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
}

/** Reads a registrar's public list. */
export function readPublicList(path: string): OfficeOutcome<PublicList> {
  const value = readJsonFile(path);
  if (!value.ok) return value;
  if (!checkPublicList.Check(value.value)) {
    return refused('file-unreadable', `${path} is not a file of kind "${publicKind}".`);
  }
  return done({ ...value.value, file: basename(path) });
}

/** An election that is to be sealed, with those who may vote in it. */
interface Electorate {
  readonly election: ElectionDefinition;
  readonly voters: readonly Voter[];
}

/**
 * Checks the registrar's lists against definition and roll: one good list for each election where credentials are
 * mailed, none elsewhere. By election.
 */
export async function checkPublicLists(
  rooms: Pick<Rooms, 'runs'>,
  definition: ConsultationDefinition,
  electorates: readonly Electorate[],
  lists: readonly PublicList[],
): Promise<OfficeOutcome<ReadonlyMap<string, PublicList>>> {
  const byElection = new Map<string, PublicList>();
  if (definition.credentials !== 'mailed') {
    return lists.length === 0
      ? done(byElection)
      : refused('credentials-wrong', 'The consultation delivers credentials itself; give no --credentials.');
  }
  for (const list of lists) {
    const { file, consultation, election } = list;
    const other = byElection.get(election);
    const found = electorates.find((each) => each.election.id === election);
    if (consultation !== definition.id || found === undefined) {
      return refused(
        'credentials-wrong',
        `${file} is for ${consultation}/${election}, not for this consultation.`,
      );
    }
    if (other !== undefined) {
      return refused(
        'credentials-wrong',
        `${file} and ${other.file} are for the same election; give each once.`,
      );
    }
    const refusal =
      (await rooms.runs.find(list.uuid)) === undefined
        ? wrongIn(definition, found, list)
        : 'its identifier is used already; have the registrar make it anew';
    if (refusal !== undefined) return refused('credentials-wrong', `${file}: ${refusal}.`);
    byElection.set(election, list);
  }
  const missing = electorates.filter(({ election }) => !byElection.has(election.id));
  if (missing.length > 0) {
    const names = missing.map(({ election }) => election.id).join(', ');
    return refused(
      'credentials-missing',
      `Credentials are mailed: give the registrar's public lists with --credentials; missing are those of ${names}.`,
    );
  }
  return done(byElection);
}

function wrongIn(
  { group, weights }: ConsultationDefinition,
  { voters }: Electorate,
  list: PublicList,
): string | undefined {
  if (list.group !== group) return `it is for the group ${list.group}, the consultation for ${group}`;
  const credentials = parseCredentials(group, list.credentials);
  if (!credentials.ok) return `its list is none: ${credentials.error.message}`;
  const { size } = credentials.value;
  if (size !== voters.length) return `it has ${size} credentials, the roll ${voters.length} voters`;
  if (list.electorate !== electorateHash(voters)) return 'it was made for another roll';
  const sorted = (values: Iterable<number>): string => [...values].sort((a, b) => a - b).join();
  const expected = voters.map(({ weight }) => (weights ? weight : 1));
  return sorted(credentials.value.values()) === sorted(expected)
    ? undefined
    : 'its weights are not those of the roll';
}
