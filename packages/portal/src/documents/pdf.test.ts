import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { Texts } from '../i18n/texts.ts';
import { outline, qrCodeIn, written } from '../test-support/written-pdf.ts';
import { castVoteDocument } from './cast-vote.ts';
import { confirmationDocument } from './confirmation.ts';
import type { DocumentContent } from './content.ts';

const reference = `ISO1.${'eyJ2IjoxLCJlbGVjdGlvbiI6'.repeat(10)}.${'c2lnbmF0dXJl'.repeat(7)}`;
const checkUrl = `https://vote.example.org/check/#${reference}`;
const code = 'ABCDEFGHJKMNPQRSTVWXYZ234567';

function confirmation(language: 'fr' | 'nl'): DocumentContent {
  return confirmationDocument(new Texts(language), {
    voterName: 'D’HÔTEL-ŒUVRARD Zoë',
    organisation: language === 'fr' ? 'Ordre des médecins' : 'Orde der artsen',
    consultation: language === 'fr' ? 'Élections 2024' : 'Verkiezingen 2024',
    election: language === 'fr' ? 'Conseil provincial de Liège' : 'Provinciale raad van Luik',
    signedAt: '2024-02-01T08:05:00Z',
    timeZone: 'Europe/Brussels',
    isSimulation: true,
    receipt: { registrationCode: 'ABCD2345EFGH', reference, checkUrl },
  });
}

function castVote(candidates: number): DocumentContent {
  const named = Array.from({ length: candidates }, (_, index) => ({
    name: `CANDIDAT ${index + 1} Éloïse`,
    address: `Rue du Houillon ${index + 1}, 4430 ANS`,
  }));
  return castVoteDocument(new Texts('fr'), {
    organisation: 'Ordre des médecins',
    consultation: 'Élections 2024',
    election: 'Conseil provincial de Liège',
    isSimulation: false,
    categories: [
      { name: 'Membres effectifs', blank: false, candidates: named },
      { name: 'Membres suppléants', blank: true, candidates: [] },
      { name: 'Autres', blank: false, candidates: [] },
    ],
    verificationCode: code,
    checkAddress: 'https://vote.example.org/check-vote/',
  });
}

describe('the confirmation as a PDF', () => {
  for (const language of ['fr', 'nl'] as const) {
    test(`says in ${language} who voted, when and in what zone, in reading order, as text in embedded fonts`, () => {
      const pdf = written(confirmation(language), `confirmation-${language}.pdf`);
      assert.ok(pdf.bytes.length < 600_000, 'small enough to be mailed');
      const information = pdf.run('pdfinfo');
      assert.match(information, /^Tagged: +yes$/m);
      assert.match(
        information,
        language === 'fr' ? /^Title: +Confirmation de vote$/m : /^Title: +Stembevestiging$/m,
      );
      assert.match(information, /^PDF version: +1\.7$/m);

      const text = pdf.run('pdftotext', '-raw').replaceAll('\u00a0', ' ');
      const order =
        language === 'fr'
          ? [
              'Ordre des médecins',
              'Confirmation de vote',
              'SIMULATION',
              'D’HÔTEL-ŒUVRARD Zoë',
              'Élections 2024',
              'Conseil provincial de Liège',
              '1er février 2024 à 9 h 05 (heure de Bruxelles)',
              'Code d’enregistrement',
              'Référence signée',
            ]
          : [
              'Orde der artsen',
              'Stembevestiging',
              'SIMULATIE',
              'D’HÔTEL-ŒUVRARD Zoë',
              'Verkiezingen 2024',
              'Provinciale raad van Luik',
              '1 februari 2024 om 9.05 uur (Brusselse tijd)',
              'Registratiecode',
              'Ondertekende referentie',
            ];
      const places = order.map((part) => text.indexOf(part));
      assert.ok(
        places.every((place) => place >= 0),
        `${order[places.indexOf(-1)] ?? ''} is not in:\n${text}`,
      );
      assert.deepEqual(
        [...places].sort((one, other) => one - other),
        places,
      );
      assert.ok(text.replaceAll(/\s/g, '').includes(reference), 'the whole reference, to be copied');
      assert.ok(text.replaceAll(/\s/g, '').includes('ABCD2345EFGH'));

      const faces = pdf.run('pdffonts').trim().split('\n').slice(2);
      assert.equal(faces.length, 2);
      for (const line of faces) assert.match(line, /LiberationSans.* CID TrueType +Identity-H +yes/);
    });
  }

  test('has a structure tree that says what is a heading, a fact or a figure, with language and alternative', () => {
    const pdf = written(confirmation('fr'), 'structure.pdf');
    const roles = outline(pdf.run('pdfinfo', '-struct-text'));
    assert.deepEqual(roles.slice(0, 9), [
      '0 Document',
      '1 P',
      '1 H1',
      '1 P',
      '1 P',
      '1 Table',
      '2 TR',
      '3 TH',
      '3 TD',
    ]);
    assert.equal(roles.filter((role) => role === '2 TR').length, 5);
    assert.equal(roles.at(-1), '1 Figure');
    const raw = Buffer.from(pdf.bytes).toString('latin1');
    assert.match(raw, /\/Lang \(fr-BE\)/);
    assert.match(raw, /\/DisplayDocTitle true/);
    assert.match(raw, /\/MarkInfo <<\/Marked true>>/);
    assert.match(raw, /<pdfuaid:part>1<\/pdfuaid:part>/);
    const [, alternative = ''] = /\/Alt <feff([0-9a-f]+)>/.exec(raw) ?? [];
    assert.match(Buffer.from(alternative, 'hex').swap16().toString('utf16le'), /^Code QR/);
  });

  test('carries a QR code that a reader decodes from the printed page', () => {
    const pdf = written(confirmation('nl'), 'qr.pdf');
    assert.equal(qrCodeIn(pdf.file), checkUrl);
  });

  test('says why it has no reference when it is asked for later', () => {
    const pdf = written(confirmationDocument(new Texts('fr'), withoutReceipt), 'later.pdf');
    assert.match(pdf.run('pdftotext', '-raw'), /personne ne peut relier un\sbulletin à votre nom/);
  });
});

const withoutReceipt = {
  voterName: 'JOIRIS Éléonore',
  organisation: 'Ordre des médecins',
  consultation: 'Élections 2024',
  election: 'Conseil provincial de Liège',
  signedAt: '2024-02-01T08:05:00Z',
  timeZone: 'Europe/Brussels',
  isSimulation: false,
};

describe('the cast vote as a PDF', () => {
  test('lists whom was voted for by category, then the code and its warnings; it names no voter', () => {
    const pdf = written(castVote(3), 'cast-vote.pdf');
    const text = pdf.run('pdftotext', '-raw');
    const order = [
      'Vote émis',
      'Membres effectifs',
      'CANDIDAT 1 Éloïse',
      'CANDIDAT 3',
      'Membres suppléants',
      'Vote blanc',
      'Autres',
      'Aucun choix',
      'Code de vérification',
      'ATTENTION',
      'Quiconque possède ce code',
    ];
    const places = order.map((part) => text.indexOf(part));
    assert.ok(
      places.every((place) => place >= 0),
      text,
    );
    assert.deepEqual(
      [...places].sort((one, other) => one - other),
      places,
    );
    assert.ok(text.replaceAll(/\s/g, '').includes(code));
    const roles = outline(pdf.run('pdfinfo', '-struct-text'));
    assert.equal(roles.filter((role) => role === '1 H2').length, 4);
    assert.equal(roles.filter((role) => role === '2 LI').length, 3);
    assert.ok(!roles.includes('1 Figure'));
  });

  test('goes on over pages, each of them tagged and numbered', () => {
    const pdf = written(castVote(40), 'long.pdf');
    const pages = Number(/^Pages: +(\d+)$/m.exec(pdf.run('pdfinfo'))?.[1]);
    assert.ok(pages > 1);
    const roles = outline(pdf.run('pdfinfo', '-struct-text'));
    assert.equal(roles.filter((role) => role === '2 LI').length, 40);
    assert.match(pdf.run('pdftotext', '-f', '2', '-l', '2', '-raw'), new RegExp(`2 / ${pages}`));
  });
});
