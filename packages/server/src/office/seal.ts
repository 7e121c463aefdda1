import { createHash } from 'node:crypto';
import {
  electionKeyOf,
  generateUuid,
  parseElection,
  parseThreshold,
  parseTrustee,
  writeCredentials,
  writeElection,
  writeTrustees,
} from '@isoloir/protocol';
import type {
  ConsultationContent,
  ConsultationDefinition,
  ElectionDefinition,
} from '../definition/definition.ts';
import type { LocalizedText } from '../http/schemas/common.ts';
import type { SealedDefinition } from '../http/schemas/election.ts';
import type { Voter } from '../store/roll.ts';
import type { Run } from '../store/runs.ts';
import type { Rooms } from '../store/store.ts';
import { belongsTo } from '../voting/electorate.ts';
import { checkPublicLists, hashOfText, type PublicList } from './credential-files.ts';
import { findConsultation, type Office } from './office.ts';
import { done, refused, type OfficeOutcome } from './outcome.ts';
import { rollHash } from './roll-hash.ts';
import { sealQuestion } from './sealed-question.ts';

/** A trustee's public part as read from its file. */
export interface TrusteePart {
  readonly file: string;
  /** The exact JSON of the trustee's public key with its proof. */
  readonly text: string;
}

/** What sealing is given beside the definition and the roll. */
export interface SealingInput {
  /** Public keys of the trustees who are all needed. */
  readonly trustees: readonly TrusteePart[];
  /** The threshold group, where the definition wants one. */
  readonly threshold?: TrusteePart;
  /** With mailed credentials: the registrar's public list for each election. */
  readonly credentials?: readonly PublicList[];
}

/** An election that has just been sealed. */
export interface SealedElection {
  readonly id: string;
  readonly uuid: string;
  readonly voters: number;
  readonly fingerprint: string;
}

const inBoth = ({ fr, nl }: LocalizedText): string => (fr === nl ? fr : `${fr} / ${nl}`);

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** The organisation's own texts by their hashes, so that whoever shows them can tell whether they were sealed. */
function sealedContentOf(
  content: ConsultationContent,
): NonNullable<SealedDefinition['consultation']['content']> {
  const { faq, contact, signInHelp, thanks } = content;
  const hashesOf = ({ fr, nl }: LocalizedText) => ({ fr: sha256(fr), nl: sha256(nl) });
  return {
    ...(faq === undefined ? {} : { faq: hashesOf(faq) }),
    ...(contact === undefined ? {} : { contact: hashesOf(contact) }),
    ...(signInHelp === undefined ? {} : { signInHelp: hashesOf(signInHelp) }),
    ...(thanks === undefined ? {} : { thanks: hashesOf(thanks) }),
  };
}

function definitionOf(
  consultation: ConsultationDefinition,
  election: ElectionDefinition,
  { uuid, number }: Pick<Run, 'uuid' | 'number'>,
): SealedDefinition {
  return {
    version: 1,
    consultation: {
      id: consultation.id,
      kind: consultation.kind,
      title: consultation.title,
      organisation: consultation.organisation,
      languages: [...consultation.languages],
      profile: consultation.profile,
      verification: consultation.verification,
      credentials: consultation.credentials,
      embeddingOrigins: [...consultation.embeddingOrigins],
      ...(consultation.boothOrigins.length === 0 ? {} : { boothOrigins: [...consultation.boothOrigins] }),
      content: sealedContentOf(consultation.content ?? {}),
    },
    election: {
      id: election.id,
      run: number,
      uuid,
      title: election.title,
      questions: election.questions.map(sealQuestion),
    },
  };
}

/**
 * The Belenios election of a definition. Its description ends with the hex SHA-256 of the definition, so that the
 * election's fingerprint stands for everything that was sealed.
 */
function electionTextOf(
  definition: SealedDefinition,
  group: ConsultationDefinition['group'],
  publicKey: string,
): string {
  const hash = createHash('sha256').update(JSON.stringify(definition)).digest('hex');
  return writeElection({
    description: `${inBoth(definition.consultation.organisation)} · definition SHA-256 ${hash}`,
    name: `${inBoth(definition.consultation.title)} · ${inBoth(definition.election.title)}`,
    group,
    publicKey,
    questions: definition.election.questions.map((question) => ({
      answers: question.candidates.map((candidate) => candidate.name),
      ...(question.blank ? { blank: true } : {}),
      min: question.minimum,
      max: question.maximum,
      question: inBoth(question.title),
    })),
    uuid: definition.election.uuid,
    administrator: inBoth(definition.consultation.organisation),
    credentialAuthority: 'isoloir registrar',
  });
}

/** The key of an election, and the exact text of all trustees who hold a part of it. */
export interface ElectionKey {
  readonly trusteesText: string;
  readonly publicKey: string;
}

/** Checks the trustees' public keys against what the definition wants, and combines them. */
export function checkTrustees(
  consultation: ConsultationDefinition,
  { trustees, threshold }: SealingInput,
): OfficeOutcome<ElectionKey> {
  const wanted = consultation.trustees.single;
  if (trustees.length !== wanted) {
    return refused(
      'trustees-wrong-number',
      `The consultation wants ${wanted} trustees, ${trustees.length} public keys were given; give one file for each.`,
    );
  }
  const seen = new Map<string, string>();
  for (const { file, text } of trustees) {
    const parsed = parseTrustee(consultation.group, text);
    if (!parsed.ok) {
      return refused(
        'trustee-key-invalid',
        `${file} is not a trustee's public key: ${parsed.error.message}.`,
      );
    }
    const other = seen.get(parsed.value.publicKey);
    if (other !== undefined) {
      return refused(
        'trustee-key-invalid',
        `${file} holds the same key as ${other}; each trustee makes their own.`,
      );
    }
    seen.set(parsed.value.publicKey, file);
  }
  const group = checkThreshold(consultation, threshold);
  if (!group.ok) return group;
  const trusteesText = writeTrustees(
    trustees.map(({ text }) => text),
    group.value,
  );
  const key = electionKeyOf(consultation.group, trusteesText);
  if (!key.ok)
    return refused('trustee-key-invalid', `The trustees' keys do not combine: ${key.error.message}.`);
  return done({ trusteesText, publicKey: key.value });
}

/** The threshold group's exact text, or none where none is wanted. */
function checkThreshold(
  { group, trustees: { threshold: wanted } }: ConsultationDefinition,
  given: TrusteePart | undefined,
): OfficeOutcome<readonly string[]> {
  if (given === undefined) {
    return wanted === undefined
      ? done([])
      : refused(
          'trustees-wrong-number',
          `The consultation wants a threshold group, ${wanted.needed} of ${wanted.of}; give its file with --threshold.`,
        );
  }
  const { file, text } = given;
  if (wanted === undefined) {
    return refused(
      'trustees-wrong-number',
      `The consultation wants no threshold group, but ${file} was given.`,
    );
  }
  const parsed = parseThreshold(group, text);
  if (!parsed.ok) {
    return refused('trustee-key-invalid', `${file} is not a threshold group: ${parsed.error.message}.`);
  }
  const { members, threshold } = parsed.value;
  if (members.length !== wanted.of || threshold !== wanted.needed) {
    return refused(
      'trustees-wrong-number',
      `The consultation wants ${wanted.needed} of ${wanted.of} trustees, ${file} is for ${threshold} of ${members.length}.`,
    );
  }
  return done([text]);
}

/** A run to be sealed: of which election, for whom, and the how manieth it is. */
export interface Electorate {
  readonly election: ElectionDefinition;
  readonly voters: readonly Voter[];
  readonly number: number;
}

function sealOne(
  office: Office,
  consultation: ConsultationDefinition,
  { election, voters, number }: Electorate,
  { trusteesText, publicKey }: ElectionKey,
  mailed: PublicList | undefined,
): Run {
  const uuid = mailed?.uuid ?? generateUuid();
  const definition = definitionOf(consultation, election, { uuid, number });
  const credentialsText = mailed?.credentials ?? issueCredentials(office, consultation, uuid, voters);
  return {
    uuid,
    consultation: consultation.id,
    election: election.id,
    number,
    state: 'sealed',
    electionText: electionTextOf(definition, consultation.group, publicKey),
    definitionText: JSON.stringify(definition),
    trusteesText,
    credentialsText,
    sealedAt: office.clock(),
    opensAt: null,
    closesAt: null,
    closedAt: null,
    annulledAt: null,
    successor: null,
    encryptedTally: null,
    sizedTally: null,
    result: null,
  };
}

/** Has the registrar on this machine make a credential for each voter; the public ones, as the election lists them. */
function issueCredentials(
  { registrar, progress }: Office,
  { group, weights }: ConsultationDefinition,
  uuid: string,
  voters: readonly Voter[],
): string {
  const issued = registrar.issue(
    { uuid, group },
    voters.map(({ id }) => id),
    (count) => progress?.(`${count} of ${voters.length} credentials made`),
  );
  const credentials = writeCredentials(
    issued.map((credential, at) => (weights ? { credential, weight: voters[at]?.weight ?? 1 } : credential)),
  );
  if (!credentials.ok)
    throw new Error(`The registrar made unusable credentials: ${credentials.error.message}`);
  return credentials.value;
}

/**
 * Seals every election of a consultation: fixes the definition, the trustees' key and one credential for each voter.
 * All of them, or none.
 */
export async function sealConsultation(
  office: Office,
  id: string,
  input: SealingInput,
): Promise<OfficeOutcome<readonly SealedElection[]>> {
  const found = await findConsultation(office, id);
  if (!found.ok) return found;
  const { definition } = found.value;
  const key = checkTrustees(definition, input);
  if (!key.ok) return key;
  return office.store.transaction(async (rooms) => {
    if ((await rooms.runs.ofConsultation(id)).length > 0) {
      return refused('consultation-sealed', `Consultation "${id}" is sealed already.`);
    }
    const roll = await rooms.roll.ofConsultation(id);
    if (roll.length === 0)
      return refused('roll-empty', `Consultation "${id}" has no roll yet; import it first.`);
    const electorates = electoratesOf(
      roll,
      definition.elections.map((election) => ({ election, number: 1 })),
    );
    if (!electorates.ok) return electorates;
    const lists = await checkPublicLists(rooms, definition, electorates.value, input.credentials ?? []);
    if (!lists.ok) return lists;
    return done(await sealRuns(office, rooms, definition, key.value, electorates.value, lists.value));
  });
}

/** Those on the roll who may vote in each election; refused where that is nobody. */
export function electoratesOf(
  roll: readonly Voter[],
  elections: readonly Omit<Electorate, 'voters'>[],
): OfficeOutcome<readonly Electorate[]> {
  const electorates = elections.map(({ election, number }) => ({
    election,
    number,
    voters: roll.filter((voter) => belongsTo(election.electorate, voter)),
  }));
  const empty = electorates.find(({ voters }) => voters.length === 0);
  return empty === undefined
    ? done(electorates)
    : refused('electorate-empty', `Nobody on the roll may vote in election "${empty.election.id}".`);
}

/** Within a transaction, seals runs whose trustees, electorates and lists have been checked, and logs each. */
export async function sealRuns(
  office: Office,
  rooms: Rooms,
  definition: ConsultationDefinition,
  key: ElectionKey,
  electorates: readonly Electorate[],
  lists: ReadonlyMap<string, PublicList>,
): Promise<readonly SealedElection[]> {
  const imported = await rooms.consultations.find(definition.id);
  if (imported === undefined) throw new Error(`Consultation ${definition.id} is gone`);
  const roll = await rollHash(rooms, definition.id);
  const sealed: SealedElection[] = [];
  for (const electorate of electorates) {
    const { id } = electorate.election;
    const mailed = lists.get(id);
    const run = sealOne(office, definition, electorate, key, mailed);
    await rooms.runs.add(run);
    const parsed = parseElection(run.electionText);
    if (!parsed.ok) throw new Error(`The election written is not one: ${parsed.error.message}`);
    const { fingerprint } = parsed.value;
    const voters = electorate.voters.length;
    sealed.push({ id, uuid: run.uuid, voters, fingerprint });
    await rooms.audit.append(
      {
        act: 'election.sealed',
        consultation: definition.id,
        detail: {
          election: id,
          run: run.number,
          uuid: run.uuid,
          voters,
          fingerprint,
          definition: hashOfText(run.definitionText),
          trustees: hashOfText(run.trusteesText),
          credentials: hashOfText(run.credentialsText),
          imported: hashOfText(imported.definition),
          roll,
        },
      },
      run.sealedAt,
    );
  }
  return sealed;
}
