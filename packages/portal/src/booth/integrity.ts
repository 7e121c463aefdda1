import { safeParse } from 'valibot';
import { parseJson } from '../app/config.ts';
import { beleniosElection, sealedDefinition, type SealedDefinition } from './definition.ts';
import { sha256Base64, sha256Hex } from './digest.ts';

/** Why a voter must not vote on what the server gave. */
export type BallotAlarm =
  | 'election-differs'
  | 'fingerprint-differs'
  | 'definition-differs'
  | 'definition-unreadable'
  | 'questions-differ';

/** The sealed texts of an election, as the server gives them to anybody. */
export interface SealedTexts {
  readonly uuid: string;
  readonly run: number;
  readonly election: string;
  readonly fingerprint: string;
  readonly definition: string;
}

/** What the voter was told before: the election in the list of their elections. */
export interface ExpectedElection {
  readonly uuid: string;
  readonly run: number;
  readonly fingerprint: string;
}

/**
 * Checks that what the booth is about to show is what was sealed: the election’s hash is the fingerprint that the
 * voter’s list announces, the election names the hash of the definition, and both describe the same ballot. So a
 * voter is never shown candidates in another order than the one in which the ballot counts them.
 */
export async function checkSealedTexts(
  texts: SealedTexts,
  expected: ExpectedElection,
): Promise<{ ok: true; definition: SealedDefinition } | { ok: false; alarm: BallotAlarm }> {
  const refuse = (alarm: BallotAlarm) => ({ ok: false as const, alarm });
  if (texts.uuid !== expected.uuid || texts.run !== expected.run) return refuse('election-differs');

  const fingerprint = await sha256Base64(texts.election);
  if (fingerprint !== texts.fingerprint || fingerprint !== expected.fingerprint) {
    return refuse('fingerprint-differs');
  }

  const election = safeParse(beleniosElection, parseJson(texts.election));
  if (!election.success) return refuse('definition-unreadable');
  if (election.output.uuid !== expected.uuid) return refuse('election-differs');
  if ((await sha256Hex(texts.definition)) !== election.output.description.slice(-64)) {
    return refuse('definition-differs');
  }

  const parsed = safeParse(sealedDefinition, parseJson(texts.definition));
  if (!parsed.success) return refuse('definition-unreadable');
  const definition = parsed.output;
  if (definition.election.uuid !== expected.uuid || definition.election.run !== expected.run) {
    return refuse('election-differs');
  }

  const { questions } = definition.election;
  const same =
    questions.length === election.output.questions.length &&
    questions.every((question, index) => {
      const other = election.output.questions[index];
      return (
        question.candidates.length === other?.answers.length &&
        question.candidates.every(({ name }, place) => name === other.answers[place]) &&
        question.minimum === other.min &&
        question.maximum === other.max &&
        question.blank === (other.blank ?? false)
      );
    });
  return same ? { ok: true, definition } : refuse('questions-differ');
}
