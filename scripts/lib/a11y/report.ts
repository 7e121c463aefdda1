import type { RecordedLook, RgaaCriterion, SeenByHand, WcagCriterion } from './data.ts';
import { ReportWords } from './words.ts';

/** What a report is made of. */
export interface ReportData {
  readonly date: string;
  readonly revision: string;
  readonly looks: readonly RecordedLook[];
  readonly wcag: readonly WcagCriterion[];
  readonly rgaa: readonly RgaaCriterion[];
  readonly byHand: readonly SeenByHand[];
}

const escaped: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

function safe(text: string): string {
  return text.replaceAll(/[&<>"]/gu, (sign) => escaped[sign] ?? sign);
}

const list = (items: readonly string[]): string =>
  items.length === 1
    ? `<p>${items.join('')}</p>`
    : `<ul>${items.map((item) => `<li>${item}</li>`).join('')}</ul>`;

const style = `:root { color-scheme: light dark; font: 1rem/1.5 system-ui, sans-serif }
body { max-inline-size: 60rem; margin: 0 auto; padding: 1rem; overflow-wrap: anywhere }
h1, h2, h3 { line-height: 1.25 } h1 { font-size: clamp(1.5rem, 7vw, 2rem) } caption { text-align: start } h3 { margin-block-end: 0.25rem }
section > section { border-block-start: 1px solid; padding-block-end: 0.5rem }
dt { font-weight: 700 } dd { margin: 0 0 0.5rem } dd p, dd ul { margin: 0 } ul { padding-inline-start: 1.25rem }
table { border-collapse: collapse; overflow-wrap: normal } th, td { border: 1px solid; padding: 0.25rem 0.5rem; text-align: start; vertical-align: top }
.scroll { overflow-x: auto } .warning { border: 2px solid; padding: 0.75rem } nav li { margin-block: 0.25rem }
a { display: inline-block; min-block-size: 1.5rem; vertical-align: top }`;

/** The report as one page that stands alone, for an auditor to read. */
export function reportPage(data: ReportData, language: 'fr' | 'nl'): string {
  const words = new ReportWords(language);
  const t = (key: string, values?: Readonly<Record<string, string | number>>): string =>
    safe(words.text(key, values));
  const parts = ['run', 'tests', 'hand', 'wcag', 'rgaa', 'host'] as const;
  const content: Readonly<Record<(typeof parts)[number], string>> = {
    run: runTable(data.looks, words),
    tests: `<p>${t('testsIntro')}</p>${list(words.all('tests').map((name) => safe(words.named('tests', name))))}`,
    hand: `<p>${t('handIntro')}</p>${list(data.byHand.map((seen) => handLine(seen, language)))}`,
    wcag: data.wcag.map((criterion) => wcagSection(criterion, data, words, language)).join(''),
    rgaa: data.rgaa.map((criterion) => rgaaSection(criterion, data, words, language)).join(''),
    host: list(['host1', 'host2', 'host3', 'host4'].map((key) => t(key))),
  };
  return `<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${t('title')}</title><style>${style}</style></head><body>
<header><h1>${t('title')}</h1><p>${t('lead')}</p><p>${t('made', { date: data.date, revision: data.revision })}</p>
<p class="warning">${t('warning')}</p></header>
<nav aria-label="${t('contents')}"><ol>${parts.map((part) => `<li><a href="#${part}">${t(`${part}Heading`)}</a></li>`).join('')}</ol></nav>
<main>${parts.map((part) => `<section id="${part}"><h2>${t(`${part}Heading`)}</h2>${content[part]}</section>`).join('\n')}</main>
</body></html>
`;
}

function handLine(seen: SeenByHand, language: 'fr' | 'nl'): string {
  return `<strong>${seen.date}</strong> (WCAG ${seen.criteria.join(', ')}): ${safe(seen[language])}`;
}

function runTable(looks: readonly RecordedLook[], words: ReportWords): string {
  const heads = ['check', 'stories', 'pages', 'modes', 'looks', 'findings'];
  const rows = words
    .all('checks')
    .map((name) => ({ name, own: looks.filter(({ check }) => check === name) }))
    .filter(({ own }) => own.length > 0)
    .map(({ name, own }) => {
      const count = (what: RecordedLook['what']): number =>
        new Set(own.filter((look) => look.what === what).map(({ subject }) => subject)).size;
      const cells = [
        count('story'),
        count('page'),
        [...new Set(own.map(({ mode }) => words.mode(mode)))].sort().join('; '),
        own.length,
        own.reduce((sum, { findings }) => sum + findings, 0),
      ];
      return `<tr><th scope="row">${safe(words.named('checks', name))}</th>${cells.map((cell) => `<td>${safe(String(cell))}</td>`).join('')}</tr>`;
    });
  return `<div class="scroll" role="region" tabindex="0" aria-labelledby="run-caption"><table><caption id="run-caption">${safe(words.text('runCaption'))}</caption>
<thead><tr>${heads.map((head) => `<th scope="col">${safe(words.text(head))}</th>`).join('')}</tr></thead><tbody>${rows.join('')}</tbody></table></div>`;
}

/** What a program found for a criterion in this run, a line for each check. */
function results(
  checks: readonly string[],
  looks: readonly RecordedLook[],
  words: ReportWords,
): readonly string[] {
  return checks.map((name) => {
    const own = looks.filter(({ check }) => check === name);
    const check = words.named('checks', name);
    if (own.length === 0) return safe(words.text('notRun', { check }));
    const findings = own.reduce((sum, look) => sum + look.findings, 0);
    return safe(words.text('result', { check, looks: own.length, findings }));
  });
}

function wcagSection(
  { id, level, name, checks, tests, note }: WcagCriterion,
  { looks, byHand }: ReportData,
  words: ReportWords,
  language: 'fr' | 'nl',
): string {
  const automatic =
    checks.length === 0 ? [safe(words.text('nothingAutomatic'))] : results(checks, looks, words);
  const byTest = tests.map((test) => safe(words.named('tests', test)));
  const seen = byHand.filter(({ criteria }) => criteria.includes(id)).map((one) => handLine(one, language));
  const entry = (key: string, lines: readonly string[]): string =>
    lines.length === 0 ? '' : `<dt>${safe(words.text(key))}</dt><dd>${list(lines)}</dd>`;
  return `<section id="wcag-${id}"><h3>${id} ${safe(name[language])} (${safe(words.text('level', { level }))})</h3><dl>
${entry('automatic', automatic)}${entry('byTest', byTest)}
${entry('byHand', seen.length === 0 ? [safe(words.text('handNone'))] : seen)}
${entry('open', [safe(note === undefined ? words.text('openDefault') : words.named('notes', note))])}</dl></section>`;
}

function rgaaSection(
  { id, name, wcag }: RgaaCriterion,
  data: ReportData,
  words: ReportWords,
  language: 'fr' | 'nl',
): string {
  const behind = data.wcag.filter((criterion) => wcag.includes(criterion.id));
  const checks = [...new Set(behind.flatMap((criterion) => criterion.checks))];
  const automatic =
    checks.length === 0 ? [safe(words.text('nothingAutomatic'))] : results(checks, data.looks, words);
  const notes = [...new Set(behind.flatMap(({ note }) => (note === undefined ? [] : [note])))];
  const links = wcag.map((one) => `<a href="#wcag-${one}">${one}</a>`).join(', ');
  const subject = language === 'fr' ? safe(name) : `<span lang="fr">${safe(name)}</span>`;
  return `<section><h3>${id} ${subject}</h3>
<p>${safe(words.text('see', { refs: '' })).trim()} ${links}</p>${list([...automatic, ...notes.map((note) => safe(words.named('notes', note)))])}</section>`;
}
