import { html } from '../html.ts';
import type { Language } from '../http/schemas/common.ts';
import { momentInWords } from '../mail/letter.ts';
import { factRows, printedDocument } from '../printed.ts';
import { textsOf } from '../texts.ts';
import type { SignedResults } from './report.ts';
import { resultTables } from './tables.ts';

/** Writes signed results as one HTML document in one language, to print and publish; the signature stands at its end. */
export function writeResults({ report, hash, text, publicKey }: SignedResults, language: Language): string {
  const t = textsOf('results', language);
  const numbers = new Intl.NumberFormat(`${language}-BE`);
  const { consultation, election, closedAt, signatures, ballots, urn, questions } = report;
  const title = election.title[language];
  const facts = [
    [t('consultation'), consultation.title[language]],
    [t('organisation'), consultation.organisation[language]],
    [t('run'), numbers.format(election.run)],
    [
      t('closedAt'),
      closedAt === null ? '–' : momentInWords(new Date(closedAt), language, consultation.timeZone),
    ],
    [t('signatures'), numbers.format(signatures)],
    [t('ballots'), numbers.format(ballots)],
  ] as const;
  const evidence = [
    [t('uuid'), election.uuid],
    [t('fingerprint'), election.fingerprint],
    [t('definition'), election.definition],
    [t('urn'), urn],
    [t('hash'), hash],
    [t('key'), publicKey],
  ] as const;
  return printedDocument(
    language,
    t('title', { election: title }),
    html`<h1>${t('title', { election: title })}</h1>
      ${consultation.kind === 'simulation' ? html`<p class="simulation">${t('simulation')}</p>` : undefined}
      <table>
        <caption>
          ${t('factsCaption')}
        </caption>
        <tbody>
          ${factRows(facts)}
        </tbody>
      </table>
      <h2>${t('resultHeading')}</h2>
      ${resultTables(language, title, questions)}
      <h2>${t('evidenceHeading')}</h2>
      <p>${t('evidence')}</p>
      <table>
        <caption>
          ${t('evidenceCaption')}
        </caption>
        <tbody>
          ${factRows(evidence)}
        </tbody>
      </table>
      <h2>${t('signedHeading')}</h2>
      <p>${t('signed')}</p>
      <pre class="signed" lang="en">${text}</pre>`,
  );
}
