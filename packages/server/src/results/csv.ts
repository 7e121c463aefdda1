import { textsOf } from '../texts.ts';
import type { ResultsReport } from './report.ts';

const columns = [
  'election',
  'run',
  'uuid',
  'question',
  'question_fr',
  'question_nl',
  'choice',
  'choice_fr',
  'choice_nl',
  'votes',
  'outcome',
] as const;

/** A field as RFC 4180 has it. */
function field(value: string | number): string {
  const text = String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** The results as CSV: a line a choice, in ballot order; `blank` is the blank vote. Lines end as RFC 4180 says. */
export function csvOf({ election, questions }: ResultsReport): string {
  const [french, dutch] = [textsOf('results', 'fr'), textsOf('results', 'nl')];
  const lines = questions.flatMap(({ id, title, blank, candidates }) => {
    const start = [election.id, election.run, election.uuid, id, title.fr, title.nl];
    return [
      ...candidates.map(({ id: choice, name, title: listTitle, votes, outcome }) => [
        ...start,
        choice,
        listTitle?.fr ?? name,
        listTitle?.nl ?? name,
        votes,
        outcome ?? '',
      ]),
      ...(blank === undefined ? [] : [[...start, 'blank', french('blank'), dutch('blank'), blank, '']]),
    ];
  });
  return [columns, ...lines].map((line) => `${line.map(field).join(',')}\r\n`).join('');
}
