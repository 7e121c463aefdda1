import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { minutesAfter } from '../../../packages/server/src/clock.ts';
import { annulConsultation } from '../../../packages/server/src/office/annul.ts';
import { archiveOf } from '../../../packages/server/src/office/archive.ts';
import { closeConsultation } from '../../../packages/server/src/office/open-close.ts';
import { tallyRun } from '../../../packages/server/src/office/tally.ts';
import { decryptArchive, readDecryptionFile } from '../../../packages/server/src/office/trustee-files.ts';
import { must } from '../../../packages/server/src/rehearsal/stage.ts';
import { type Answer, ballotOf, cast, closesAt, type Scene } from '../../server/support.ts';

/** Annuls everything, with no run in its place. */
export async function annulled(scene: Scene, consultation: string): Promise<void> {
  const notice = { fr: 'Les votes sont annulés.', nl: 'De stemmen zijn geannuleerd.' };
  must(await annulConsultation(scene.data, consultation, { reason: 'test', notice }));
}

/** As many people of a district vote, all for the first candidate; what they are given as a receipt. */
export async function votesOf(scene: Scene, id: string, count: number): Promise<readonly Answer[]> {
  const election = await scene.election(id);
  const answers: Answer[] = [];
  for (let index = 0; index < count; index += 1) {
    const voter = await scene.voter(id, index);
    const { ballot } = ballotOf(scene, election, voter);
    answers.push(await cast(scene, election.uuid, await scene.signIn(voter), ballot));
  }
  return answers;
}

/** Two votes for the first candidate of an election, and its count; the other elections stay closed. */
export async function counted(
  scene: Scene,
  consultation: string,
  id: string,
): Promise<{ uuid: string; candidate: string }> {
  const election = await scene.election(id);
  await votesOf(scene, id, 2);
  scene.now = minutesAfter(closesAt, 30);
  must(await closeConsultation(scene.data, consultation));
  const run = await scene.data.store.runs.find(election.uuid);
  if (run === undefined) throw new Error('The run is gone');
  const archive = join(scene.folder, `${election.uuid}.bel`);
  writeFileSync(archive, await archiveOf(scene.data.store, run));
  const parts = scene.staged.privateKeyFiles.map((privateFile, index) => {
    const out = join(scene.folder, `part-${index}.json`);
    must(decryptArchive({ archive, privateFile, out }, 'none'));
    return must(readDecryptionFile(out));
  });
  const { questions } = must(await tallyRun(scene.data, election.uuid, parts));
  return { uuid: election.uuid, candidate: questions[0]?.candidates[0]?.name ?? '' };
}
