import { momentInWords } from '../letter.ts';
import type { LetterWriter } from './writer.ts';

/**
 * Tells a voter that the office has corrected what the roll says of them, without the values: it goes to the old address
 * and to the new one, and warns whoever did not ask for it.
 */
export const detailsCorrected: LetterWriter = ({ mail, frame, t }) => {
  const fields = (mail.about ?? '').split(',').map((field) => t(`detailsCorrected.fields.${field}`));
  const list = new Intl.ListFormat(`${frame.language}-BE`, { type: 'conjunction' }).format(fields);
  return Promise.resolve({
    subject: t('detailsCorrected.subject', { consultation: frame.consultation[frame.language] }),
    heading: t('detailsCorrected.heading'),
    blocks: [
      { paragraph: t('detailsCorrected.text') },
      {
        facts: [
          [t('detailsCorrected.what'), list],
          [t('moment'), momentInWords(mail.actAt, frame.language, frame.timeZone)],
        ],
      },
      { paragraph: t('detailsCorrected.notYou') },
    ],
  });
};
