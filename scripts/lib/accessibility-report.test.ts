import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { handChecks, rgaaCriteria, wcagCriteria } from './a11y/data.ts';
import { reportPage } from './a11y/report.ts';

// The report for auditors: complete by both sets of criteria, and saying of each what this run has found.

const wcag = wcagCriteria();
const rgaa = rgaaCriteria();

describe('the accessibility report', () => {
  test('has the 55 criteria of WCAG 2.2 A and AA, and the 106 of the RGAA, which refer to them', () => {
    assert.equal(wcag.length, 55);
    assert.equal(wcag.filter(({ level }) => level === 'A').length, 31);
    assert.equal(rgaa.length, 106);
    const known = new Set(wcag.map(({ id }) => id));
    assert.deepEqual(
      [...rgaa.flatMap((one) => one.wcag), ...handChecks().flatMap(({ criteria }) => criteria)].filter(
        (id) => !known.has(id),
      ),
      [],
    );
    assert.deepEqual(
      rgaa.filter((one) => one.wcag.length === 0),
      [],
    );
  });

  for (const language of ['fr', 'nl'] as const) {
    test(`tells what was looked at, what was found, and what was not part of the run, ${language}`, () => {
      const look = { check: 'focus', what: 'story', language: 'fr', mode: '320 × 256 px' } as const;
      const page = reportPage(
        {
          date: '2026-11-22',
          revision: 'abc<1',
          wcag,
          rgaa,
          byHand: handChecks(),
          looks: [
            { ...look, subject: 'Ballot: Empty', findings: 0 },
            { ...look, subject: 'Ballot: Full', findings: 2 },
          ],
        },
        language,
      );
      assert.match(page, /abc&lt;1/);
      const section = page.slice(page.indexOf('id="wcag-2.4.7"'), page.indexOf('id="wcag-2.4.11"'));
      assert.match(section, language === 'fr' ? /2 examens, 2 erreurs/ : /2 keer bekeken, 2 fouten/);
      const other = page.slice(page.indexOf('id="wcag-1.4.12"'), page.indexOf('id="wcag-1.4.13"'));
      assert.match(other, language === 'fr' ? /pas dans cette exécution/ : /niet in deze uitvoering/);
      assert.equal(page.match(/<h3>/g)?.length, 55 + 106);
    });
  }
});
