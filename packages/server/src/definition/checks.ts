import { Type, type Static, type TSchema } from 'typebox';
import { Check } from 'typebox/value';
import { candidateIdOf } from './candidate-id.ts';
import { instantOf, isTimeZone } from './local-time.ts';
import { nearest } from './nearest.ts';
import { CandidateInFile, ElectorateInFile, PeriodInFile, QuestionInFile } from './schema.ts';
import { type Path } from './shape.ts';

/** Notes a problem at a path of the file. */
export type Report = (path: Path, what: string, expected: string) => void;

/**
 * What a schema can not say: rules between several places of the file. The file may have problems of shape at the
 * same time, so each rule looks at the parts that it needs, and is silent where one of them is broken.
 */
export function checkRules(file: unknown, report: Report): void {
  checkLanguages(file, report);
  checkPeriod(part(Clocks, field(file, 'period')), report);
  checkPolicies(file, report);
  checkTrustees(field(file, 'trustees'), report);
  checkOrigins(file, report);
  checkUnique(file, ['signIn', 'openIdConnect', 'keys'], 'sign-in key', report);
  checkUnique(file, ['districts'], 'district', report);
  checkUnique(file, ['elections'], 'election', report);
  checkElectorates(file, report);
  for (const [e, election] of items(field(file, 'elections')).entries()) {
    checkUnique(file, ['elections', e, 'questions'], 'question', report);
    for (const [q, question] of items(field(election, 'questions')).entries()) {
      const path = ['elections', e, 'questions', q];
      checkCandidates(items(field(question, 'candidates')), [...path, 'candidates'], report);
      checkLimits(question, path, report);
    }
  }
}

const languageNames: Record<'fr' | 'nl', string> = { fr: 'French', nl: 'Dutch' };

/** The period, whatever is wrong with its other keys. */
const Clocks = Type.Pick(PeriodInFile, ['opens', 'closes', 'timeZone']);

/** A text for each language: every object of the file that has only language keys is one. */
function checkLanguages(file: unknown, report: Report): void {
  const given = items(field(file, 'languages'));
  const languages = (['fr', 'nl'] as const).filter((language) => given.includes(language));
  const visit = (value: unknown, path: Path): void => {
    if (Array.isArray(value)) {
      for (const [index, item] of value.entries()) visit(item, [...path, index]);
      return;
    }
    if (typeof value !== 'object' || value === null) return;
    const keys = Object.keys(value);
    if (keys.length > 0 && keys.every((key) => key === 'fr' || key === 'nl')) {
      for (const language of languages.filter((each) => !keys.includes(each))) {
        report(
          path,
          `the text has no wording in ${languageNames[language]} (${language}), which is a language of the consultation`,
          `${language}: and the wording, or one text for all languages`,
        );
      }
      return;
    }
    for (const [key, inner] of Object.entries(value)) visit(inner, [...path, key]);
  };
  visit(file, []);
}

function checkPeriod(period: Static<typeof Clocks> | undefined, report: Report): void {
  if (period === undefined) return;
  const { timeZone } = period;
  if (!isTimeZone(timeZone)) {
    const meant = nearest(timeZone, Intl.supportedValuesOf('timeZone'));
    const hint =
      meant === undefined ? 'an IANA name such as Europe/Brussels' : `“${meant}”, if that was meant`;
    report(['period', 'timeZone'], `the time zone “${timeZone}” is unknown`, hint);
    return;
  }
  const instants = (['opens', 'closes'] as const).map((key) => {
    const time = instantOf(period[key], timeZone);
    if (time.kind === 'instant') return time.instant;
    const [what, expected] = {
      'no-such-day': [`there is no day ${period[key].slice(0, 10)}`, 'a day of the calendar'],
      skipped: [
        `${period[key]} does not exist in ${timeZone}: the clocks are put forward over it`,
        'an hour before or after the change',
      ],
      twice: [
        `${period[key]} comes twice in ${timeZone}: the clocks are put back over it`,
        'an hour before or after the change',
      ],
    }[time.kind];
    report(['period', key], what ?? '', expected ?? '');
    return undefined;
  });
  const [opens, closes] = instants;
  if (opens !== undefined && closes !== undefined && closes <= opens) {
    report(
      ['period', 'closes'],
      `voting closes at ${period.closes}, not after it opens at ${period.opens}`,
      'a later day or hour',
    );
  }
}

function checkPolicies(file: unknown, report: Report): void {
  if (field(file, 'profile') === 'french-public' && field(file, 'verification') === 'reveal') {
    report(
      ['verification'],
      'verification is reveal, which the profile french-public does not allow: a code that shows the vote can be demanded of the voter',
      'tracker',
    );
  }
}

function checkTrustees(trustees: unknown, report: Report): void {
  if (typeof trustees !== 'object' || trustees === null || Array.isArray(trustees)) return;
  const [number, single, threshold] = ['number', 'single', 'threshold'].map((key) => field(trustees, key));
  if (number !== undefined && (single !== undefined || threshold !== undefined)) {
    report(
      ['trustees', 'number'],
      'number stands beside single or threshold, which say it more exactly',
      'number alone, or single and threshold',
    );
  } else if (number === undefined && threshold === undefined && (single === undefined || single === 0)) {
    report(
      ['trustees'],
      'there are no trustees: nobody could open the urn',
      'number: and how many, or single: and threshold: {of: …, needed: …}',
    );
  }
  const [members, needed] = ['of', 'needed'].map((key) => field(threshold, key));
  if (typeof members === 'number' && typeof needed === 'number' && needed > members) {
    report(
      ['trustees', 'threshold', 'needed'],
      `needed is ${String(needed)}, but the group has only ${String(members)} members`,
      `at most ${String(members)}`,
    );
  }
}

function checkOrigins(file: unknown, report: Report): void {
  for (const [index, origin] of items(field(file, 'embeddingOrigins')).entries()) {
    if (typeof origin !== 'string') continue;
    const url = URL.canParse(origin) ? new URL(origin) : undefined;
    const safe = url !== undefined && isSafe(url) ? url.origin : undefined;
    if (safe === origin) continue;
    const expected =
      safe === undefined ? 'https:// and a host name, such as https://www.example.org' : `“${safe}”`;
    report(['embeddingOrigins', index], `“${origin}” is not the origin of a safe site`, expected);
  }
}

function isSafe({ protocol, hostname }: URL): boolean {
  return protocol === 'https:' || (protocol === 'http:' && ['localhost', '127.0.0.1'].includes(hostname));
}

/** Reports each id that an earlier entry of the same list has. */
function checkUnique(file: unknown, path: Path, kind: string, report: Report): void {
  const list = path.reduce<unknown>((value, step) => field(value, step), file);
  const first = new Map<unknown, number>();
  for (const [index, entry] of items(list).entries()) {
    const id = field(entry, 'id');
    if (typeof id !== 'string') continue;
    const earlier = first.get(id);
    if (earlier === undefined) first.set(id, index);
    else
      report(
        [...path, index, 'id'],
        `the ${kind} “${id}” stands twice: it is entry ${String(earlier + 1)} too`,
        'an id of its own',
      );
  }
}

function checkElectorates(file: unknown, report: Report): void {
  const districts = items(field(file, 'districts')).map((district) => field(district, 'id'));
  const known = [...new Set(districts.filter((id) => typeof id === 'string'))];
  const elections = items(field(file, 'elections'));
  const covered = new Set<string>();
  let isCoverKnown = elections.length > 0;
  for (const [e, election] of elections.entries()) {
    const given = field(election, 'electorate');
    const electorate = given === undefined ? {} : part(ElectorateInFile, given);
    if (electorate === undefined) isCoverKnown = false;
    for (const id of electorate === undefined ? [] : (electorate.districts ?? known)) covered.add(id);
    for (const [index, id] of (electorate?.districts ?? []).entries()) {
      if (known.includes(id)) continue;
      // The name meant may be this one, so nothing is said of a district without election.
      isCoverKnown = false;
      const meant = nearest(id, known);
      const list = known.length === 0 ? 'a list of districts in the file' : `one of ${known.join(', ')}`;
      const expected = meant === undefined ? list : `“${meant}”, if that was meant`;
      report(
        ['elections', e, 'electorate', 'districts', index],
        `the district “${id}” is not in the list of districts`,
        expected,
      );
    }
  }
  for (const [index, id] of districts.entries()) {
    if (!isCoverKnown || typeof id !== 'string' || covered.has(id)) continue;
    report(
      ['districts', index],
      `the voters of the district “${id}” have no election`,
      'an election whose electorate names it',
    );
  }
}

function checkCandidates(candidates: readonly unknown[], path: Path, report: Report): void {
  const first = new Map<string, number>();
  for (const [index, value] of candidates.entries()) {
    const candidate = part(CandidateInFile, value);
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
          ? `“${candidate.name}” has the same name as candidate ${String(earlier + 1)} of this question`
          : `the candidate “${id}” stands twice: it is candidate ${String(earlier + 1)} too`,
        'each candidate once, or an id of its own for each',
      );
    }
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

function part<Schema extends TSchema>(schema: Schema, value: unknown): Static<Schema> | undefined {
  return Check(schema, value) ? value : undefined;
}

function field(value: unknown, key: string | number): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, key)
    ? Reflect.get(value, key)
    : undefined;
}

function items(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
