import { readStoredDefinition } from '../../definition/stored-definition.ts';
import { sealedTextsOf } from '../../voting/sealed-run.ts';
import { electionsOf } from '../../voting/voter-elections.ts';
import { groupsOf } from '../../voting/profile.ts';
import { inGroups } from '../../in-groups.ts';
import { hourInWords, type Block } from '../letter.ts';
import type { LetterInput, LetterWriter } from './writer.ts';

/** Invites a voter: where, when and how to vote, and their identifier where there are some; never a password. */
export const invitation: LetterWriter = async (input) => {
  const { rooms, mail, frame, t } = input;
  const { language } = frame;
  const stored = await rooms.consultations.find(mail.consultation);
  const voter = await rooms.roll.find(mail.voter);
  if (stored === undefined || voter === undefined) {
    throw new Error(`Mail ${mail.id} invites somebody who is gone`);
  }
  const { opensAt, closesAt } = stored;
  const elections = await electionsOf(rooms, voter);
  const { college } = await groupsOf(rooms, voter);
  const at = (instant: Date): string => hourInWords(instant, language, frame.timeZone);
  return {
    subject: t('invitation.subject', { consultation: frame.consultation[language] }),
    heading: t('invitation.heading'),
    blocks: [
      { paragraph: t('invitation.text') },
      {
        heading: t('invitation.when'),
        facts: [
          [t('invitation.opens'), at(opensAt)],
          [t('invitation.closes'), at(closesAt)],
        ],
      },
      { paragraph: t('invitation.always') },
      {
        heading: t('invitation.elections'),
        facts: [
          ...(college === undefined ? [] : [[t('invitation.college'), college[language]] as const]),
          ...elections.map(
            ({ run }) => [t('election'), sealedTextsOf(run).definition.election.title[language]] as const,
          ),
        ],
      },
      ...(await waysIn(input)),
      { paragraph: t('invitation.secret') },
      { paragraph: t('invitation.special') },
      { paragraph: t('invitation.notYou') },
    ],
  };
};

/** The ways to sign in, and what each of them takes. */
async function waysIn({ rooms, mail, frame, t }: LetterInput): Promise<readonly Block[]> {
  const { language } = frame;
  const stored = await rooms.consultations.find(mail.consultation);
  const access = await rooms.access.ofVoter(mail.voter);
  if (stored === undefined) throw new Error(`Mail ${mail.id} is of a consultation that is gone`);
  const { openIdConnect, password, links, token } = readStoredDefinition(stored.definition).signIn;
  const withNumber = openIdConnect?.withOrderNumber === true;
  const points = [
    ...(openIdConnect?.keys ?? []).map(({ label }) =>
      t(withNumber ? 'invitation.keyWithOrderNumber' : 'invitation.key', { key: label[language] }),
    ),
    ...(password === undefined
      ? []
      : [
          t(
            links !== undefined
              ? 'invitation.links'
              : password.withOrderNumber
                ? 'invitation.passwordWithOrderNumber'
                : 'invitation.password',
          ),
        ]),
  ];
  const needs = [
    ...(withNumber || password?.withOrderNumber === true ? [t('invitation.needOrderNumber')] : []),
    ...(password === undefined || links !== undefined ? [] : [t('invitation.needMobile')]),
    ...(token === undefined ? [] : [t('invitation.needToken')]),
  ];
  return [
    // Where links give it, the identifier is told to nobody who has not proved who they are.
    ...(password === undefined || links !== undefined || access === undefined
      ? []
      : [{ facts: [[t('identifier.label'), inGroups(access.identifier)] as const] }]),
    { heading: t(points.length > 1 ? 'invitation.ways' : 'invitation.way'), points },
    ...(needs.length === 0 ? [] : [{ heading: t('invitation.needs'), points: needs }]),
  ];
}
