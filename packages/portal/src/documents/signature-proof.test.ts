import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { Texts } from '../i18n/texts.ts';
import { outline, qrCodeIn, written } from '../test-support/written-pdf.ts';
import { signatureProofDocument } from './signature-proof.ts';

const proof = `ISP1.${'eyJjb25zdWx0YXRpb24iOiJt'.repeat(14)}.${'c2lnbmF0dXJl'.repeat(7)}ab`;

const proofOf = (language: 'fr' | 'nl') =>
  signatureProofDocument(new Texts(language), {
    voterName: 'JAUBERTIE Nadège',
    number: '19996686515',
    organisation: language === 'fr' ? 'Ministère chargé de la santé' : 'Ministerie',
    consultation: language === 'fr' ? 'Élections 2024' : 'Verkiezingen 2024',
    election: 'CSPM',
    signedAt: '2024-06-11T07:05:00Z',
    timeZone: 'Europe/Paris',
    isSimulation: true,
    proof,
  });

describe('the proof of signature as a PDF', () => {
  for (const [language, words] of [
    [
      'fr',
      [
        'Preuve d’émargement',
        'elle a voté',
        'SIMULATION',
        '11 juin 2024 à 9 h 05 (heure de Paris)',
        'Preuve signée',
      ],
    ],
    [
      'nl',
      [
        'Bewijs van aanstipping',
        'heeft gestemd',
        'SIMULATIE',
        '11 juni 2024 om 9.05 uur (Parijse tijd)',
        'Ondertekend bewijs',
      ],
    ],
  ] as const) {
    test(`says in ${language} who signed, where and when, tagged, with the whole proof as text and as QR code`, () => {
      const pdf = written(proofOf(language), `proof-${language}.pdf`);
      assert.match(pdf.run('pdfinfo'), /^Tagged: +yes$/m);
      const text = pdf.run('pdftotext', '-raw').replaceAll('\u00a0', ' ').replaceAll('\n', ' ');
      for (const part of [...words, 'JAUBERTIE Nadège', '19996686515', 'CSPM'])
        assert.ok(text.includes(part), part);
      assert.ok(text.replaceAll(/\s/g, '').includes(proof));
      const roles = outline(pdf.run('pdfinfo', '-struct-text'));
      assert.deepEqual(
        ['1 H1', '1 H2', '1 Table', '1 Figure'].map((role) => roles.includes(role)),
        [true, true, true, true],
      );
      assert.equal(qrCodeIn(pdf.file), proof);
    });
  }
});
