import { safeParse } from 'valibot';
import type { Consultation } from '@isoloir/api-client';
import { parseJson } from './json.ts';
import { beleniosElection, sealedDefinition, type SealedDefinition } from './definition.ts';
import { sha256Base64, sha256Hex } from './digest.ts';

/** Why a voter must not vote on what the server gave. */
export type BallotAlarm =
  | 'election-differs'
  | 'fingerprint-differs'
  | 'definition-differs'
  | 'definition-unreadable'
  | 'questions-differ'
  | 'content-differs'
  | 'statement-differs';

/** The sealed texts of an election, as the server gives them to anybody. */
export interface SealedTexts {
  readonly uuid: string;
  readonly run: number;
  readonly election: string;
  readonly fingerprint: string;
  readonly definition: string;
}

/** The organisation’s own texts, as the server gives them to every page. */
export type OwnTexts = NonNullable<Consultation['content']>;

/** What the voter was told before: the election in the list of their elections. */
export interface ExpectedElection {
  readonly uuid: string;
  readonly run: number;
  readonly fingerprint: string;
  /** The organisation’s own texts that the pages show, where it has any. */
  readonly content?: OwnTexts | undefined;
}

/**
 * Checks that what the booth is about to show is what was sealed: the election’s hash is the fingerprint that the
 * voter’s list announces, the election names the hash of the definition, and both describe the same ballot. So a
 * voter is never shown candidates in another order than the one in which the ballot counts them, nor help or contact
 * details that somebody put in the place of the organisation’s.
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
  if (!same) return refuse('questions-differ');
  return (await areSealed(expected.content ?? {}, definition))
    ? { ok: true, definition }
    : refuse('content-differs');
}

async function areSealed(content: OwnTexts, { consultation }: SealedDefinition): Promise<boolean> {
  const { content: sealed } = consultation;
  if (sealed === undefined) return true;
  for (const name of ['faq', 'contact', 'signInHelp', 'thanks'] as const) {
    for (const language of ['fr', 'nl'] as const) {
      const text = content[name]?.[language];
      const hash = text === undefined ? undefined : await sha256Hex(text);
      if (hash !== sealed[name]?.[language]) return false;
    }
  }
  return true;
}
