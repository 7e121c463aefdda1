import { msg, str } from '@lit/localize';
import { withColon } from '../shared/colon.ts';
import { plural } from '../shared/plural.ts';
import { type ListChoice, type ListQuestion } from './list-choice.ts';

/** What there is to choose, in words. */
export function listRuleText({ blankAllowed }: ListQuestion): string {
  return blankAllowed
    ? msg('Choisissez une seule liste, ou votez blanc.')
    : msg('Choisissez une seule liste.');
}

/** That the order says nothing about the lists; nothing where it was not drawn. */
export function orderText({ order }: ListQuestion): string | undefined {
  return order === 'drawn' ? msg('L’ordre des listes a été tiré au sort.') : undefined;
}

/** What is chosen now, in one sentence. */
export function listChoiceText(choice: ListChoice): string {
  switch (choice.kind) {
    case 'none':
      return msg('Vous n’avez encore rien choisi.');
    case 'blank':
      return `${withColon(msg('Votre choix'))} ${msg('vote blanc', { desc: 'Within a sentence' })}`;
    case 'list':
      return `${withColon(msg('Votre choix'))} ${choice.list.name}`;
  }
}

/** What is missing where nothing is chosen. */
export function listMissingText({ blankAllowed }: ListQuestion): string {
  return blankAllowed
    ? msg('choisissez une liste, ou votez blanc.', { desc: 'After the word « Erreur »' })
    : msg('choisissez une liste.', { desc: 'After the word « Erreur »' });
}

/** How many people stand on a list. */
export function membersText(count: number): string {
  return plural(count, {
    one: () => msg(str`${count} candidat`, { desc: 'Number of people on a list' }),
    other: () => msg(str`${count} candidats`, { desc: 'Number of people on a list' }),
  });
}
