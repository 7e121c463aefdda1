/** Random questions and choices for property tests. */
import fc from 'fast-check';
import { type Choices, choicesOf, type Question } from '../index.ts';
import { questionOf } from './elections.ts';

/** A question that can be answered: blank or not, `max` up to two above the number of answers. */
export const questions: fc.Arbitrary<Question> = fc
  .tuple(fc.integer({ min: 1, max: 4 }), fc.boolean())
  .chain(([answers, blank]) =>
    fc
      .integer({ min: 0, max: answers })
      .chain((min) =>
        fc.integer({ min, max: answers + 2 }).map((max) => questionOf(answers, min, max, blank)),
      ),
  );

/** Choices that a question allows. */
export function choicesFor(question: Question): fc.Arbitrary<Choices> {
  const length = question.answers.length;
  const most = Math.min(question.max, length);
  const answers = fc
    .subarray(
      Array.from({ length }, (_, index) => index),
      { minLength: question.min, maxLength: most },
    )
    .map((chosen) => Array.from({ length }, (_, index): 0 | 1 => (chosen.includes(index) ? 1 : 0)));
  if (question.blank !== true) return answers;
  const blank = Array.from({ length: choicesOf(question) }, (_, index): 0 | 1 => (index === 0 ? 1 : 0));
  return fc.oneof(
    { weight: 1, arbitrary: fc.constant(blank) },
    { weight: 2, arbitrary: answers.map((row): Choices => [0, ...row]) },
  );
}
