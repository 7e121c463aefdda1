import { candidateIdOf } from './candidate-id.ts';
import { field, items, part, type Report } from './file-parts.ts';
import { CandidateInFile, ListInFile, QuestionInFile } from './schema-elections.ts';
import type { Language } from '../http/schemas/common.ts';
import type { Path } from './shape.ts';

/** The rules of one question: what it is a choice of, its candidates or lists, its limits. */
export function checkQuestion(question: unknown, file: unknown, path: Path, report: Report): void {
  const [candidates, lists] = ['candidates', 'lists'].map((key) => field(question, key));
  if (typeof question !== 'object' || question === null || Array.isArray(question)) return;
  if (candidates === undefined && lists === undefined) {
    report(path, 'a question has neither candidates nor lists', 'candidates: or lists:');
  } else if (candidates !== undefined && lists !== undefined) {
    report([...path, 'lists'], 'lists stand beside candidates', 'the one or the other');
  } else if (lists !== undefined) {
    const [fallback] = items(field(file, 'languages'));
    checkLists(items(lists), fallback === 'nl' ? 'nl' : 'fr', [...path, 'lists'], report);
    checkListQuestion(question, path, report);
  } else {
    const read = items(candidates).map((each) => part(CandidateInFile, each));
    checkIds(read, 'candidate', [...path, 'candidates'], report);
    checkLimits(question, path, report);
    if (field(question, 'maximum') === undefined) {
      report(path, 'a question of candidates has no “maximum”', 'maximum: a whole number from 1 to 500');
    }
    if (field(question, 'order') !== undefined) {
      report(
        [...path, 'order'],
        'order stands beside candidates: those stand as they are written',
        'no such key',
      );
    }
  }
}

/** What has an id, of its own or made of its name. */
interface Named {
  readonly id?: string | undefined;
  readonly name: string;
}

/** That no two have the same id. `kind` is what one is called. Values that are broken are left out. */
function checkIds(
  values: readonly (Named | undefined)[],
  kind: 'candidate' | 'list',
  path: Path,
  report: Report,
): void {
  const first = new Map<string, number>();
  for (const [index, candidate] of values.entries()) {
    if (candidate === undefined) continue;
    const id = candidate.id ?? candidateIdOf(candidate.name);
    const place = [...path, index, candidate.id === undefined ? 'name' : 'id'];
    const earlier = first.get(id);
    if (id === '') {
      report(
        place,
        `no id can be made of the name “${candidate.name}”`,
        'an id: of small letters, digits and hyphens',
      );
    } else if (earlier === undefined) {
      first.set(id, index);
    } else {
      report(
        place,
        candidate.id === undefined
          ? `“${candidate.name}” has the same name as ${kind} ${String(earlier + 1)} of this question`
          : `the ${kind} “${id}” stands twice: it is ${kind} ${String(earlier + 1)} too`,
        `each ${kind} once, or an id of its own for each`,
      );
    }
  }
}

function checkLists(lists: readonly unknown[], fallback: Language, path: Path, report: Report): void {
  const read = lists.map((list) => part(ListInFile, list));
  checkIds(
    read.map((list) =>
      list === undefined
        ? undefined
        : {
            id: list.id,
            name: typeof list.name === 'string' ? list.name : (list.name[fallback] ?? ''),
          },
    ),
    'list',
    path,
    report,
  );
  for (const [index, list] of read.entries()) {
    const first = new Map<string, number>();
    for (const [place, { name }] of (list?.candidates ?? []).entries()) {
      const plain = candidateIdOf(name) || name;
      const earlier = first.get(plain);
      if (earlier === undefined) first.set(plain, place);
      else
        report(
          [...path, index, 'candidates', place, 'name'],
          `“${name}” stands on this list already, as candidate ${String(earlier + 1)}`,
          'each candidate once',
        );
    }
  }
}

/** What a choice of one list says by itself, and so can not say otherwise. */
function checkListQuestion(question: unknown, path: Path, report: Report): void {
  for (const key of ['minimum', 'maximum'] as const) {
    if (field(question, key) === undefined) continue;
    report([...path, key], `${key} stands beside lists, of which a voter chooses exactly one`, 'no such key');
  }
}

function checkLimits(question: unknown, path: Path, report: Report): void {
  const limits = QuestionInFile.properties;
  const mandates = part(limits.mandates, field(question, 'mandates'));
  const maximum = part(limits.maximum, field(question, 'maximum'));
  const minimum =
    field(question, 'minimum') === undefined ? 0 : part(limits.minimum, field(question, 'minimum'));
  const count = items(field(question, 'candidates')).length;
  const refuse = (key: string, what: string, expected: string) => {
    report([...path, key], what, expected);
  };
  if (minimum !== undefined && maximum !== undefined && minimum > maximum) {
    refuse(
      'maximum',
      `maximum is ${String(maximum)}, below the minimum, ${String(minimum)}`,
      `${String(minimum)} or more`,
    );
  }
  if (minimum !== undefined && count > 0 && minimum > count) {
    refuse(
      'minimum',
      `minimum is ${String(minimum)}, but there are ${candidatesInWords(count)}`,
      `at most ${String(count)}`,
    );
  }
  if (maximum !== undefined && mandates !== undefined && maximum > mandates) {
    const only = mandates === 1 ? 'is only 1 mandate' : `are only ${String(mandates)} mandates`;
    refuse('maximum', `maximum is ${String(maximum)}, but there ${only}`, `at most ${String(mandates)}`);
  } else if (
    maximum !== undefined &&
    count > 0 &&
    maximum > count &&
    field(question, 'mandates') === undefined
  ) {
    // With mandates, a maximum that the rules fix may exceed the number of people who came forward.
    refuse(
      'maximum',
      `maximum is ${String(maximum)}, but there are ${candidatesInWords(count)}`,
      `at most ${String(count)}`,
    );
  }
  if (field(question, 'blank') === true && minimum === 0) {
    refuse(
      'blank',
      'a blank vote is offered although a vote may choose nobody (minimum is 0): the two would mean the same',
      'minimum: 1, or blank: false',
    );
  }
}

function candidatesInWords(count: number): string {
  return count === 1 ? 'only 1 candidate' : `only ${String(count)} candidates`;
}
