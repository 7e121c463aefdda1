import type { Texts } from '../i18n/texts.ts';
import { simulation } from './confirmation.ts';
import type { DocumentContent } from './content.ts';

/** What a proof of signature attests: that somebody signed the roll of an election and when; nothing of any ballot. */
export interface SignatureProofFacts {
  readonly voterName: string;
  /** The professional number. */
  readonly number: string;
  readonly organisation: string;
  readonly consultation: string;
  readonly election: string;
  /** When the roll was signed, RFC 3339. */
  readonly signedAt: string;
  readonly timeZone: string;
  readonly isSimulation: boolean;
  /** The server’s signed text, `ISP1.….…`. */
  readonly proof: string;
}

/** The proof of signature (émargement) that the assistance can check (M14). */
export function signatureProofDocument(texts: Texts, facts: SignatureProofFacts): DocumentContent {
  const { t } = texts;
  return {
    language: texts.language,
    title: t('documents.proofTitle'),
    issuer: facts.organisation,
    fileName: t('documents.proofFile'),
    signedText: facts.proof,
    blocks: [
      { kind: 'paragraph', text: t('documents.proofText') },
      ...simulation(texts, facts.isSimulation),
      {
        kind: 'facts',
        rows: [
          { label: t('documents.voter'), value: facts.voterName },
          { label: t('documents.number'), value: facts.number },
          { label: t('documents.consultation'), value: facts.consultation },
          { label: t('documents.election'), value: facts.election },
          { label: t('documents.signedAt'), value: texts.zonedMoment(facts.signedAt, facts.timeZone) },
        ],
      },
      { kind: 'heading', text: t('documents.proofHeading') },
      { kind: 'paragraph', text: t('documents.proofCheck') },
      { kind: 'facts', rows: [{ label: t('documents.proofSigned'), value: facts.proof, code: true }] },
      { kind: 'qr', value: facts.proof, alternative: t('documents.proofQr') },
    ],
  };
}
