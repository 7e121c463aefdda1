import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { apiErrorCodes, serverErrorCodes } from '@isoloir/api-client';
import { object, parse, record, string, unknown } from 'valibot';
import dutch from '../../../../locales/portal/nl.json' with { type: 'json' };
import french from '../../../../locales/portal/fr.json' with { type: 'json' };
import { languages } from './language.ts';
import { Texts } from './texts.ts';

/** Every text by its full key. */
function flatten(value: unknown, path: readonly string[] = []): readonly (readonly [string, string])[] {
  if (typeof value === 'string') return [[path.join('.'), value]];
  assert.ok(typeof value === 'object' && value !== null, path.join('.'));
  return Object.entries(value).flatMap(([key, inner]) => flatten(inner, [...path, key]));
}

const texts = { fr: new Map(flatten(french)), nl: new Map(flatten(dutch)) };
const portal = join(import.meta.dirname, '..');
/** Names some of the portal’s texts, which both the portal and a vote in a page have. */
const journey = join(portal, '../../widgets/src/journey');
const pluralSuffix = /_(one|many|other)$/;

describe('the words of the portal', () => {
  test('are the same set in both languages', () => {
    const keys = (language: 'fr' | 'nl') =>
      [...new Set([...texts[language].keys()].map((key) => key.replace(pluralSuffix, '')))].sort();
    assert.deepEqual(keys('fr'), keys('nl'));
  });

  test('have every plural form that the language has', () => {
    for (const language of languages) {
      const needed = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
      const plurals = [...texts[language].keys()].filter((key) => pluralSuffix.test(key));
      assert.ok(plurals.length > 0);
      for (const key of new Set(plurals.map((plural) => plural.replace(pluralSuffix, '')))) {
        for (const form of needed) assert.ok(texts[language].has(`${key}_${form}`), `${key}_${form}`);
      }
    }
  });

  test('take the same values in both languages', () => {
    const slots = (text: string | undefined) =>
      [...(text ?? '').matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name);
    for (const [key, text] of texts.fr) {
      if (!texts.nl.has(key)) continue;
      assert.deepEqual(slots(texts.nl.get(key)).sort(), slots(text).sort(), key);
    }
  });

  test('follow the typography of their language', () => {
    for (const [key, text] of texts.fr) {
      assert.ok(!text.includes("'"), `${key}: straight apostrophe`);
      assert.ok(
        !/ [;:!?»]|« |[^\s\u202f\u00a0][;!?]/.test(text),
        `${key}: space before punctuation in « ${text} »`,
      );
    }
    for (const [key, text] of texts.nl) {
      assert.ok(!text.includes("'"), `${key}: straight apostrophe`);
      assert.ok(!/\s[;:!?]/.test(text), `${key}: space before punctuation`);
    }
  });

  test('avoid what the glossary bans', () => {
    for (const [key, text] of texts.fr)
      assert.ok(!/crypter|cryptage|invalide|interdit|oups/i.test(text), key);
    for (const [key, text] of texts.nl) assert.ok(!/\bleeg\b|\blege\b|ongeldig|\boeps\b/i.test(text), key);
  });

  test('are all used', () => {
    const code = [portal, journey]
      .flatMap((folder) =>
        globSync('**/*.ts', { cwd: folder, exclude: ['**/*.test.ts'] }).map((file) => join(folder, file)),
      )
      .map((file) => readFileSync(file, 'utf8'))
      .join('\n');
    for (const key of new Set([...texts.fr.keys()].map((plural) => plural.replace(pluralSuffix, '')))) {
      const parts = key.split('.');
      const family = parts.slice(0, -1).join('.');
      // One of a family whose name is put together, at its end or in its middle.
      const inMiddle = parts.some((_, at) =>
        new RegExp(
          `\`${parts.slice(0, at).join('\\.')}\\.\\$\\{\\w+\\}\\.${parts.slice(at + 1).join('\\.')}\``,
        ).test(code),
      );
      const used =
        code.includes(`'${key}'`) ||
        code.includes(`\`${family}.\${`) ||
        inMiddle ||
        /^help\.[qa]\d$/.test(key);
      assert.ok(used, `${key} is in the texts and nowhere in the code`);
    }
  });

  test('name every failure in both languages', () => {
    for (const code of apiErrorCodes) {
      for (const language of languages)
        assert.ok(texts[language].get(`errors.${code}`), `${language} ${code}`);
    }
  });
});

test('the client knows exactly the codes of the server’s catalogue', async () => {
  // By a computed address: the portal may not import the server, and only this test looks at it.
  const catalogue: unknown = await import(new URL('../../../server/src/errors.ts', import.meta.url).href);
  const { errorCatalogue } = parse(object({ errorCatalogue: record(string(), unknown()) }), catalogue);
  assert.deepEqual([...serverErrorCodes].sort(), Object.keys(errorCatalogue).sort());
});

describe('texts', () => {
  test('choose plurals and tell moments with their zone', async () => {
    const words = new Texts('fr');
    assert.match(words.t('signIn.idle', { count: 1 }), /1 minute sans/);
    assert.match(words.t('signIn.idle', { count: 10 }), /10 minutes sans/);
    assert.equal(
      words.zonedMoment('2024-03-06T15:00:00Z', 'Europe/Brussels').replaceAll('\u00a0', ' '),
      '6 mars 2024 à 16 h (heure de Bruxelles)',
    );
    await words.setLanguage('nl');
    assert.equal(words.language, 'nl');
    assert.equal(
      words.zonedMoment('2024-03-06T15:00:00Z', 'Europe/Brussels').replaceAll('\u00a0', ' '),
      '6 maart 2024 om 16.00 uur (Brusselse tijd)',
    );
    assert.equal(words.of({ fr: 'Liège', nl: 'Luik' }), 'Luik');
  });

  test('leave a name as it is: the page escapes what it draws', () => {
    assert.match(new Texts('fr').t('elections.voter', { name: 'D’Ortho & <fils>' }), /D’Ortho & <fils>/);
  });
});
