import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, suite, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { describeProblem } from './definition.ts';
import { autumn, autumnWith } from './lists.fixture.ts';
import { parseDefinition, readFolder } from './read-definition.ts';
import { problemsOf } from './spring.fixture.ts';
import { readStoredDefinition, writeStoredDefinition } from './stored-definition.ts';

suite('a definition with lists and colleges', () => {
  test('gives lists as what is chosen, and every default explicit', () => {
    const checked = parseDefinition('election.yaml', autumn);
    assert.ok(checked.ok, problemsOf(autumn).join('\n'));
    const { elections, signIn, organisers, home, theme, colleges, situations } = checked.value;
    assert.deepEqual(signIn, {
      openIdConnect: {
        keys: [{ id: 'card', label: { fr: 'Card', nl: 'Card' }, group: { fr: 'Keys', nl: 'Keys' } }],
        withOrderNumber: true,
      },
      password: { withOrderNumber: true },
    });
    assert.deepEqual(organisers, [{ fr: 'Une direction', nl: 'Een directie' }]);
    assert.deepEqual([home, theme.name], ['landing', 'ministere']);
    assert.deepEqual(
      [colleges.map(({ id }) => id), situations.map(({ id }) => id)],
      [
        ['teachers', 'physicians'],
        ['at-work', 'seconded'],
      ],
    );
    assert.deepEqual(
      elections.map(({ electorate }) => electorate),
      [{ exceptSituations: ['seconded'] }, { colleges: ['physicians'] }],
    );
    assert.deepEqual(elections[0]?.questions[0], {
      id: 'list',
      title: { fr: 'A list', nl: 'A list' },
      kind: 'lists',
      order: 'drawn',
      minimum: 1,
      maximum: 1,
      blank: true,
      candidates: [
        {
          id: 'un-arbre',
          name: 'Un arbre',
          title: { fr: 'Un arbre', nl: 'Een boom' },
          members: [
            { name: 'AUBEL Anne' },
            { name: 'BURNOT Bea', address: { fr: 'A hospital', nl: 'A hospital' } },
          ],
        },
        {
          id: 'une-barque',
          name: 'Une barque',
          title: { fr: 'Une barque', nl: 'Een boot' },
          members: [{ name: 'CORROY Carl' }],
        },
      ],
    });
    assert.equal(elections[1]?.questions[0]?.order, 'as-written');
  });

  test('is the same when it comes back from the store', () => {
    const checked = parseDefinition('election.yaml', autumn);
    assert.ok(checked.ok);
    assert.deepEqual(readStoredDefinition(writeStoredDefinition(checked.value)), checked.value);
  });
});

/** Each case: its name, text of the good file (-), what stands there instead (+), and what is said of it (=). */
const cases = `a least number of lists
-         blank: true
+         blank: true
+         minimum: 1
= 38:18: minimum stands beside lists, of which a voter chooses exactly one; expected: no such key

a greatest number of lists
-         blank: true
+         blank: true
+         maximum: 2
= 38:18: maximum stands beside lists, of which a voter chooses exactly one; expected: no such key

lists beside candidates
-         blank: true
+         candidates: [{ name: EUPEN Eva }]
= 39:11: lists stand beside candidates; expected: the one or the other

neither lists nor candidates
-         order: as-written
-         lists:
-           - id: one
-             name: The only one
-             candidates:
-               - name: DINANT Dora
+         blank: false
= 53:9: a question has neither candidates nor lists; expected: candidates: or lists:

an order that there is not
- order: as-written
+ order: as-writen
= 55:16: order is the text “as-writen”; expected: one of drawn, as-written; “as-written”, if that was meant

a list twice
- { fr: Une barque, nl: Een boot }
+ { fr: Un arbre, nl: Een boot }
= 45:19: “Un arbre” has the same name as list 1 of this question; expected: each list once, or an id of its own for each

somebody twice on a list
- - name: BURNOT Bea
+ - name: Aubel ANNE
= 43:23: “Aubel ANNE” stands on this list already, as candidate 1; expected: each candidate once

a list of nobody
-               - name: DINANT Dora
+               []
= 60:15: candidates is an empty list; expected: at least 1 entry

a statement without its text
- { pdf: tree.pdf, text: tree.md }
+ { pdf: tree.pdf }
= 40:24: a statement has no “text”; expected: text: a Markdown file beside election.yaml or below, such as statements/list-one.fr.md

a statement that is no PDF
- pdf: tree.pdf
+ pdf: tree.docx
= 40:31: pdf is the text “tree.docx”; expected: a PDF file beside election.yaml or below, such as statements/list-one.fr.pdf

a statement from elsewhere
- pdf: tree.pdf
+ pdf: ../tree.pdf
= 40:31: pdf is the text “../tree.pdf”; expected: a PDF file beside election.yaml or below, such as statements/list-one.fr.pdf

an unknown college
- [physicians]
+ [physicans]
= 51:18: the college “physicans” is not in the list of colleges; expected: “physicians”, if that was meant

an unknown situation
- [seconded]
+ [second]
= 33:26: the situation “second” is not in the list of situations; expected: “seconded”, if that was meant

a college that votes nowhere
-       exceptSituations: [seconded]
+       colleges: [physicians]
= 24:5: the voters of the college “teachers” have no election; expected: an election whose electorate names it

a situation that votes nowhere
-       colleges: [physicians]
+       exceptSituations: [seconded]
= 28:5: the voters in the situation “seconded” have no election; expected: an election that does not except it

a college twice
- - { id: physicians, title: Physicians }
+ - { id: teachers, title: Physicians }
= 25:11: the college “teachers” stands twice: it is entry 1 too; expected: an id of its own
= 51:18: the college “physicians” is not in the list of colleges; expected: one of teachers

no way in
-   openIdConnect:
-     withOrderNumber: true
-     keys:
-       - { id: card, label: Card, group: Keys }
-   password: {}
+   {}
= 18:3: there is no way to sign in; expected: openIdConnect: or password:, or both

links to a password that is no way in
-   password: {}
+   links: {}
= 22:10: a link gives a password that nobody could sign in with; expected: password: beside it

a theme that there is not
- theme: ministere
+ theme: minstere
= 10:8: theme is the text “minstere”; expected: default, ordre, ministere, or a file such as theme.json

a first page that there is not
- home: landing
+ home: welcome
= 9:7: home is the text “welcome”; expected: one of cards, landing`;

suite('a bad definition with lists names the place, what is wrong and what is expected', () => {
  for (const each of cases.split('\n\n')) {
    const [name = '', ...lines] = each.split('\n');
    const marked = (mark: string) =>
      lines.filter((line) => line.startsWith(mark)).map((line) => line.slice(2));
    test(name, () => {
      const source = autumnWith(marked('-').join('\n'), marked('+').join('\n'));
      assert.deepEqual(
        problemsOf(source),
        marked('=').map((problem) => `election.yaml:${problem}`),
      );
    });
  }

  test('candidates need a maximum and have no order', () => {
    const source = autumnWith(
      `        order: as-written
        lists:
          - id: one
            name: The only one
            candidates:
              - name: DINANT Dora`,
      `        order: drawn
        candidates:
          - name: DINANT Dora`,
    );
    assert.deepEqual(problemsOf(source), [
      'election.yaml:53:9: a question of candidates has no “maximum”; expected: maximum: a whole number from 1 to 500',
      'election.yaml:55:16: order stands beside candidates: those stand as they are written; expected: no such key',
    ]);
  });
});

suite('the files of the lists’ statements', () => {
  const pdf = fileURLToPath(
    new URL('../../../../examples/ministere-2024/statements/phare.fr.pdf', import.meta.url),
  );
  let folder: string;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'isoloir-lists-'));
    await writeFile(join(folder, 'election.yaml'), autumn);
  });
  after(() => rm(folder, { recursive: true }));
  const read = async (given: { pdf?: Uint8Array; text?: string }) => {
    await rm(join(folder, 'tree.pdf'), { force: true });
    await rm(join(folder, 'tree.md'), { force: true });
    if (given.pdf !== undefined) await writeFile(join(folder, 'tree.pdf'), given.pdf);
    if (given.text !== undefined) await writeFile(join(folder, 'tree.md'), given.text);
    return readFolder(folder);
  };
  const told = async (given: Parameters<typeof read>[0]): Promise<string[]> => {
    const checked = await read(given);
    return checked.ok
      ? []
      : checked.problems.map((problem) => describeProblem(problem).slice(folder.length + 1));
  };

  test('are kept by their hashes, each content once, and named in the definition', async () => {
    const bytes = await readFile(pdf);
    const checked = await read({ pdf: bytes, text: 'Our **words**.\n' });
    assert.ok(checked.ok);
    const { definition, documents } = checked.value;
    const hash = (content: Uint8Array | string) => createHash('sha256').update(content).digest('hex');
    assert.deepEqual(
      documents.map(({ sha256, type, bytes: size }) => ({ sha256, type, size })),
      [
        { sha256: hash(bytes), type: 'application/pdf', size: bytes.length },
        { sha256: hash('Our **words**.\n'), type: 'text/markdown', size: 15 },
      ],
    );
    const one = {
      pdf: { sha256: hash(bytes), bytes: bytes.length },
      text: { sha256: hash('Our **words**.\n'), bytes: 15 },
    };
    assert.deepEqual(definition.elections[0]?.questions[0]?.candidates[0]?.statement, { fr: one, nl: one });
  });

  test('are missed, recognised as no PDF or half a PDF, and held to the same Markdown as all texts', async () => {
    const bytes = await readFile(pdf);
    assert.deepEqual(await told({}), [
      'tree.pdf:1: there is no such file; expected: a PDF, as election.yaml names it',
      'tree.md:1: there is no such file; expected: a Markdown file, as election.yaml names it',
    ]);
    assert.deepEqual(await told({ pdf: Buffer.from('PK words'), text: 'x' }), [
      'tree.pdf:1: the file is no PDF; expected: a whole PDF file',
    ]);
    assert.deepEqual(await told({ pdf: bytes.subarray(0, 20_000), text: 'x' }), [
      'tree.pdf:1: the PDF is cut off: its end is missing; expected: a whole PDF file',
    ]);
    assert.deepEqual(await told({ pdf: bytes, text: 'See <b>us</b>\n' }), [
      'tree.md:1:5: HTML is not shown: <b>; expected: Markdown',
      'tree.md:1:10: HTML is not shown: </b>; expected: Markdown',
    ]);
  });
});
