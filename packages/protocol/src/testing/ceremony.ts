/** Threshold ceremonies for the tests of this package. */
import {
  assembleThreshold,
  beginCeremony,
  commitContribution,
  finishCeremony,
  type CeremonyContext,
  type MemberState,
  revealContribution,
  type StepOptions,
} from '../index.ts';
import { made } from './elections.ts';

/** Everything that a ceremony leaves behind; the lists are in the members' order. */
export interface TestCeremony {
  readonly context: CeremonyContext;
  /** Of each member, the states after each of the four steps. */
  readonly states: readonly (readonly MemberState[])[];
  readonly certificates: readonly string[];
  readonly commitments: readonly string[];
  readonly contributions: readonly string[];
  readonly keys: readonly string[];
  readonly threshold: string;
  readonly jointKey: string;
}

/** Plays a ceremony with honest members. */
export function playCeremony(context: CeremonyContext, options: StepOptions = {}): TestCeremony {
  const first = Array.from({ length: context.size }, (_, at) =>
    made(beginCeremony(context, at + 1, options)),
  );
  const certificates = first.map(({ file }) => file);
  const second = first.map(({ state }) => made(commitContribution(state, certificates, options)));
  const commitments = second.map(({ file }) => file);
  const third = second.map(({ state }) => made(revealContribution(state, commitments)));
  const contributions = third.map(({ file }) => file);
  const fourth = third.map(({ state }) => made(finishCeremony(state, contributions, options)));
  const keys = fourth.map(({ file }) => file);
  const states = first.map((_, at) =>
    [first, second, third, fourth].flatMap((steps) => steps[at]?.state ?? []),
  );
  const files = { certificates, commitments, contributions, keys };
  return { context, states, ...files, ...made(assembleThreshold(context.group, files)) };
}

/** The decryption key of a member that has finished. */
export function decryptionKeyOf({ states }: TestCeremony, index: number): string {
  const state = states[index - 1]?.at(-1);
  if (state?.step !== 'finished') throw new Error(`member ${index} has not finished`);
  return state.decryptionKey;
}
