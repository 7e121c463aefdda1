import { Type, type Static } from 'typebox';
import { checkElectorates } from './checks-electorates.ts';
import { checkQuestion } from './checks-questions.ts';
import { checkUnique, field, items, part, type Report } from './file-parts.ts';
import { instantOf, isTimeZone } from './local-time.ts';
import { nearest } from './nearest.ts';
import { PeriodInFile } from './schema.ts';
import type { Path } from './shape.ts';

/**
 * What a schema can not say: rules between several places of the file. The file may have problems of shape at the
 * same time, so each rule looks at the parts that it needs, and is silent where one of them is broken.
 */
export function checkRules(file: unknown, report: Report): void {
  checkLanguages(file, report);
  checkPeriod(part(Clocks, field(file, 'period')), report);
  checkPolicies(file, report);
  checkTrustees(field(file, 'trustees'), report);
  checkSignIn(field(file, 'signIn'), report);
  checkOrigins(file, report);
  checkUnique(file, ['signIn', 'openIdConnect', 'keys'], 'sign-in key', report);
  checkUnique(file, ['districts'], 'district', report);
  checkUnique(file, ['colleges'], 'college', report);
  checkUnique(file, ['situations'], 'situation', report);
  checkUnique(file, ['elections'], 'election', report);
  checkElectorates(file, report);
  for (const [e, election] of items(field(file, 'elections')).entries()) {
    checkUnique(file, ['elections', e, 'questions'], 'question', report);
    for (const [q, question] of items(field(election, 'questions')).entries()) {
      checkQuestion(question, file, ['elections', e, 'questions', q], report);
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

function checkSignIn(signIn: unknown, report: Report): void {
  if (typeof signIn !== 'object' || signIn === null || Array.isArray(signIn)) return;
  if (Object.hasOwn(signIn, 'links') && !Object.hasOwn(signIn, 'password')) {
    report(
      ['signIn', 'links'],
      'a link gives a password that nobody could sign in with',
      'password: beside it',
    );
  }
  if (Object.hasOwn(signIn, 'openIdConnect') || Object.hasOwn(signIn, 'password')) return;
  report(['signIn'], 'there is no way to sign in', 'openIdConnect: or password:, or both');
}

function checkOrigins(file: unknown, report: Report): void {
  for (const key of ['embeddingOrigins', 'boothOrigins']) {
    for (const [index, origin] of items(field(file, key)).entries()) {
      if (typeof origin !== 'string') continue;
      const url = URL.canParse(origin) ? new URL(origin) : undefined;
      const safe = url !== undefined && isSafe(url) ? url.origin : undefined;
      if (safe === origin) continue;
      const expected =
        safe === undefined ? 'https:// and a host name, such as https://www.example.org' : `“${safe}”`;
      report([key, index], `“${origin}” is not the origin of a safe site`, expected);
    }
  }
  if (field(file, 'credentials') === 'mailed' && items(field(file, 'boothOrigins')).length > 0) {
    report(
      ['boothOrigins'],
      'credentials is mailed: voters would type the code of their letter into a page of somebody else',
      'no boothOrigins, or credentials: delivered',
    );
  }
}

function isSafe({ protocol, hostname }: URL): boolean {
  return protocol === 'https:' || (protocol === 'http:' && ['localhost', '127.0.0.1'].includes(hostname));
}
