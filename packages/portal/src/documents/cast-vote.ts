import type { Texts } from '../i18n/texts.ts';
import { simulation } from './confirmation.ts';
import type { Block, DocumentContent } from './content.ts';

/** What was voted in one category. */
export interface CastCategory {
  readonly name: string;
  readonly blank: boolean;
  readonly candidates: readonly { readonly name: string; readonly address?: string }[];
}

/** What the cast-vote document says. It names the vote, so it never names the voter. */
export interface CastVoteFacts {
  readonly organisation: string;
  readonly consultation: string;
  readonly election: string;
  readonly isSimulation: boolean;
  readonly categories: readonly CastCategory[];
  readonly verificationCode: string;
  /** Address where the code is entered. */
  readonly checkAddress: string;
}

/** The members voted for, with the code that proves it (O9). */
export function castVoteDocument(texts: Texts, facts: CastVoteFacts): DocumentContent {
  const { t } = texts;
  return {
    language: texts.language,
    title: t('documents.castVoteTitle'),
    issuer: facts.organisation,
    fileName: t('documents.castVoteFile'),
    blocks: [
      { kind: 'paragraph', text: t('documents.castVoteText') },
      ...simulation(texts, facts.isSimulation),
      {
        kind: 'facts',
        rows: [
          { label: t('documents.consultation'), value: facts.consultation },
          { label: t('documents.election'), value: facts.election },
        ],
      },
      ...facts.categories.flatMap((category): readonly Block[] => [
        { kind: 'heading', text: category.name },
        chosen(texts, category),
      ]),
      { kind: 'heading', text: t('documents.verificationHeading') },
      { kind: 'code', label: t('documents.verificationCode'), value: facts.verificationCode },
      { kind: 'paragraph', text: t('documents.verificationText', { address: facts.checkAddress }) },
      { kind: 'warning', text: t('documents.keep', { organisation: facts.organisation }) },
      { kind: 'warning', text: t('documents.secret') },
    ],
  };
}

function chosen({ t }: Texts, { blank, candidates }: CastCategory): Block {
  if (blank) return { kind: 'paragraph', text: t('documents.blank') };
  if (candidates.length === 0) return { kind: 'paragraph', text: t('documents.nobody') };
  return {
    kind: 'list',
    items: candidates.map(({ name, address }) => ({
      text: name,
      ...(address === undefined ? {} : { detail: address }),
    })),
  };
}
