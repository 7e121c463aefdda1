import { randomBytes } from 'node:crypto';
import type { Static } from 'typebox';
import type { CandidateDefinition, QuestionDefinition } from '../definition/definition.ts';
import type { SealedCandidate, SealedQuestion } from '../http/schemas/election.ts';
import { drawnOrder } from './draw.ts';

/** A question as it is sealed; lists whose order is left to the lot are drawn now. */
export function sealQuestion({
  order,
  candidates,
  ...question
}: QuestionDefinition): Static<typeof SealedQuestion> {
  if (order !== 'drawn') return { ...question, candidates: candidates.map(sealCandidate) };
  const seed = randomBytes(32);
  return {
    ...question,
    draw: { seed: seed.toString('hex') },
    candidates: drawnOrder(candidates, seed).map(sealCandidate),
  };
}

function sealCandidate({
  members,
  statement,
  ...candidate
}: CandidateDefinition): Static<typeof SealedCandidate> {
  return {
    ...candidate,
    ...(members === undefined ? {} : { members: [...members] }),
    ...(statement === undefined ? {} : { statement }),
  };
}
