import assert from 'node:assert/strict';
import { join } from 'node:path';
import { encryptBallot, parseElection, type CastBallot } from '../../packages/protocol/src/index.ts';
import { minutesAfter } from '../../packages/server/src/clock.ts';
import type { Annulment } from '../../packages/server/src/office/annul.ts';
import { makeTrusteeFiles, readPublicKeyFile } from '../../packages/server/src/office/trustee-files.ts';
import { must } from '../../packages/server/src/rehearsal/stage.ts';
import type { Voter } from '../../packages/server/src/store/roll.ts';
import type { Run } from '../../packages/server/src/store/runs.ts';
import { cast, start, type Scene } from './support.ts';

/** What tests of annulled runs share: new keys, runs by their number, and votes in any of them. */

export const consultation = 'ordre-2024';
export const newOpening = minutesAfter(start, 24 * 60);
export const newClosing = minutesAfter(start, 21 * 24 * 60);

/** What everybody is told. */
export const words = {
  fr: 'Les votes du 8 juin sont annulés.',
  nl: 'De stemmen van 8 juni zijn geannuleerd.',
};

let made = 0;

/** New keys of three trustees: what sealing takes, and the private files. */
export function newKeys(scene: Scene): {
  input: { trustees: { file: string; text: string }[] };
  privateFiles: string[];
  publicFiles: string[];
} {
  made += 1;
  const files = [1, 2, 3].map((number) => {
    const privateFile = join(scene.folder, `${made}-${number}.private.json`);
    const publicFile = join(scene.folder, `${made}-${number}.public.json`);
    must(makeTrusteeFiles('Ed25519', `Trustee ${number}`, { privateFile, publicFile }, 'none'));
    return { privateFile, publicFile };
  });
  return {
    input: {
      trustees: files.map(({ publicFile }) => ({
        file: publicFile,
        text: must(readPublicKeyFile(publicFile)).trustee,
      })),
    },
    privateFiles: files.map(({ privateFile }) => privateFile),
    publicFiles: files.map(({ publicFile }) => publicFile),
  };
}

/** An annulment as an office decides it, with new keys and a period from tomorrow on. */
export function annulmentOf(scene: Scene, more: Partial<Annulment> = {}): Annulment {
  return {
    reason: 'programming error',
    notice: words,
    restart: { opensAt: newOpening, closesAt: newClosing, sealing: newKeys(scene).input },
    ...more,
  };
}

/** A run of an election by its number. */
export async function runOf(scene: Scene, election: string, number: number): Promise<Run> {
  const run = (await scene.data.store.runs.ofConsultation(consultation)).find(
    (each) => each.election === election && each.number === number,
  );
  assert.ok(run !== undefined, `${election} has no run ${number}`);
  return run;
}

/** A ballot for a run, with the credential that the voter has in it: the first candidate of each question. */
export function ballotFor(scene: Scene, run: Run, voter: Voter): CastBallot {
  const election = parseElection(run.electionText);
  const credential = scene.data.registrar.credentialOf(run.uuid, voter.id);
  assert.ok(election.ok && credential !== undefined);
  const choices = election.value.questions.map(({ answers, blank, min }) => [
    ...(blank === true ? [0 as const] : []),
    ...answers.map((_, index): 0 | 1 => (index < Math.max(1, min) ? 1 : 0)),
  ]);
  const encrypted = encryptBallot({ election: election.value, credential, choices });
  assert.ok(encrypted.ok);
  return encrypted.value;
}

/** Somebody who has voted. */
export interface Voted {
  readonly voter: Voter;
  readonly cookie: string;
  readonly ballot: string;
  readonly tracker: string;
  readonly reference: string;
}

/** Has somebody of Liège vote in a run. */
export async function voteIn(scene: Scene, run: Run, index: number): Promise<Voted> {
  const voter = await scene.voter('liege', index);
  const cookie = await scene.signIn(voter);
  const { ballot, tracker } = ballotFor(scene, run, voter);
  const answer = await cast(scene, run.uuid, cookie, ballot);
  assert.equal(answer.status, 201, JSON.stringify(answer.body));
  assert.ok(typeof answer.body === 'object' && answer.body !== null && 'reference' in answer.body);
  return { voter, cookie, ballot, tracker, reference: String(answer.body.reference) };
}
