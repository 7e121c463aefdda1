import { inGroups } from '../../sms/worker.ts';
import { momentInWords } from '../letter.ts';
import type { LetterWriter } from './writer.ts';

/** Tells a voter their identifier, at their own request; never a password. */
export const identifier: LetterWriter = async ({ rooms, mail, frame, t }) => {
  const access = await rooms.access.ofVoter(mail.voter);
  if (access === undefined) throw new Error(`Mail ${mail.id} is about an identifier that is gone`);
  return {
    subject: t('identifier.subject', { consultation: frame.consultation[frame.language] }),
    heading: t('identifier.heading'),
    blocks: [
      { paragraph: t('identifier.text') },
      { facts: [[t('identifier.label'), inGroups(access.identifier)]] },
      { paragraph: t('identifier.next') },
      { paragraph: t('identifier.notYou') },
    ],
  };
};

/** Tells a voter that a new password was sent to their telephone, without it: it warns who did not ask for one. */
export const passwordIssued: LetterWriter = ({ mail, frame, t }) =>
  Promise.resolve({
    subject: t('passwordIssued.subject', { consultation: frame.consultation[frame.language] }),
    heading: t('passwordIssued.heading'),
    blocks: [
      { paragraph: t('passwordIssued.text') },
      {
        facts: [
          [t('passwordIssued.mobile'), mail.about ?? ''],
          [t('passwordIssued.asked'), momentInWords(mail.actAt, frame.language, frame.timeZone)],
        ],
      },
      { paragraph: t('passwordIssued.notYou') },
    ],
  });
