import { choicesOf, type Question } from '../election/election.ts';

/** Texts of a ciphertext. */
export interface CiphertextText {
  readonly alpha: string;
  readonly beta: string;
}

/** What a clause speaks of: the ciphertext of one choice, or the product of those of all answers. */
export type Target = number | 'sum';

/** "The target encrypts `claim`". */
export interface Clause {
  readonly target: Target;
  readonly claim: number;
}

/** What a hash prefix is made of: S0, then the question's ciphertexts and their product. */
export interface Binding {
  readonly ballot: string;
  readonly choices: readonly CiphertextText[];
  readonly sum: CiphertextText;
}

/** One proof of a ballot: a disjunction of clauses, and the prefix that its challenge hashes. */
export interface Statement {
  readonly member: 'individual_proofs' | 'overall_proof' | 'blank_proof';
  /** Path within the answer, for messages. */
  readonly path: string;
  readonly clauses: readonly Clause[];
  prefix(binding: Binding): string;
}

/** S0 of the format: what binds all proofs of a ballot to the election and the credential. */
export function ballotBinding(fingerprint: string, credential: string): string {
  return `${fingerprint}|${credential}`;
}

const pair = ({ alpha, beta }: CiphertextText): string => `${alpha},${beta}`;
const bindingText = ({ ballot, choices }: Binding): string => `${ballot}|${choices.map(pair).join(',')}`;

/** Every proof that an answer to this question must hold (section 6), individual ones first. */
export function statementsOf(question: Question): readonly Statement[] {
  const individual = Array.from({ length: choicesOf(question) }, (_, index): Statement => ({
    member: 'individual_proofs',
    path: `individual_proofs[${index}]`,
    clauses: [0, 1].map((claim) => ({ target: index, claim })),
    prefix: ({ ballot, choices }) =>
      `prove|${ballot}|${choices
        .slice(index, index + 1)
        .map(pair)
        .join('')}|`,
  }));
  const range = Array.from({ length: question.max - question.min + 1 }, (_, step): Clause => ({
    target: 'sum',
    claim: question.min + step,
  }));
  if (question.blank !== true) {
    const prefix = (binding: Binding): string => `prove|${bindingText(binding)}|${pair(binding.sum)}|`;
    return [...individual, { member: 'overall_proof', path: 'overall_proof', clauses: range, prefix }];
  }
  return [
    ...individual,
    {
      member: 'overall_proof',
      path: 'overall_proof',
      clauses: [{ target: 0, claim: 1 }, ...range],
      prefix: (binding) => `bproof1|${bindingText(binding)}|`,
    },
    {
      member: 'blank_proof',
      path: 'blank_proof',
      clauses: [
        { target: 0, claim: 0 },
        { target: 'sum', claim: 0 },
      ],
      prefix: (binding) => `bproof0|${bindingText(binding)}|`,
    },
  ];
}

/** The choices that the sum adds up: all but the blank one. */
export function summed<T>(question: Question, choices: readonly T[]): readonly T[] {
  return question.blank === true ? choices.slice(1) : choices;
}
