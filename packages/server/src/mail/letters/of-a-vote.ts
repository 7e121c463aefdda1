import { sealedTextsOf } from '../../voting/sealed-run.ts';
import { momentInWords, type Block } from '../letter.ts';
import type { LetterInput, LetterWriter } from './writer.ts';

/** Tells a voter that their vote is recorded: it warns somebody in whose name another person voted. */
export const voteRecorded: LetterWriter = async (input) => {
  const { t, frame } = input;
  return {
    subject: t('voteRecorded.subject', { consultation: frame.consultation[frame.language] }),
    heading: t('voteRecorded.heading'),
    blocks: [
      { paragraph: t('voteRecorded.text') },
      await factsOfTheVote(input),
      { paragraph: t('voteRecorded.secret') },
      { paragraph: t('voteRecorded.notYou') },
    ],
  };
};

/** Brings the documents that the voter asked for. */
export const confirmations: LetterWriter = async (input) => {
  const { t, frame, documents } = input;
  return {
    subject: t('confirmations.subject', { consultation: frame.consultation[frame.language] }),
    heading: t('confirmations.heading'),
    blocks: [
      { paragraph: t('confirmations.text') },
      await factsOfTheVote(input),
      ...documents.map((name) => ({ paragraph: t(`confirmations.${name}`) })),
      { paragraph: t('confirmations.deleted') },
      { paragraph: t('confirmations.notYou') },
    ],
  };
};

/** Brings the proof of signature that the voter asked for. */
export const signatureProof: LetterWriter = async (input) => {
  const { t, frame } = input;
  return {
    subject: t('signatureProof.subject', { consultation: frame.consultation[frame.language] }),
    heading: t('signatureProof.heading'),
    blocks: [
      { paragraph: t('signatureProof.text') },
      await factsOfTheVote(input),
      { paragraph: t('signatureProof.secret') },
      { paragraph: t('signatureProof.check') },
      { paragraph: t('signatureProof.notYou') },
    ],
  };
};

/** The election and the instant of the vote, told in the consultation's zone. */
async function factsOfTheVote({ rooms, mail, frame, t }: LetterInput): Promise<Block> {
  const run = mail.run === null ? undefined : await rooms.runs.find(mail.run);
  const signedAt = run === undefined ? undefined : await rooms.signatures.signedAt(run.uuid, mail.voter);
  if (run === undefined || signedAt === undefined) {
    throw new Error(`Mail ${mail.id} is about a vote that is gone`);
  }
  const { title } = sealedTextsOf(run).definition.election;
  return {
    facts: [
      [t('election'), title[frame.language]],
      [t('moment'), momentInWords(signedAt, frame.language, frame.timeZone)],
    ],
  };
}
