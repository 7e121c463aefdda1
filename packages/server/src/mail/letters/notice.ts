import { readStoredDefinition } from '../../definition/stored-definition.ts';
import type { StoredNotice } from '../../store/notices.ts';
import type { Run } from '../../store/runs.ts';
import { sealedTextsOf } from '../../voting/sealed-run.ts';
import { findRun } from '../../voting/voter-elections.ts';
import { momentInWords, type Block } from '../letter.ts';
import type { LetterInput, LetterWriter } from './writer.ts';

/** Brings a notice of the election office, and what an annulment means for the voter. */
export const notice: LetterWriter = async (input) => {
  const { t, frame, mail, rooms } = input;
  const found = await rooms.notices.find(mail.consultation, Number(mail.about));
  if (found === undefined) throw new Error(`Mail ${mail.id} is about a notice that is gone`);
  const room = found.kind === 'annulment' ? 'annulment' : 'notice';
  return {
    subject: t(`${room}.subject`, { consultation: frame.consultation[frame.language] }),
    heading: t(`${room}.heading`),
    blocks: [
      { paragraph: found.text[frame.language] },
      ...(found.kind === 'annulment' ? await annulmentPart(input, found) : []),
    ],
  };
};

/** Which of the voter's elections were annulled with this notice, and how each goes on. */
async function annulmentPart(
  { t, frame, mail, rooms }: LetterInput,
  { publishedAt }: StoredNotice,
): Promise<readonly Block[]> {
  const runs = (await rooms.runs.ofConsultation(mail.consultation)).filter(
    ({ annulledAt }) => annulledAt?.getTime() === publishedAt.getTime(),
  );
  const titles = runs.map((run) => sealedTextsOf(run).definition.election.title[frame.language]);
  const period = await newPeriodOf(rooms, runs);
  const words = (instant: Date): string => momentInWords(instant, frame.language, frame.timeZone);
  return [
    { paragraph: t('annulment.votes') },
    ...(period === undefined
      ? [{ paragraph: t('annulment.forGood') }]
      : [
          { paragraph: t('annulment.again') },
          { paragraph: t(period.mailed ? 'annulment.newLetter' : 'annulment.sameWays') },
        ]),
    {
      facts: [
        [t('annulment.elections'), titles.join(' ; ')],
        ...(period === undefined
          ? []
          : [
              [t('annulment.opens'), words(period.opensAt)] as const,
              [t('annulment.closes'), words(period.closesAt)] as const,
            ]),
      ],
    },
  ];
}

/** The period of the runs that came in place of these: all were sealed in one act, with one period. */
async function newPeriodOf(
  rooms: LetterInput['rooms'],
  [first]: readonly Run[],
): Promise<{ opensAt: Date; closesAt: Date; mailed: boolean } | undefined> {
  const successor = first?.successor ?? null;
  const found = successor === null ? undefined : await findRun(rooms, successor);
  const consultation =
    found === undefined ? undefined : await rooms.consultations.find(found.run.consultation);
  if (found === undefined || consultation === undefined) return undefined;
  const { credentials } = readStoredDefinition(consultation.definition);
  return { ...found.period, mailed: credentials === 'mailed' };
}
