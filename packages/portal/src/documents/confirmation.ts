import type { Texts } from '../i18n/texts.ts';
import type { Block, DocumentContent } from './content.ts';

/** What the confirmation of a vote attests: that somebody voted and when; nothing of how. */
export interface ConfirmationFacts {
  readonly voterName: string;
  readonly organisation: string;
  readonly consultation: string;
  readonly election: string;
  /** When the vote was recorded, RFC 3339. */
  readonly signedAt: string;
  readonly timeZone: string;
  readonly isSimulation: boolean;
  /** Of the ballot; only the browser that cast it ever has this, since the server links no ballot to a voter. */
  readonly receipt?: {
    readonly registrationCode: string;
    readonly reference: string;
    /** Address that checks the reference, which the QR code carries. */
    readonly checkUrl: string;
  };
}

/** The confirmation of a vote (O8). */
export function confirmationDocument(texts: Texts, facts: ConfirmationFacts): DocumentContent {
  const { t } = texts;
  const { receipt } = facts;
  const title = t('documents.confirmationTitle');
  const receiptBlocks: readonly Block[] =
    receipt === undefined
      ? [{ kind: 'paragraph', text: t('documents.withoutReference') }]
      : [
          { kind: 'heading', text: t('documents.referenceHeading') },
          { kind: 'paragraph', text: t('documents.referenceText') },
          { kind: 'code', label: t('documents.registrationCode'), value: receipt.registrationCode },
          {
            kind: 'facts',
            rows: [{ label: t('documents.reference'), value: receipt.reference, code: true }],
          },
          { kind: 'qr', value: receipt.checkUrl, alternative: t('documents.qr') },
        ];
  return {
    language: texts.language,
    title,
    issuer: facts.organisation,
    fileName: t('documents.confirmationFile'),
    blocks: [
      { kind: 'paragraph', text: t('documents.confirmationText') },
      ...simulation(texts, facts.isSimulation),
      {
        kind: 'facts',
        rows: [
          { label: t('documents.voter'), value: facts.voterName },
          { label: t('documents.consultation'), value: facts.consultation },
          { label: t('documents.election'), value: facts.election },
          { label: t('documents.signedAt'), value: texts.zonedMoment(facts.signedAt, facts.timeZone) },
        ],
      },
      ...receiptBlocks,
    ],
  };
}

/** In a simulation, a document says so. */
export function simulation({ t }: Texts, isSimulation: boolean): readonly Block[] {
  return isSimulation ? [{ kind: 'warning', text: t('documents.simulation') }] : [];
}
