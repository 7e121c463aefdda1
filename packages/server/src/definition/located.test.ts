import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { changed, problemsOf, spring } from './spring.fixture.ts';

suite('broken YAML', () => {
  const table: [name: string, source: string, place: RegExp][] = [
    [
      'a quote that is not closed',
      changed('title: Spring vote', 'title: "Spring vote'),
      /^election\.yaml:\d+:\d+: something that was opened is not closed/,
    ],
    [
      'a tab',
      changed('  timeZone:', '\ttimeZone:'),
      /^election\.yaml:9:1: the line is indented with a tab; expected: spaces$/,
    ],
    [
      'a key twice',
      changed('kind: simulation', 'kind: simulation\nkind: real'),
      /^election\.yaml:3:1: this key is given twice in the same group; expected: each key once$/,
    ],
    [
      'a colon inside a text',
      changed('title: Council', 'title: Council: Liège'),
      /^election\.yaml:22:12: there is a second “: ” on the line/,
    ],
    ['a second document', `${spring}---\nid: other\n`, /^election\.yaml:34:1: a second document starts here/],
    [
      'an unknown alias',
      changed('title: Council', 'title: *council'),
      /^election\.yaml:22:12: there is no anchor &council before the alias \*council/,
    ],
    ['nothing', '', /^election\.yaml:1:1: the file is empty; expected: a group of keys/],
    ['a list', '- 1\n', /^election\.yaml:1:1: the file is a list; expected: a group of keys/],
    ['a collection as key', '[a, b]: 1\n', /^election\.yaml:1:1: this key is not a word/],
    [
      'a tag of another language',
      changed('title: Council', 'title: !!python/name Council'),
      /^election\.yaml:22:12: this is not correct YAML: Unresolved tag/,
    ],
  ];
  for (const [name, source, place] of table) {
    test(name, () => assert.match(problemsOf(source)[0] ?? 'no problem', place));
  }

  test('an anchor may be used again, and a problem in it is told where it stands', () => {
    const source = changed('title: Council', 'title: &name { fr: Conseil, nl: Raad }').replace(
      'title: Full members',
      'title: *name',
    );
    assert.deepEqual(problemsOf(source), []);
    assert.deepEqual(
      problemsOf(source.replace(', nl: Raad', ', nl: 4')).map((problem) => problem.split(' ')[0]),
      ['election.yaml:22:37:', 'election.yaml:22:37:'],
    );
  });

  test('aliases of aliases are stopped before they fill the memory', () => {
    const levels = Array.from(
      { length: 12 },
      (_, level) =>
        `l${String(level)}: &l${String(level)} [${Array.from({ length: 10 }, () => (level === 0 ? 'x' : `*l${String(level - 1)}`)).join(', ')}]`,
    );
    const problems = problemsOf(levels.join('\n'));
    assert.ok(problems.some((problem) => problem.includes('far more than a consultation')));
  });

  test('an alias of itself and deep nesting are problems, not crashes', () => {
    assert.match(problemsOf('a: &a [*a]\n').join(), /nests too deeply/);
    assert.match(problemsOf(`a: ${'['.repeat(200)}${']'.repeat(200)}\n`).join(), /nests too deeply/);
    assert.match(problemsOf('['.repeat(20_000)).join(), /nested too deeply/);
  });
});
