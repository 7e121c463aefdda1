import { setTimeout as wait } from 'node:timers/promises';
import { Compile } from 'typebox/compile';
import { verifyReference } from '../../packages/protocol/src/index.ts';
import { CastReceipt } from '../../packages/server/src/http/schemas/election.ts';
import { openDataFolder } from '../../packages/server/src/server.ts';
import type { Electorate, ReadyVoter } from './electorate.ts';

/** What became of one voter. */
export interface Acknowledged {
  readonly voter: ReadyVoter;
  /** Milliseconds from the first sending to the receipt. */
  readonly milliseconds: number;
  /** How often the ballot was sent. */
  readonly sent: number;
  /** 201 when this sending recorded it, 200 when an earlier one had. */
  readonly status: number;
}

/** What all of them met. */
export interface LoadOutcome {
  readonly acknowledged: readonly Acknowledged[];
  /** Milliseconds in which all ballots were sent for the first time. */
  readonly sendingMilliseconds: number;
  /** Milliseconds from the first sending to the last receipt. */
  readonly totalMilliseconds: number;
}

const checkReceipt = Compile(CastReceipt);

/** Milliseconds between two sendings of a voter who got no answer, and by how much at most those of several differ. */
const patience = 250;

/** Milliseconds after which a voter gives up: something is wrong with the server. */
const longest = 120_000;

/** Resolves when a voter may send. */
export type Pace = (index: number) => Promise<void>;

/**
 * Has everybody cast, each at their time: a voter whose answer is lost sends the same ballot again, as the portal does,
 * until there is a receipt. `onReceipt` is told how many there are.
 */
export async function voteAll(
  { voters, referenceKey }: Electorate,
  origin: string,
  pace: Pace,
  onReceipt: (count: number) => void,
): Promise<LoadOutcome> {
  const began = performance.now();
  let lastSent = began;
  let receipts = 0;
  const one = async (voter: ReadyVoter, index: number): Promise<Acknowledged> => {
    await pace(index);
    lastSent = Math.max(lastSent, performance.now());
    const done = await untilReceipt(voter, origin, referenceKey);
    receipts += 1;
    onReceipt(receipts);
    return done;
  };
  const acknowledged = await Promise.all(voters.map(one));
  return {
    acknowledged,
    sendingMilliseconds: lastSent - began,
    totalMilliseconds: performance.now() - began,
  };
}

/** Has everybody cast, so many at any moment: the next one when one has the receipt. */
export async function voteByTurns(
  { voters, referenceKey }: Electorate,
  origin: string,
  atOnce: number,
): Promise<Omit<LoadOutcome, 'sendingMilliseconds'>> {
  const began = performance.now();
  const acknowledged: Acknowledged[] = [];
  const queue = voters.values();
  const turns = async (): Promise<void> => {
    for (const voter of queue) acknowledged.push(await untilReceipt(voter, origin, referenceKey));
  };
  await Promise.all(Array.from({ length: atOnce }, turns));
  return { acknowledged, totalMilliseconds: performance.now() - began };
}

/** Sends a ballot until there is a receipt. */
async function untilReceipt(voter: ReadyVoter, origin: string, referenceKey: string): Promise<Acknowledged> {
  const first = performance.now();
  for (let sent = 1; performance.now() - first < longest; sent += 1) {
    const answer = await sendOnce(voter, origin, referenceKey);
    if ('status' in answer) {
      return { voter, milliseconds: performance.now() - first, sent, status: answer.status };
    }
    // All who were sent away together do not come back together.
    await wait(answer.retryAfter + Math.random() * patience);
  }
  throw new Error('A voter got no answer in two minutes');
}

/** What became of one sending: the status of a genuine receipt, or in how many milliseconds the voter sends again. */
type Answer = { readonly status: number } | { readonly retryAfter: number };

/** Sends a ballot. */
export async function sendOnce(
  { uuid, cookie, ballot, tracker }: ReadyVoter,
  origin: string,
  referenceKey: string,
): Promise<Answer> {
  let response: Response;
  let body: unknown;
  try {
    response = await fetch(`${origin}/api/v1/elections/${uuid}/ballots`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', cookie },
      body: JSON.stringify({ ballot }),
    });
    body = await response.json();
  } catch (error) {
    // The connection was refused or cut: the very thing that a killed server does.
    if (error instanceof TypeError) return { retryAfter: patience };
    throw error;
  }
  // Busy, or the database does not answer: told at once, and to be sent again when the server says, as the portal does. Or
  // the sender itself was too slow, since it is thousands of voters on one machine.
  if (response.status === 503 || response.status === 408) {
    return { retryAfter: Number(response.headers.get('retry-after') ?? 0) * 1000 || patience };
  }
  if (!response.ok || !checkReceipt.Check(body)) {
    throw new Error(`A ballot was answered with ${response.status}: ${JSON.stringify(body)}`);
  }
  const reference = verifyReference(body.reference, referenceKey);
  if (!reference.ok || reference.value.tracker !== tracker || reference.value.election !== uuid) {
    throw new Error(`The receipt for ${tracker} is not genuine`);
  }
  return { status: response.status };
}

/** What the data folder holds afterwards. */
export interface Recorded {
  readonly ballots: number;
  readonly signatures: number;
  /** Voters whose ballot is not in the urn. */
  readonly missing: number;
}

/** Counts urns and signature lists, and looks for each voter's ballot. */
export async function recordedIn(
  dataFolder: string,
  { consultation, voters }: Electorate,
): Promise<Recorded> {
  const data = await openDataFolder(dataFolder);
  try {
    let [ballots, signatures, missing] = [0, 0, 0];
    for (const { uuid } of await data.store.runs.ofConsultation(consultation)) {
      ballots += await data.store.urn.count(uuid);
      signatures += await data.store.signatures.count(uuid);
    }
    for (const { uuid, tracker } of voters) if (!(await data.store.urn.has(uuid, tracker))) missing += 1;
    return { ballots, signatures, missing };
  } finally {
    await data.close();
  }
}
