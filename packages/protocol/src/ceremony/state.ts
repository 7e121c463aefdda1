import { attempt, type ProtocolError, refuse, valueOf } from '../errors.ts';
import { groupNameOf } from '../group/group.ts';
import { parseJson } from '../json/parse.ts';
import { fieldOf, readCount, readList, readObject, readString } from '../json/read.ts';
import { isJsonObject, type JsonObject, writeJson } from '../json/value.ts';
import { type Result } from '../result.ts';
import { type CeremonyContext, checkSize } from '../trustees/threshold.ts';

/** The steps of a member, in order. */
export const memberSteps = ['certified', 'committed', 'revealed', 'finished'] as const;

/** One of {@link memberSteps}. */
export type MemberStep = (typeof memberSteps)[number];

interface Certified {
  readonly context: CeremonyContext;
  /** The member's number, from 1. */
  readonly index: number;
  /** Secret: what the member's keys are made from. */
  readonly seed: string;
  readonly certificate: string;
}

interface Committed extends Certified {
  /** All members' certificates, in order. */
  readonly certificates: readonly string[];
  /** The member's own contribution; secret until it is revealed. */
  readonly contribution: string;
  readonly commitment: string;
}

interface Revealed extends Committed {
  /** All members' commitments, in order, as they were before this member revealed its contribution. */
  readonly commitments: readonly string[];
}

interface Finished extends Revealed {
  /** Secret, decimal: what partial decryptions are made with. */
  readonly decryptionKey: string;
  readonly publicKey: string;
  readonly keyFile: string;
  /** Hash of the certificates and contributions that the key was made from. */
  readonly transcript: string;
}

/** What a member keeps secret between the steps. */
export type MemberState =
  | ({ readonly step: 'certified' } & Certified)
  | ({ readonly step: 'committed' } & Committed)
  | ({ readonly step: 'revealed' } & Revealed)
  | ({ readonly step: 'finished' } & Finished);

/** A state as text: secret, to be encrypted before it is kept. */
export function writeMemberState(state: MemberState): string {
  return writeJson(state);
}

const fieldsOf: Readonly<Record<MemberStep, readonly string[]>> = {
  certified: [],
  committed: ['certificates', 'contribution', 'commitment'],
  revealed: ['certificates', 'contribution', 'commitment', 'commitments'],
  finished: [
    ...['certificates', 'contribution', 'commitment', 'commitments'],
    ...['decryptionKey', 'publicKey', 'keyFile', 'transcript'],
  ],
};

/** Reads what {@link writeMemberState} wrote. */
export function parseMemberState(text: string): Result<MemberState, ProtocolError> {
  const read = attempt(() => readState(text));
  if (read.ok) return read;
  return { ok: false, error: { ...read.error, code: 'ceremony-state-malformed' } };
}

function readState(text: string): MemberState {
  const value = valueOf(parseJson(text));
  const given = isJsonObject(value) ? value.get('step') : undefined;
  const step = memberSteps.find((known) => known === given);
  if (step === undefined) return refuse('ceremony-state-malformed', 'no step');
  const names = ['step', 'context', 'index', 'seed', 'certificate', ...fieldsOf[step]];
  const fields = readObject(value, names, '');
  const own = {
    context: readContext(readObject(fieldOf(fields, 'context', ''), ['group', 'size', 'threshold'], '')),
    index: readCount(fieldOf(fields, 'index', ''), 'index'),
    seed: textAt(fields, 'seed'),
    certificate: textAt(fields, 'certificate'),
  };
  if (step === 'certified') return { step, ...own };
  const committed = {
    ...own,
    certificates: textsAt(fields, 'certificates'),
    contribution: textAt(fields, 'contribution'),
    commitment: textAt(fields, 'commitment'),
  };
  if (step === 'committed') return { step, ...committed };
  const revealed = { ...committed, commitments: textsAt(fields, 'commitments') };
  if (step === 'revealed') return { step, ...revealed };
  return {
    step,
    ...revealed,
    decryptionKey: textAt(fields, 'decryptionKey'),
    publicKey: textAt(fields, 'publicKey'),
    keyFile: textAt(fields, 'keyFile'),
    transcript: textAt(fields, 'transcript'),
  };
}

function readContext(fields: JsonObject): CeremonyContext {
  const group = groupNameOf(textAt(fields, 'group')) ?? refuse('group-unknown', 'unknown group', 'group');
  const size = readCount(fieldOf(fields, 'size', ''), 'size');
  const threshold = readCount(fieldOf(fields, 'threshold', ''), 'threshold');
  checkSize(threshold, size, 'context');
  return { group, size, threshold };
}

function textAt(fields: JsonObject, name: string): string {
  return readString(fieldOf(fields, name, ''), name);
}

function textsAt(fields: JsonObject, name: string): readonly string[] {
  return readList(fieldOf(fields, name, ''), name, readString);
}
