import { categoriesOf, selectionOfChoices } from '@isoloir/widgets/journey.js';
import type { Portal } from '../../app/portal.ts';
import { castVoteDocument } from '../../documents/cast-vote.ts';
import { confirmationDocument } from '../../documents/confirmation.ts';
import type { DocumentContent } from '../../documents/content.ts';
import type { CastVote, FreshVote } from './fresh-vote.ts';

/** The confirmation of a vote; with the ballot’s codes where this very page has cast it. */
export function confirmationOf(
  portal: Portal,
  vote: { readonly uuid: string; readonly signedAt: string; readonly fresh: FreshVote | undefined },
): DocumentContent {
  const { texts, consultation } = portal;
  const { fresh } = vote;
  const election = consultation?.elections.find(({ uuid }) => uuid === vote.uuid);
  return confirmationDocument(texts, {
    voterName: portal.session?.voter.name ?? '',
    organisation: consultation === undefined ? '' : texts.of(consultation.organisation),
    consultation: consultation === undefined ? '' : texts.of(consultation.title),
    election: election === undefined ? '' : texts.of(election.title),
    signedAt: vote.signedAt,
    timeZone: portal.timeZone,
    isSimulation: consultation?.kind === 'simulation',
    ...(fresh === undefined
      ? {}
      : {
          receipt: {
            registrationCode: fresh.receipt.registrationCode,
            reference: fresh.receipt.reference,
            checkUrl: checkUrlOf(portal, fresh),
          },
        }),
  });
}

/** The address that checks the reference of a receipt. */
export function checkUrlOf(portal: Portal, { receipt }: FreshVote): string {
  return `${portal.address('check')}#${receipt.reference}`;
}

/** The vote as cast, with its code. */
export function castVoteOf(portal: Portal, { election }: FreshVote, castVote: CastVote): DocumentContent {
  const { texts } = portal;
  const { definition } = election;
  const categories = categoriesOf(definition, texts.language);
  const selection = selectionOfChoices(categories, castVote.choices);
  return castVoteDocument(texts, {
    organisation: texts.of(definition.consultation.organisation),
    consultation: texts.of(definition.consultation.title),
    election: texts.of(definition.election.title),
    isSimulation: definition.consultation.kind === 'simulation',
    categories: categories.map(({ id, name, candidates }) => {
      const chosen = selection[id];
      return {
        name,
        blank: chosen?.blank ?? false,
        candidates: candidates
          .filter((candidate) => chosen?.candidates.includes(candidate.id) === true)
          .map((candidate) => ({
            name: candidate.name,
            ...(candidate.address === undefined ? {} : { address: candidate.address }),
          })),
      };
    }),
    verificationCode: castVote.verificationCode,
    checkAddress: portal.address('check-vote'),
  });
}
