import type { Category, ListQuestion, ListStatement, Locale, SummaryError } from '@isoloir/components';
import { categoriesOf, type SealedDefinition, type SealedStatement } from './definition.ts';
import type { Statements } from './statements.ts';

/** A part of the ballot that one component shows: categories of candidates side by side, or the choice of one list. */
export type BallotPart =
  | { readonly kind: 'candidates'; readonly categories: readonly Category[] }
  | { readonly kind: 'list'; readonly question: ListQuestion };

type SealedQuestion = SealedDefinition['election']['questions'][number];

/** What the statements of a ballot are drawn from. */
export interface StatementSource {
  readonly statements: Statements | undefined;
  /** Draws Markdown with headings of a level; undefined while that can not be done yet. */
  readonly draw: (markdown: string, level: 3) => unknown;
  /** Where a PDF is that is not in this page, outside of the booth: there a request says nothing of a vote. */
  readonly pdfOf?: (sha256: string) => string;
}

/** Whether the ballot has a choice of lists. */
export function hasLists({ election }: SealedDefinition): boolean {
  return election.questions.some(({ kind }) => kind === 'lists');
}

/** Words for a question that is not answered yet. */
type MissingKey = 'vote.missing' | 'vote.missingList' | 'vote.missingListOrBlank';

/** What is said of each question that needs more choices, and the question that it is said of. */
export function missingErrors(
  definition: SealedDefinition,
  language: Locale,
  missing: readonly string[],
  t: (key: MissingKey, values: Readonly<Record<string, string | number>>) => string,
): readonly SummaryError[] {
  const { questions } = definition.election;
  const ofLists = new Set(questions.filter(({ kind }) => kind === 'lists').map(({ id }) => id));
  const messageOf = ({ id, name, minimum, blankAllowed }: Category): string => {
    if (!ofLists.has(id)) return t('vote.missing', { category: name, count: minimum });
    return t(blankAllowed ? 'vote.missingListOrBlank' : 'vote.missingList', { question: name });
  };
  return categoriesOf(definition, language)
    .filter(({ id }) => missing.includes(id))
    .map((category) => ({ target: category.id, message: messageOf(category) }));
}

/** The ballot in parts, in ballot order and in the voter’s language. */
export function partsOf(
  definition: SealedDefinition,
  language: Locale,
  source: StatementSource = { statements: undefined, draw: () => undefined },
): readonly BallotPart[] {
  const categories = categoriesOf(definition, language);
  return definition.election.questions.reduce<readonly BallotPart[]>((parts, sealed, index) => {
    const category = categories[index];
    if (category === undefined) return parts;
    if (sealed.kind === 'lists') {
      return [...parts, { kind: 'list', question: listQuestionOf(sealed, language, source) }];
    }
    const last = parts.at(-1);
    return last?.kind === 'candidates'
      ? [...parts.slice(0, -1), { kind: 'candidates', categories: [...last.categories, category] }]
      : [...parts, { kind: 'candidates', categories: [category] }];
  }, []);
}

function listQuestionOf(sealed: SealedQuestion, language: Locale, source: StatementSource): ListQuestion {
  return {
    id: sealed.id,
    title: sealed.title[language],
    blankAllowed: sealed.blank,
    order: sealed.draw === undefined ? 'as-written' : 'drawn',
    lists: sealed.candidates.map(({ id, name, title, members, statement }) => ({
      id,
      name: title?.[language] ?? name,
      members: (members ?? []).map((member) => ({
        name: member.name,
        ...(member.address === undefined ? {} : { address: member.address[language] }),
      })),
      ...(statement === undefined
        ? {}
        : { statement: statementOf(statement[language], `${id}.${language}.pdf`, source) }),
    })),
  };
}

function statementOf(
  statement: SealedStatement,
  fileName: string,
  { statements, draw, pdfOf }: StatementSource,
): ListStatement {
  const markdown = statements?.textOf(statement);
  // Below the title of the dialog.
  const text = markdown === undefined ? undefined : draw(markdown, 3);
  const href = statements?.fileOf(statement) ?? pdfOf?.(statement.pdf.sha256);
  return {
    size: statement.pdf.bytes,
    fileName,
    ...(text === undefined ? {} : { text }),
    ...(href === undefined ? {} : { href }),
  };
}
