import { parseResult, parseSizedTally } from '@isoloir/protocol';
import { failure, success, type Outcome } from '../errors.ts';
import type { ElectionResult } from '../http/schemas/election.ts';
import type { Run } from '../store/runs.ts';
import { outcomesOf } from './elected.ts';
import { sealedTextsOf } from './sealed-run.ts';

/** The counts of a run by question and candidate, once it is counted, and who is elected where seats are fixed. */
export function resultOf(run: Run): Outcome<ElectionResult> {
  if (run.result === null || run.sizedTally === null) return failure('election-not-counted');
  const { election, definition } = sealedTextsOf(run);
  const [result, sized] = [parseResult(election, run.result), parseSizedTally(run.sizedTally)];
  if (!result.ok || !sized.ok) throw new Error(`The result of run ${run.uuid} is damaged`);
  const { questions } = definition.election;
  return success({
    uuid: run.uuid,
    numberOfBallots: sized.value.count,
    questions: questions.map((question, index) => countsOf(question, result.value.counts[index] ?? [])),
  });
}

type Question = ReturnType<typeof sealedTextsOf>['definition']['election']['questions'][number];
type QuestionResult = ElectionResult['questions'][number];

function countsOf(question: Question, counts: readonly number[]): QuestionResult {
  const [blank, votes] = question.blank ? [counts[0], counts.slice(1)] : [undefined, counts];
  if (votes.length !== question.candidates.length) {
    throw new Error(`The result of question ${question.id} has ${votes.length} counts`);
  }
  // Of lists no rule of the definition says how seats are shared out.
  const mandates = question.kind === 'lists' ? undefined : question.mandates;
  const outcomes = mandates === undefined ? [] : outcomesOf(votes, mandates);
  return {
    id: question.id,
    title: question.title,
    ...(question.kind === undefined ? {} : { kind: question.kind }),
    ...(mandates === undefined ? {} : { mandates }),
    ...(blank === undefined ? {} : { blank }),
    candidates: question.candidates.map(({ id, name, title }, index) => {
      const outcome = outcomes[index];
      return {
        id,
        name,
        ...(title === undefined ? {} : { title }),
        votes: votes[index] ?? 0,
        ...(outcome === undefined ? {} : { outcome }),
      };
    }),
  };
}
