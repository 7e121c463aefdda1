import { readStoredDefinition } from '../../definition/stored-definition.ts';
import { endOfLink } from '../../sign-in/open-link.ts';
import { inGroups } from '../../in-groups.ts';
import type { StoredConsultation } from '../../store/consultations.ts';
import { hashOfSecret } from '../../voting/sessions.ts';
import { momentInWords } from '../letter.ts';
import type { LetterInput, LetterWriter } from './writer.ts';

/** Tells a voter their identifier, at their own request; never a password. */
export const identifier: LetterWriter = async (input) => {
  const { rooms, mail, t } = input;
  const access = await rooms.access.ofVoter(mail.voter);
  if (access === undefined) throw new Error(`Mail ${mail.id} is about an identifier that is gone`);
  const { links } = readStoredDefinition((await consultationOf(input)).definition).signIn;
  return {
    ...headOf(input, 'identifier'),
    blocks: [
      { paragraph: t('identifier.text') },
      { facts: [[t('identifier.label'), inGroups(access.identifier)]] },
      { paragraph: links === undefined ? t('identifier.next') : t('identifierNextLinks') },
      { paragraph: t('identifier.notYou') },
    ],
  };
};

/** Tells the address on the roll that the identifier went to another one, which the holder of a link chose. */
export const identifierElsewhere: LetterWriter = (input) => {
  const { mail, t } = input;
  return Promise.resolve({
    ...headOf(input, 'identifierElsewhere'),
    blocks: [
      { paragraph: t('identifierElsewhere.text') },
      {
        facts: [
          [t('identifierElsewhere.address'), mail.about ?? ''],
          [t('identifierElsewhere.asked'), actIn(input)],
        ],
      },
      { paragraph: t('identifierElsewhere.notYou') },
    ],
  });
};

/** Tells a voter that a new password was sent to their telephone, without it: it warns who did not ask for one. */
export const passwordIssued: LetterWriter = (input) => {
  const { mail, t } = input;
  return Promise.resolve({
    ...headOf(input, 'passwordIssued'),
    blocks: [
      { paragraph: t('passwordIssued.text') },
      {
        facts: [
          [t('passwordIssued.mobile'), mail.about ?? ''],
          [t('passwordIssued.asked'), actIn(input)],
        ],
      },
      { paragraph: t('passwordIssued.notYou') },
    ],
  });
};

/** Brings a voting token; good for nothing without the way to sign in that the consultation asks beside it. */
export const token: LetterWriter = (input) => {
  const { t, secret } = input;
  return Promise.resolve({
    ...headOf(input, 'token'),
    blocks: [
      { paragraph: t('token.text') },
      { facts: [[t('token.label'), inGroups(secret)]] },
      { paragraph: t('token.next') },
      { paragraph: t('token.old') },
      { paragraph: t('token.notYou') },
    ],
  });
};

/** Brings a single-use link. Its secret stands after the #, which no mail scanner’s request carries. */
export const accessLink: LetterWriter = async (input) => {
  const { rooms, mail, frame, t, secret } = input;
  const link = await rooms.links.find(hashOfSecret(secret));
  if (link === undefined) throw new Error(`Mail ${mail.id} is about a link that is gone`);
  const end = endOfLink(link, await consultationOf(input));
  return {
    ...headOf(input, 'accessLink'),
    blocks: [
      { paragraph: t('accessLink.text') },
      { paragraph: t('accessLink.need') },
      { link: t('accessLink.open'), address: `${frame.portal}link/#${secret}` },
      { facts: [[t('accessLink.until'), momentInWords(end, frame.language, frame.timeZone)]] },
      { paragraph: t('accessLink.old') },
      { paragraph: t('accessLink.notYou') },
    ],
  };
};

function headOf({ t, frame }: LetterInput, letter: string): { subject: string; heading: string } {
  return {
    subject: t(`${letter}.subject`, { consultation: frame.consultation[frame.language] }),
    heading: t(`${letter}.heading`),
  };
}

const actIn = ({ mail, frame }: LetterInput): string =>
  momentInWords(mail.actAt, frame.language, frame.timeZone);

async function consultationOf({ rooms, mail }: LetterInput): Promise<StoredConsultation> {
  const stored = await rooms.consultations.find(mail.consultation);
  if (stored === undefined) throw new Error(`Mail ${mail.id} is about a consultation that is gone`);
  return stored;
}
