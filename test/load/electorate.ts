import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { encryptBallot, parseElection } from '../../packages/protocol/src/index.ts';
import { minutesAfter, systemClock } from '../../packages/server/src/clock.ts';
import { sessionCookie } from '../../packages/server/src/http/session-cookie.ts';
import { SealedDefinition } from '../../packages/server/src/http/schemas/election.ts';
import { seededDice, simulateChoice } from '../../packages/server/src/rehearsal/choices.ts';
import { stageConsultation } from '../../packages/server/src/rehearsal/stage.ts';
import { openDataFolder, sessionLimits } from '../../packages/server/src/server.ts';
import { electionsOf } from '../../packages/server/src/voting/voter-elections.ts';
import { startSession } from '../../packages/server/src/voting/sessions.ts';
import { root } from '../../scripts/lib/root.ts';
import { Compile } from 'typebox/compile';

/** Somebody who is about to cast: signed in, the ballot made. */
export interface ReadyVoter {
  /** The voter on the roll. */
  readonly id: string;
  readonly uuid: string;
  readonly cookie: string;
  readonly ballot: string;
  readonly tracker: string;
}

/** An electorate on the point of voting. */
export interface Electorate {
  readonly consultation: string;
  readonly voters: readonly ReadyVoter[];
  /** The server's public key for references, base64url. */
  readonly referenceKey: string;
}

const checkDefinition = Compile(SealedDefinition);

/**
 * An example with as many voters as wanted: those of its roll, and more of the same kind where they are too few. In
 * `folder`; the example itself stays as it is.
 */
export function copyExample(example: string, folder: string, voters: number): string {
  const copy = join(folder, example);
  cpSync(join(root, 'examples', example), copy, { recursive: true });
  const path = join(copy, 'voters.csv');
  const [header = '', ...lines] = readFileSync(path, 'utf8').trimEnd().split('\n');
  const rows = Array.from({ length: voters }, (_, index) => {
    const [number = '', name = '', email = '', ...rest] = (lines[index % lines.length] ?? '').split(',');
    const round = Math.floor(index / lines.length);
    const more = round === 0 ? '' : `-${round}`;
    return [`${number}${more}`, name, email.replace('@', `${more}@`), ...rest].join(',');
  });
  writeFileSync(path, `${[header, ...rows].join('\n')}\n`);
  return copy;
}

/**
 * Stages the example in a data folder, open now, and brings everybody to the point of casting in their first election: a
 * session of their own, and a ballot encrypted with their credential.
 */
export async function readyElectorate(
  dataFolder: string,
  example: string,
  onProgress: (text: string) => void,
  databaseUrl?: string,
): Promise<Electorate> {
  const data = await openDataFolder(dataFolder, systemClock, databaseUrl);
  try {
    const now = systemClock();
    const staged = await stageConsultation(data, example, {
      opensAt: now,
      closesAt: minutesAfter(now, 24 * 60),
      keysFolder: join(dataFolder, 'demo-trustees', 'load'),
    });
    const { id } = staged.definition;
    const roll = await data.store.roll.ofConsultation(id);
    const made: (Omit<ReadyVoter, 'id' | 'cookie'> & { readonly voter: (typeof roll)[number] })[] = [];
    for (const voter of roll) {
      const [first] = await electionsOf(data.store, voter);
      if (first === undefined) throw new Error(`Voter ${voter.number} has no election`);
      const { uuid, electionText, definitionText } = first.run;
      const election = parseElection(electionText);
      const credential = data.registrar.credentialOf(uuid, voter.id);
      if (!election.ok || credential === undefined) throw new Error(`Voter ${voter.number} can not vote`);
      const { questions } = checkDefinition.Parse(JSON.parse(definitionText)).election;
      const dice = seededDice(voter.number);
      const choices = questions.map((question) => simulateChoice(question, dice));
      const cast = encryptBallot({ election: election.value, credential, choices });
      if (!cast.ok) throw new Error(cast.error.message);
      made.push({ voter, uuid, ballot: cast.value.ballot, tracker: cast.value.tracker });
      if (made.length % 50 === 0) onProgress(`${made.length} of ${roll.length} ballots made`);
    }
    // Sessions last: they end after ten minutes without a request.
    const voters: ReadyVoter[] = [];
    for (const { voter, ...ready } of made) {
      const { token } = await startSession(data.store, systemClock, sessionLimits, voter);
      voters.push({ id: voter.id, ...ready, cookie: `${sessionCookie}=${token}` });
    }
    return { consultation: id, voters, referenceKey: data.signer.publicKey };
  } finally {
    await data.close();
  }
}
