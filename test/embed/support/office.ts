import { minutesAfter } from '../../../packages/server/src/clock.ts';
import { annulConsultation } from '../../../packages/server/src/office/annul.ts';
import { must } from '../../../packages/server/src/rehearsal/stage.ts';
import { countElection } from '../../server/count.ts';
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
export async function counted(scene: Scene, id: string): Promise<{ uuid: string; candidate: string }> {
  const election = await scene.election(id);
  await votesOf(scene, id, 2);
  scene.now = minutesAfter(closesAt, 30);
  const { questions } = await countElection(scene, election.uuid);
  return { uuid: election.uuid, candidate: questions[0]?.candidates[0]?.name ?? '' };
}
