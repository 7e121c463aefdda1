import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { newAccessCode, verifyArchive } from '@isoloir/protocol';
import { minutesAfter, systemClock } from '../clock.ts';
import type { ConsultationDefinition } from '../definition/definition.ts';
import type { ElectionResult } from '../http/schemas/election.ts';
import { startIdentityProvider } from '../identity-provider/identity-provider.ts';
import { archiveOf } from '../office/archive.ts';
import { closeConsultation } from '../office/open-close.ts';
import { tallyRun } from '../office/tally.ts';
import { decryptArchive, readDecryptionFile } from '../office/trustee-files.ts';
import { openDataFolder, redirectUriOf, startServer, type DataFolder } from '../server.ts';
import { askBeleniosTool, type IndependentVerdict } from './belenios-tool.ts';
import { seededDice } from './choices.ts';
import { freePort } from './free-port.ts';
import { signIn, waysOf, type Knowledge, type Way } from './sign-in.ts';
import { voteEverywhere, type SimulatedVote } from './simulated-voter.ts';
import { must, stageConsultation, type StagedConsultation } from './stage.ts';

/** What a rehearsal is asked for. */
export interface RehearsalOptions {
  readonly folder: string;
  readonly voters: number;
  readonly seed: string;
  /** Where archives and report go. */
  readonly out: string;
  readonly onProgress: (text: string) => void;
  /** Is told where the rehearsal works, until it is over: whoever interrupts it removes that. */
  readonly onFolder?: (folder: string) => void;
}

/** What became of one election in a rehearsal. */
export interface RehearsedElection {
  readonly id: string;
  readonly uuid: string;
  readonly fingerprint: string;
  readonly voters: number;
  readonly ballots: number;
  readonly archive: string;
  readonly result: ElectionResult;
  /** Whether the result is what the simulated voters chose. */
  readonly agrees: boolean;
  readonly verified: boolean;
  readonly failures: readonly string[];
  readonly independent: IndependentVerdict;
}

/** The report of a rehearsal. */
export interface RehearsalReport {
  readonly consultation: string;
  readonly seed: string;
  readonly startedAt: string;
  readonly endedAt: string;
  readonly simulatedVoters: number;
  readonly castMilliseconds: { readonly median: number; readonly most: number };
  readonly elections: readonly RehearsedElection[];
  readonly ok: boolean;
}

const client = { clientId: 'isoloir-rehearsal', clientSecret: 'isoloir-rehearsal-secret' };

// Two people at a time keep both the simulated browsers and the server at work.
const atOnce = 2;

/**
 * Rehearses a whole consultation in a data folder of its own: imports, makes keys, seals, opens, lets simulated voters
 * sign in and cast over real HTTP, closes, has each trustee decrypt, counts, and verifies. Throws when a step fails;
 * whether all agree is in the report.
 */
export async function rehearse(
  options: RehearsalOptions,
): Promise<{ report: RehearsalReport; signed: string }> {
  const work = await mkdtemp(join(tmpdir(), 'isoloir-rehearsal-'));
  options.onFolder?.(work);
  const data = await openDataFolder(join(work, 'data'));
  try {
    const startedAt = systemClock();
    const staged = await stageConsultation(data, options.folder, {
      opensAt: startedAt,
      closesAt: minutesAfter(startedAt, 24 * 60),
      keysFolder: join(work, 'trustees'),
    });
    const votes = await pollEverybody(data, staged, options);
    must(await closeConsultation(data, staged.definition.id, { reason: 'rehearsal' }));
    await mkdir(options.out, { recursive: true });
    const elections: RehearsedElection[] = [];
    for (const sealed of staged.elections) {
      options.onProgress(`counting ${sealed.id}`);
      elections.push(await count(data, staged, sealed, votes, options.out, work));
    }
    const times = votes.map(({ castMilliseconds }) => castMilliseconds).sort((left, right) => left - right);
    const report: RehearsalReport = {
      consultation: staged.definition.id,
      seed: options.seed,
      startedAt: startedAt.toISOString(),
      endedAt: systemClock().toISOString(),
      simulatedVoters: options.voters,
      castMilliseconds: {
        median: Math.round(times[Math.floor(times.length / 2)] ?? 0),
        most: Math.round(times.at(-1) ?? 0),
      },
      elections,
      ok: elections.every(
        ({ agrees, verified, independent }) =>
          agrees && verified && (!independent.asked || independent.accepted),
      ),
    };
    const signed = data.signer.signText(JSON.stringify(report));
    await writeFile(join(options.out, 'report.json'), `${JSON.stringify({ report, ...signed }, null, 2)}\n`);
    return { report, signed: signed.signature };
  } finally {
    await data.close();
    await rm(work, { recursive: true });
  }
}

/** A vote that counts as often as its voter's weight says. */
interface WeightedVote extends SimulatedVote {
  readonly weight: number;
}

/** Lets the simulated voters vote, each with their own session, over real HTTP. */
async function pollEverybody(
  data: DataFolder,
  { definition, mailbox }: StagedConsultation,
  { voters, seed, onProgress }: RehearsalOptions,
): Promise<readonly WeightedVote[]> {
  const roll = await data.store.roll.ofConsultation(definition.id);
  const people = pick(roll, voters, seed);
  const ways = waysOf(definition.signIn);
  const [port, providerPort] = [await freePort(), await freePort()];
  const origin = `http://127.0.0.1:${port}`;
  const { openIdConnect } = definition.signIn;
  const issuer = `http://127.0.0.1:${providerPort}`;
  const provider =
    openIdConnect === undefined
      ? undefined
      : await startIdentityProvider({
          port: providerPort,
          issuer,
          client: { ...client, redirectUris: [redirectUriOf(origin)] },
          people: () => Promise.resolve(roll),
          keys: openIdConnect.keys,
        });
  const { app } = await startServer({
    data,
    host: '127.0.0.1',
    port,
    openId: { issuer, ...client },
    logger: false,
  });
  const station = { origin, consultation: definition.id, referenceKey: data.signer.publicKey, mailbox };
  const votes: WeightedVote[] = [];
  const queue = people.entries();
  let done = 0;
  const worker = async (): Promise<void> => {
    for (const [index, { id, number, weight }] of queue) {
      const way = ways[index % ways.length] ?? { byPassword: true };
      const person = await signIn(station, way, await knowledgeOf(data, definition, { id, number }, way));
      const cast = await voteEverywhere(station, { ...person, number }, seededDice(`${seed}|${number}`));
      votes.push(...cast.map((vote) => ({ ...vote, weight })));
      done += 1;
      onProgress(`${done} of ${people.length} voters have voted`);
    }
  };
  try {
    await Promise.all(Array.from({ length: atOnce }, worker));
  } finally {
    await app.close();
    await provider?.close();
  }
  return votes;
}

/** What a voter knows to sign in with; a password comes as by SMS or from a link, a token as by e-mail. */
async function knowledgeOf(
  { store, secretHashes, clock }: DataFolder,
  { signIn: { token: tokens } }: ConsultationDefinition,
  { id, number }: { readonly id: string; readonly number: string },
  way: Way,
): Promise<Knowledge> {
  const access = await store.access.ofVoter(id);
  const password = newAccessCode('password');
  if ('byPassword' in way) await store.access.setPassword(id, await secretHashes.hash(password), clock());
  const token = tokens === undefined ? undefined : newAccessCode('token');
  if (token !== undefined) await store.access.setToken(id, await secretHashes.hash(token), clock());
  return {
    number,
    orderNumber: access?.orderNumber ?? '',
    identifier: access?.identifier ?? '',
    password,
    ...(token === undefined ? {} : { token }),
  };
}

/** Some people of the roll, spread over all of it and the same for the same seed. */
function pick<Person extends { readonly number: string }>(
  roll: readonly Person[],
  count: number,
  seed: string,
): readonly Person[] {
  if (count > roll.length) throw new RangeError(`${count} voters are asked for, the roll has ${roll.length}`);
  const dice = seededDice(`${seed}|people`);
  const left = [...roll];
  return Array.from({ length: count }, () => left.splice(dice(left.length), 1)).flat();
}

async function count(
  data: DataFolder,
  staged: StagedConsultation,
  sealed: StagedConsultation['elections'][number],
  votes: readonly WeightedVote[],
  out: string,
  work: string,
): Promise<RehearsedElection> {
  const { uuid, id, fingerprint, voters } = sealed;
  const archive = join(out, `${uuid}.bel`);
  const exportArchive = async (): Promise<Uint8Array> => {
    const run = await data.store.runs.find(uuid);
    if (run === undefined) throw new Error(`Run ${uuid} is gone`);
    const bytes = await archiveOf(data.store, run);
    await writeFile(archive, bytes);
    return bytes;
  };
  await exportArchive();
  const parts = staged.privateKeyFiles.map((privateFile, index) => {
    const file = join(work, `${uuid}-${index + 1}.json`);
    must(decryptArchive({ archive, privateFile, out: file }, 'none'));
    return must(readDecryptionFile(file));
  });
  const result = must(await tallyRun(data, uuid, parts));
  const verification = verifyArchive(await exportArchive());
  const mine = votes.filter((vote) => vote.uuid === uuid);
  return {
    id,
    uuid,
    fingerprint,
    voters,
    ballots: result.numberOfBallots,
    archive,
    result,
    agrees: agreesWith(result, mine),
    verified: verification.ok,
    failures: verification.failures.map(({ code, message }) => `${code}: ${message}`),
    independent: askBeleniosTool(archive, staged.definition.group),
  };
}

/** Whether counts are exactly the sums of what the simulated voters chose. */
export function agreesWith(
  result: ElectionResult,
  votes: readonly (Pick<SimulatedVote, 'choices'> & { readonly weight?: number })[],
): boolean {
  const counted = result.questions.map(({ blank, candidates }) => [
    ...(blank === undefined ? [] : [blank]),
    ...candidates.map((candidate) => candidate.votes),
  ]);
  const chosen = counted.map((counts, question) =>
    counts.map((_, index) =>
      votes.reduce((sum, { choices, weight = 1 }) => sum + (choices[question]?.[index] ?? 0) * weight, 0),
    ),
  );
  return result.numberOfBallots === votes.length && JSON.stringify(counted) === JSON.stringify(chosen);
}
