import type { SealedDefinition } from './definition.ts';

/** Loads the elements that a ballot is made of, and no other. */
export async function loadBallotElements(definition: SealedDefinition): Promise<void> {
  await Promise.all([
    has(definition, 'candidates') ? import('@isoloir/components/ballot-grid/define.js') : undefined,
    has(definition, 'lists') ? import('@isoloir/components/list-ballot/define.js') : undefined,
  ]);
}

/** Loads the elements that its review is made of. */
export async function loadReviewElements(definition: SealedDefinition): Promise<void> {
  await Promise.all([
    has(definition, 'candidates') ? import('@isoloir/components/ballot-review/define.js') : undefined,
    has(definition, 'lists') ? import('@isoloir/components/list-review/define.js') : undefined,
  ]);
}

function has({ election }: SealedDefinition, wanted: 'candidates' | 'lists'): boolean {
  return election.questions.some(({ kind }) => kind === wanted);
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
