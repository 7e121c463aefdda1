import type { SealedDefinition } from '../../booth/definition.ts';

/** Loads the elements that a ballot and its review are made of, and no other. */
export async function loadBallotElements({ election }: SealedDefinition): Promise<void> {
  const kinds = new Set(election.questions.map(({ kind }) => kind));
  await Promise.all([
    ...(kinds.has('candidates')
      ? [
          import('@isoloir/components/ballot-grid/define.js'),
          import('@isoloir/components/ballot-review/define.js'),
        ]
      : []),
    ...(kinds.has('lists')
      ? [
          import('@isoloir/components/list-ballot/define.js'),
          import('@isoloir/components/list-review/define.js'),
        ]
      : []),
  ]);
}

/** Marks what is still to be chosen in every part of the ballot on a page. */
export function showMissing(page: ParentNode): void {
  for (const grid of page.querySelectorAll('isoloir-ballot-grid')) grid.showMissing();
  for (const list of page.querySelectorAll('isoloir-list-ballot')) list.showMissing();
}

/** Moves the focus to a question of the ballot on a page. */
export function focusQuestion(page: ParentNode, id: string): void {
  const list = [...page.querySelectorAll('isoloir-list-ballot')].find(({ question }) => question?.id === id);
  const grid = [...page.querySelectorAll('isoloir-ballot-grid')].find(({ categories }) =>
    categories.some((category) => category.id === id),
  );
  if (list !== undefined) list.focusQuestion();
  else grid?.focusCategory(id);
}
