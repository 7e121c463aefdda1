import { field, items, part, type Report } from './file-parts.ts';
import { nearest } from './nearest.ts';
import { ElectorateInFile } from './schema-elections.ts';

/** The list of groups that a key of an electorate takes its ids from, and what one is called. */
const kinds = [
  { key: 'districts', list: 'districts', kind: 'district' },
  { key: 'colleges', list: 'colleges', kind: 'college' },
  { key: 'exceptSituations', list: 'situations', kind: 'situation' },
] as const;

/** That electorates name groups that there are, and that no voters are left without an election. */
export function checkElectorates(file: unknown, report: Report): void {
  for (const each of kinds) checkGroups(file, each, report);
}

function checkGroups(file: unknown, { key, list, kind }: (typeof kinds)[number], report: Report): void {
  const groups = items(field(file, list)).map((group) => field(group, 'id'));
  const known = [...new Set(groups.filter((id) => typeof id === 'string'))];
  const elections = items(field(file, 'elections'));
  const covered = new Set<string>();
  let isCoverKnown = elections.length > 0;
  for (const [e, election] of elections.entries()) {
    const given = field(election, 'electorate');
    const electorate = given === undefined ? {} : part(ElectorateInFile, given);
    if (electorate === undefined) isCoverKnown = false;
    else for (const id of coveredBy(electorate, key, known)) covered.add(id);
    for (const [index, id] of (electorate?.[key] ?? []).entries()) {
      if (known.includes(id)) continue;
      // The name meant may be this one, so nothing is said of a group without election.
      isCoverKnown = false;
      const meant = nearest(id, known);
      const place = known.length === 0 ? `a list of ${list} in the file` : `one of ${known.join(', ')}`;
      report(
        ['elections', e, 'electorate', key, index],
        `the ${kind} “${id}” is not in the list of ${list}`,
        meant === undefined ? place : `“${meant}”, if that was meant`,
      );
    }
  }
  for (const [index, id] of groups.entries()) {
    if (!isCoverKnown || typeof id !== 'string' || covered.has(id)) continue;
    const where = kind === 'situation' ? 'in the situation' : `of the ${kind}`;
    report(
      [list, index],
      `the voters ${where} “${id}” have no election`,
      kind === 'situation' ? 'an election that does not except it' : 'an election whose electorate names it',
    );
  }
}

function coveredBy(
  electorate: ElectorateInFile,
  key: (typeof kinds)[number]['key'],
  known: readonly string[],
): readonly string[] {
  if (key !== 'exceptSituations') return electorate[key] ?? known;
  return known.filter((id) => electorate.exceptSituations?.includes(id) !== true);
}
