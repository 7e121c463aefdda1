import { refuse } from '../errors.ts';
import { choicesOf, type Question } from '../election/election.ts';

/** Choices of one question: 1 for chosen; where the question allows blank, position 0 is the blank choice. */
export type Choices = readonly (0 | 1)[];

/** Refuses choices that the question does not allow; a ballot with them could not be proved valid. */
export function checkChoices(question: Question, choices: Choices, path: string): void {
  const length = choicesOf(question);
  if (choices.length !== length)
    refuse('choices-length', `expected ${length} choices, got ${choices.length}`, path);
  const numbers: readonly number[] = choices;
  if (!numbers.every((value) => value === 0 || value === 1)) {
    refuse('choices-value', 'each choice is 0 or 1', path);
  }
  let sum = 0;
  for (const value of numbers) sum += value;
  if (question.blank === true && choices[0] === 1) {
    if (sum !== 1) refuse('choices-blank-not-alone', 'blank excludes all other choices', path);
    return;
  }
  if (sum < question.min) refuse('choices-below-minimum', `${sum} chosen, at least ${question.min}`, path);
  if (sum > question.max) refuse('choices-above-maximum', `${sum} chosen, at most ${question.max}`, path);
}
