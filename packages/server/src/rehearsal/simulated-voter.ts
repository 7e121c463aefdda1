import { encryptBallot, parseElection, verifyReference, type Election } from '@isoloir/protocol';
import { Type, type Static, type TSchema } from 'typebox';
import { Compile } from 'typebox/compile';
import { CastReceipt, Election as ElectionView, SealedDefinition } from '../http/schemas/election.ts';
import { VoterCredential, VoterElections } from '../http/schemas/session.ts';
import { simulateChoice, type Dice } from './choices.ts';
import type { HttpPerson } from './http-person.ts';
import { VotingError, type PollingStation } from './polling-station.ts';

/** What a simulated voter did in one election. */
export interface SimulatedVote {
  readonly uuid: string;
  readonly choices: readonly (readonly (0 | 1)[])[];
  readonly tracker: string;
  readonly reference: string;
  /** Milliseconds from sending the ballot to the receipt. */
  readonly castMilliseconds: number;
}

const checks = {
  elections: Compile(VoterElections),
  election: Compile(ElectionView),
  definition: Compile(SealedDefinition),
  credential: Compile(VoterCredential),
  receipt: Compile(CastReceipt),
  problem: Compile(Type.Object({ code: Type.String(), detail: Type.Optional(Type.String()) })),
};

/** Somebody signed in, and their professional number. */
export interface SignedInPerson extends HttpPerson {
  readonly number: string;
}

async function readAnswer<Schema extends TSchema>(
  response: Response,
  check: { Check(value: unknown): value is Static<Schema> },
): Promise<Static<Schema>> {
  const value: unknown = await response.json();
  if (response.ok && check.Check(value)) return value;
  const problem = checks.problem.Check(value)
    ? `${value.code}: ${value.detail ?? ''}`
    : 'an unreadable answer';
  throw new VotingError(`${response.status} from ${response.url}: ${problem}`);
}

/** Votes in every open election of the person signed in, as the portal does, and checks each receipt. */
export async function voteEverywhere(
  station: PollingStation,
  person: SignedInPerson,
  dice: Dice,
): Promise<readonly SimulatedVote[]> {
  const { elections } = await readAnswer<typeof VoterElections>(
    await person.request(`${station.origin}/api/v1/session/elections`),
    checks.elections,
  );
  const votes: SimulatedVote[] = [];
  for (const { uuid, phase, signedAt } of elections) {
    if (phase === 'open' && signedAt === undefined) votes.push(await vote(station, person, uuid, dice));
  }
  return votes;
}

async function vote(
  station: PollingStation,
  person: SignedInPerson,
  uuid: string,
  dice: Dice,
): Promise<SimulatedVote> {
  const api = `${station.origin}/api/v1`;
  const view = await readAnswer<typeof ElectionView>(
    await person.request(`${api}/elections/${uuid}`),
    checks.election,
  );
  const election = parsedElection(view.election);
  const definition = checks.definition.Parse(JSON.parse(view.definition));
  const credential = await credentialOf(station, person, uuid);
  const choices = definition.election.questions.map((question) => simulateChoice(question, dice));
  const cast = encryptBallot({ election, credential, choices });
  if (!cast.ok) throw new VotingError(`Encryption refused: ${cast.error.message}`);
  const { ballot, tracker } = cast.value;
  const sent = performance.now();
  const response = await person.request(`${api}/elections/${uuid}/ballots`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ ballot }),
  });
  const receipt = await readAnswer<typeof CastReceipt>(response, checks.receipt);
  const castMilliseconds = performance.now() - sent;
  const reference = verifyReference(receipt.reference, station.referenceKey);
  if (!reference.ok || reference.value.tracker !== tracker || reference.value.election !== uuid) {
    throw new VotingError(`The receipt for ${tracker} is not genuine`);
  }
  return { uuid, choices, tracker, reference: receipt.reference, castMilliseconds };
}

/** The credential that the server hands out, or, where it says that it was mailed, the one in the voter's letter. */
async function credentialOf(
  { origin, mailbox }: PollingStation,
  person: SignedInPerson,
  uuid: string,
): Promise<string> {
  const response = await person.request(`${origin}/api/v1/session/elections/${uuid}/credential`);
  if (response.status !== 409) {
    return (await readAnswer<typeof VoterCredential>(response, checks.credential)).credential;
  }
  const problem: unknown = await response.json();
  const mailed = checks.problem.Check(problem) && problem.code === 'credential-mailed';
  const credential = mailed ? mailbox(uuid, person.number) : undefined;
  if (credential === undefined) throw new VotingError(`No credential for ${uuid}: ${response.status}`);
  return credential;
}

function parsedElection(text: string): Election {
  const election = parseElection(text);
  if (!election.ok) throw new VotingError(`The election does not parse: ${election.error.message}`);
  return election.value;
}
