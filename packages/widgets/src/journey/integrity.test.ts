import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { describe, test } from 'node:test';
import { base64, beleniosQuestions, definition, electionText } from './testing/sealed.ts';
import { categoriesOf } from './definition.ts';
import { checkSealedTexts, type OwnTexts, type SealedTexts } from './integrity.ts';

const definitionText = JSON.stringify(definition);

function sealed(change: { definition?: string; election?: string } = {}): SealedTexts {
  const election = change.election ?? electionText(definitionText);
  return {
    uuid: definition.election.uuid,
    run: 1,
    election,
    fingerprint: base64(election),
    definition: change.definition ?? definitionText,
  };
}

const expected = { uuid: definition.election.uuid, run: 1, fingerprint: sealed().fingerprint };

async function alarmOf(texts: SealedTexts, fingerprint = texts.fingerprint): Promise<string | undefined> {
  const checked = await checkSealedTexts(texts, { ...expected, fingerprint });
  return checked.ok ? undefined : checked.alarm;
}

describe('the sealed texts of an election', () => {
  test('are accepted when they are what was sealed', async () => {
    const checked = await checkSealedTexts(sealed(), expected);
    assert.ok(checked.ok);
    assert.equal(checked.definition.election.title.nl, 'Luik');
  });

  test('of another election or run are refused', async () => {
    assert.equal(await alarmOf({ ...sealed(), uuid: 'other' }), 'election-differs');
    assert.equal(await alarmOf({ ...sealed(), run: 2 }), 'election-differs');
    const other = electionText(definitionText).replace(definition.election.uuid, 'EoVjrMn6vuvzsq');
    assert.equal(await alarmOf(sealed({ election: other })), 'election-differs');
  });

  test('with another fingerprint than announced are refused', async () => {
    const changed = electionText(definitionText).replace('"max":2', '"max":1');
    assert.equal(await alarmOf(sealed({ election: changed }), expected.fingerprint), 'fingerprint-differs');
    assert.equal(
      await alarmOf({ ...sealed(), fingerprint: 'x' }, expected.fingerprint),
      'fingerprint-differs',
    );
  });

  test('with a definition that is not the one whose hash was sealed are refused', async () => {
    const swapped = definitionText.replace('BAUGNET', 'BAUGNEZ');
    assert.equal(await alarmOf(sealed({ definition: swapped })), 'definition-differs');
    assert.equal(await alarmOf(sealed({ definition: `${definitionText} ` })), 'definition-differs');
  });

  test('seal the organisation’s own texts too, each in both languages', async () => {
    const hashOf = (text: string) => createHash('sha256').update(text).digest('hex');
    const faq = { fr: 'Questions', nl: 'Vragen' };
    const withContent = JSON.stringify({
      ...definition,
      consultation: {
        ...definition.consultation,
        content: { faq: { fr: hashOf(faq.fr), nl: hashOf(faq.nl) } },
      },
    });
    const texts = sealed({ definition: withContent, election: electionText(withContent) });
    const alarm = async (content: OwnTexts | undefined) => {
      const checked = await checkSealedTexts(texts, { ...expected, fingerprint: texts.fingerprint, content });
      return checked.ok ? undefined : checked.alarm;
    };
    assert.equal(await alarm({ faq }), undefined);
    assert.equal(await alarm({ faq: { ...faq, nl: 'Andere vragen' } }), 'content-differs');
    assert.equal(await alarm({ faq, contact: faq }), 'content-differs');
    assert.equal(await alarm(undefined), 'content-differs');
  });

  test('that can not be read are refused', async () => {
    assert.equal(await alarmOf(sealed({ election: '{' })), 'definition-unreadable');
    for (const broken of ['{', '{"version":2}', definitionText.replace('"blank":true', '"blank":1')]) {
      const texts = sealed({ definition: broken, election: electionText(broken) });
      assert.equal(await alarmOf(texts), 'definition-unreadable');
    }
  });

  test('that show another ballot than the one that is counted are refused', async () => {
    const [first = {}, second = {}] = beleniosQuestions;
    const others: readonly (readonly object[])[] = [
      [first],
      [second, first],
      [{ ...first, answers: ['JOIRIS Éléonore', 'BAUGNET Amandine'] }, second],
      [{ ...first, answers: ['BAUGNET Amandine'] }, second],
      [{ ...first, max: 3 }, second],
      [{ ...first, min: 1 }, second],
      [{ ...first, blank: true }, second],
    ];
    for (const questions of others) {
      const texts = sealed({ election: electionText(definitionText, questions) });
      assert.equal(await alarmOf(texts), 'questions-differ', JSON.stringify(questions));
    }
  });
});

test('the ballot is shown in the voter’s language, in ballot order', async () => {
  const checked = await checkSealedTexts(sealed(), expected);
  assert.ok(checked.ok);
  assert.deepEqual(categoriesOf(checked.definition, 'nl'), [
    {
      id: 'effective',
      name: 'Gewone leden',
      minimum: 0,
      maximum: 2,
      mandates: 5,
      blankAllowed: false,
      candidates: [
        { id: 'a', name: 'BAUGNET Amandine', address: 'A-straat' },
        { id: 'b', name: 'JOIRIS Éléonore' },
      ],
    },
    {
      id: 'substitute',
      name: 'Plaatsvervangers',
      minimum: 1,
      maximum: 1,
      blankAllowed: true,
      candidates: [{ id: 'c', name: 'MÉLOTTE Basile' }],
    },
  ]);
});
