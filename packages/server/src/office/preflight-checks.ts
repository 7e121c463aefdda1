import { createHash } from 'node:crypto';
import {
  parseElection,
  parseThreshold,
  parseTrustee,
  parseTrustees,
  publicCredentialOf,
} from '@isoloir/protocol';
import { Type } from 'typebox';
import { Compile } from 'typebox/compile';
import type { ConsultationContent, ConsultationDefinition } from '../definition/definition.ts';
import { SealedDefinition } from '../http/schemas/election.ts';
import type { Registrar } from '../registrar/registrar.ts';
import type { Run } from '../store/runs.ts';
import type { Store } from '../store/store.ts';
import { periodOf, phaseOf } from '../voting/phase.ts';
import { mayVoteIn } from '../voting/voter-elections.ts';
import type { AuditReport } from './audit.ts';
import { hashOfText } from './credential-files.ts';
import {
  notAsked,
  resultOf,
  type CheckContext,
  type CheckResult,
  type PreflightInput,
} from './preflight-result.ts';
import { rollHash } from './roll-hash.ts';

/** The fingerprint of a run's election as it stands in the store; words where it is none. */
export function fingerprintOf(run: Run): string {
  const election = parseElection(run.electionText);
  return election.ok ? election.value.fingerprint : 'damaged';
}

/** Every entry of the log is as it was written. */
export function logIsWhole({ problems, entries, head }: AuditReport): CheckResult {
  return resultOf(
    'log',
    problems.map(({ height, what }) => `entry ${height}: ${what}`),
    `${entries} entries, head ${head?.height ?? 0}:${head?.hash ?? ''}`,
  );
}

/** The database finds nothing wrong in its own files. */
export async function databaseIsWhole(store: Store): Promise<CheckResult> {
  return resultOf('database', await store.integrity(), 'its files are sound');
}

/** No election takes ballots yet. */
export function notYetOpen({ runs, consultation: { period }, now }: CheckContext): CheckResult {
  const wrong = runs.flatMap((run) => {
    const phase = phaseOf(run.state, periodOf(run, period), now);
    return phase === 'not-open' ? [] : [`${run.election} is ${phase}`];
  });
  return resultOf('not-open', wrong, `opens ${period.opensAt.toISOString()}`);
}

/** Nothing is in any urn, and nobody has signed. */
export async function urnsAreEmpty({ rooms, runs }: CheckContext): Promise<CheckResult> {
  const wrong: string[] = [];
  for (const { uuid, election } of runs) {
    const counts = {
      ballots: await rooms.urn.count(uuid),
      signatures: await rooms.signatures.count(uuid),
      'used credentials': await rooms.urn.countSpent(uuid),
    };
    for (const [what, count] of Object.entries(counts)) {
      if (count > 0) wrong.push(`${election} has ${count} ${what}`);
    }
  }
  return resultOf('urns', wrong, `${runs.length} urns are empty, their counters are zero, nobody has signed`);
}

const checkSealing = Compile(
  Type.Object({
    uuid: Type.String(),
    fingerprint: Type.String(),
    definition: Type.String(),
    trustees: Type.String(),
    credentials: Type.String(),
    imported: Type.String(),
  }),
);

/** What sealing fixed has the hashes that the log says. */
export async function textsAreAsSealed({ rooms, runs, entries }: CheckContext): Promise<CheckResult> {
  const sealings = entries
    .filter(({ act }) => act === 'election.sealed')
    .flatMap(({ detail }) => {
      const value: unknown = JSON.parse(detail);
      return checkSealing.Check(value) ? [value] : [];
    });
  const wrong: string[] = [];
  for (const run of runs) {
    const sealing = sealings.find(({ uuid }) => uuid === run.uuid);
    const stored = await rooms.consultations.find(run.consultation);
    if (sealing === undefined || stored === undefined) {
      wrong.push(`the log does not say how ${run.election} was sealed`);
      continue;
    }
    const differs = Object.entries({
      'the election': fingerprintOf(run) !== sealing.fingerprint,
      'the definition':
        hashOfText(run.definitionText) !== sealing.definition ||
        !run.electionText.includes(`definition SHA-256 ${hashOfText(run.definitionText)}"`),
      'the trustees': hashOfText(run.trusteesText) !== sealing.trustees,
      'the credentials': hashOfText(run.credentialsText) !== sealing.credentials,
      'the imported definition': hashOfText(stored.definition) !== sealing.imported,
    });
    for (const [what, is] of differs)
      if (is) wrong.push(`${what} of ${run.election} is not as it was sealed`);
  }
  return resultOf('texts', wrong, 'elections, definitions, trustees and credentials are as they were sealed');
}

const checkDefinition = Compile(SealedDefinition);

/** The statements, and the organisation’s own texts, have their sealed hashes. */
export async function documentsAreAsSealed({
  rooms,
  runs,
  consultation,
}: CheckContext): Promise<CheckResult> {
  const wrong: string[] = [];
  let documents = 0;
  for (const run of runs) {
    const value: unknown = parsed(run.definitionText);
    if (!checkDefinition.Check(value)) {
      wrong.push(`the definition of ${run.election} does not parse`);
      continue;
    }
    wrong.push(...wrongTexts(value, consultation.definition.content ?? {}));
    const statements = value.election.questions.flatMap(({ candidates }) =>
      candidates.flatMap(({ statement }) => (statement === undefined ? [] : [statement.fr, statement.nl])),
    );
    for (const { sha256 } of statements.flatMap(({ pdf, text }) => [pdf, text])) {
      const document = await rooms.documents.find(run.consultation, sha256);
      const hash = document === undefined ? '' : createHash('sha256').update(document.content).digest('hex');
      if (hash !== sha256) wrong.push(`a statement in ${run.election} is not as it was sealed (${sha256})`);
      documents += 1;
    }
  }
  return resultOf(
    'documents',
    [...new Set(wrong)],
    `${documents} statements and the organisation's texts are as sealed`,
  );
}

/** Those of the organisation's own texts that differ from their sealed hashes. */
function wrongTexts(
  { consultation: { content: sealed = {} } }: SealedDefinition,
  content: ConsultationContent,
): string[] {
  return (['faq', 'contact', 'signInHelp', 'thanks'] as const)
    .filter((name) => {
      const [hashes, text] = [sealed[name], content[name]];
      return (['fr', 'nl'] as const).some(
        (language) => hashes?.[language] !== (text === undefined ? undefined : hashOfText(text[language])),
      );
    })
    .map((name) => `the organisation's text "${name}" is not as it was sealed`);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return undefined;
  }
}

const checkRoll = Compile(Type.Object({ roll: Type.String() }));

/** The roll has the hash that the last act on it logged. */
export async function rollIsAsLogged({ rooms, entries, consultation }: CheckContext): Promise<CheckResult> {
  const last = entries.map(({ detail }) => parsed(detail)).findLast((detail) => checkRoll.Check(detail));
  const logged = checkRoll.Check(last) ? last.roll : undefined;
  const now = await rollHash(rooms, consultation.definition.id);
  return resultOf(
    'roll',
    logged === now ? [] : ['the roll is not as the log says: somebody changed it without the command'],
    `the roll is as the log says (${now})`,
  );
}

/** Every voter has a credential that is on the sealed list. */
export async function credentialsAreHeld({
  rooms,
  registrar,
  runs,
  consultation: { definition },
  progress,
}: CheckContext): Promise<CheckResult> {
  const roll = await rooms.roll.ofConsultation(definition.id);
  const wrong: string[] = [];
  let checked = 0;
  for (const run of runs) {
    const electorate = definition.elections.find(({ id }) => id === run.election)?.electorate ?? {};
    const voters = roll.filter((voter) => mayVoteIn({ run, electorate }, voter));
    const listed = new Set([...run.credentialsText.matchAll(/"([^",]+)(?:,\d+)?"/g)].map(([, each]) => each));
    if (listed.size !== voters.length) {
      wrong.push(`${run.election} has ${listed.size} credentials for ${voters.length} voters`);
    }
    if (definition.credentials === 'mailed') continue;
    const without = voters.filter((voter) => {
      checked += 1;
      if (checked % 100 === 0) progress(`${checked} credentials checked`);
      const credential = heldFor(registrar, run.uuid, voter.id);
      return (
        credential === undefined || !listed.has(publicCredentialOf(definition.group, run.uuid, credential))
      );
    });
    if (without.length > 0) wrong.push(`${without.length} voters of ${run.election} have no good credential`);
  }
  const good =
    definition.credentials === 'mailed'
      ? 'the lists fit the roll; the credentials themselves were mailed'
      : `the registrar holds all ${checked} credentials, and each is on its list`;
  return resultOf('credentials', wrong, good);
}

/** A credential; none, where what the registrar keeps of it does not open any more. */
function heldFor(registrar: Registrar, run: string, voter: string): string | undefined {
  try {
    return registrar.credentialOf(run, voter);
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    // However it was damaged, the voter has none: the check tells that.
    return undefined;
  }
}

/** Where votes may be cast beside the portal. It fails for nothing: it has the office read what was sealed. */
export function votingPages({ boothOrigins }: Pick<ConsultationDefinition, 'boothOrigins'>): CheckResult {
  const sites = boothOrigins.map(
    (origin) => `whoever runs ${origin} can read and change the votes cast there`,
  );
  return resultOf(
    'voting-pages',
    [],
    sites.length === 0 ? 'votes are cast on the portal alone' : sites.join('; '),
  );
}

/** The trustees of every run are those whose keys were given. */
export function trusteesAreThese(
  { runs, consultation: { definition } }: CheckContext,
  { trustees, threshold }: PreflightInput,
): CheckResult {
  const { group } = definition;
  const given = [
    ...trustees.map(({ file, text }) => {
      const parsedKey = parseTrustee(group, text);
      return { file, keys: parsedKey.ok ? [parsedKey.value.publicKey] : [] };
    }),
    ...(threshold === undefined ? [] : [thresholdKeys(group, threshold)]),
  ];
  if (given.length === 0) {
    return notAsked(
      'trustees',
      'give the trustees’ public key files with --trustee or --threshold to compare',
    );
  }
  const wrong: string[] = [];
  for (const run of runs) {
    const sealed = parseTrustees(group, run.trusteesText);
    if (!sealed.ok) {
      wrong.push(`the trustees of ${run.election} are damaged`);
      continue;
    }
    const keys = new Set(sealed.value.map(({ publicKey }) => publicKey));
    for (const { file, keys: its } of given) {
      if (its.length === 0) wrong.push(`${file} is no public key`);
      else if (its.some((key) => !keys.has(key)))
        wrong.push(`${file} is not among the trustees of ${run.election}`);
      for (const key of its) keys.delete(key);
    }
    if (keys.size > 0) wrong.push(`${keys.size} trustees of ${run.election} were not given`);
  }
  return resultOf(
    'trustees',
    [...new Set(wrong)],
    'the trustees are those whose keys were given, each proves to hold theirs',
  );
}

function thresholdKeys(
  group: Parameters<typeof parseThreshold>[0],
  { file, text }: { readonly file: string; readonly text: string },
): { file: string; keys: readonly string[] } {
  const parsedGroup = parseThreshold(group, text);
  return { file, keys: parsedGroup.ok ? parsedGroup.value.members.map(({ publicKey }) => publicKey) : [] };
}
