import { msg, str } from '@lit/localize';
import { plural } from '../shared/plural.ts';
import { type Category, type CategorySelection, categoryStatus, effectiveMaximum } from './selection.ts';

/** « 5 mandats à conférer »; nothing where the category does not say. */
function mandatesText(category: Category): string | undefined {
  const count = category.mandates;
  if (count === undefined) return undefined;
  return plural(count, {
    one: () => msg(str`${count} mandat à conférer.`, { desc: 'Number of seats to fill' }),
    other: () => msg(str`${count} mandats à conférer.`, { desc: 'Number of seats to fill' }),
  });
}

/** How many candidates may be chosen, in words. */
function ruleText({ minimum, maximum }: Category): string {
  if (minimum === maximum) {
    return plural(maximum, {
      one: () => msg(str`Choisissez ${maximum} candidat.`),
      other: () => msg(str`Choisissez ${maximum} candidats.`),
    });
  }
  if (minimum > 0) return msg(str`Choisissez de ${minimum} à ${maximum} candidats.`);
  return plural(maximum, {
    one: () => msg(str`Choisissez ${maximum} candidat au plus. Vous pouvez aussi n’en choisir aucun.`),
    other: () => msg(str`Choisissez ${maximum} candidats au plus. Vous pouvez en choisir moins, ou aucun.`),
  });
}

/** Says that fewer candidates stand than may be chosen, where it is so: nobody should look for the others. */
function standingText(category: Category): string | undefined {
  const count = category.candidates.length;
  if (count >= category.maximum) return undefined;
  return plural(count, {
    one: () => msg(str`${count} candidat se présente.`),
    other: () => msg(str`${count} candidats se présentent.`),
  });
}

/** What is to be filled, how many may be chosen, who stands: one run of words, so that a name made of it keeps its spaces. */
export function conditionsText(category: Category): string {
  const parts = [mandatesText(category), ruleText(category), standingText(category)];
  return parts.filter((part) => part !== undefined).join(' ');
}

/** The running count of a category: « 2 choix sur 4, il en reste 2 ». */
export function counterText(category: Category, selection: CategorySelection): string {
  const { chosen, remaining, state } = categoryStatus(category, selection);
  const possible = effectiveMaximum(category);
  if (state === 'blank') return blankText();
  if (remaining === 0) return msg(str`Maximum atteint\u00a0: ${chosen} choix sur ${possible}`);
  return msg(str`${chosen} choix sur ${possible}, il en reste ${remaining}`);
}

/** Why a further candidate was not taken, and what to do. */
export function maximumText({ maximum }: Category): string {
  return plural(maximum, {
    one: () =>
      msg(str`Maximum atteint\u00a0: ${maximum} candidat. Décochez votre candidat pour en choisir un autre.`),
    other: () =>
      msg(str`Maximum atteint\u00a0: ${maximum} candidats. Décochez un candidat pour en choisir un autre.`),
  });
}

/** Why a candidate was not taken beside a blank vote, and what to do. */
export function blankChosenText(): string {
  return msg('Vous votez blanc dans cette catégorie. Décochez le vote blanc pour choisir un candidat.');
}

/** What is missing in a category below its minimum. */
export function missingText({ minimum }: Category): string {
  return plural(minimum, {
    one: () => msg(str`Choisissez encore\u00a0: il faut au moins ${minimum} candidat.`),
    other: () => msg(str`Choisissez encore\u00a0: il faut au moins ${minimum} candidats.`),
  });
}

/** Asked before a blank vote replaces chosen candidates. */
export function eraseText(count: number): string {
  return plural(count, {
    one: () => msg(str`Votre choix dans cette catégorie sera effacé.`),
    other: () => msg(str`Vos ${count} choix dans cette catégorie seront effacés.`),
  });
}

/** The blank vote as something chosen. */
export function blankText(): string {
  return msg('Vote blanc');
}
