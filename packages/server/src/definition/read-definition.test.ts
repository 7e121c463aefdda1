import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { suite, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { describeProblem } from './definition.ts';
import { parseDefinition, readDefinition } from './read-definition.ts';
import { readStoredDefinition, writeStoredDefinition } from './stored-definition.ts';
import { definitionJsonSchema } from './schema.ts';
import { changed, problemsOf, spring } from './spring.fixture.ts';

const examples = new URL('../../../../examples/', import.meta.url);
const ordre = fileURLToPath(new URL('ordre-2024/', examples));

suite('a good definition', () => {
  test('gives the whole consultation, with every default explicit', () => {
    const checked = parseDefinition('election.yaml', spring);
    assert.ok(checked.ok, problemsOf(spring).join('\n'));
    const { period, elections, ...rest } = checked.value;
    assert.deepEqual(rest, {
      id: 'spring',
      kind: 'simulation',
      profile: 'none',
      title: { fr: 'Spring vote', nl: 'Spring vote' },
      organisation: { fr: 'L’Ordre', nl: 'De Orde' },
      languages: ['fr', 'nl'],
      group: 'Ed25519',
      verification: 'tracker',
      credentials: 'delivered',
      trustees: { single: 3 },
      weights: false,
      signIn: {
        openIdConnect: {
          keys: [
            { id: 'eid', label: { fr: 'eID', nl: 'eID' }, group: { fr: 'Keys', nl: 'Keys' } },
            { id: 'itsme', label: { fr: 'itsme', nl: 'itsme' }, group: { fr: 'Keys', nl: 'Keys' } },
          ],
          withOrderNumber: false,
        },
      },
      support: {},
      embeddingOrigins: ['https://www.example.org'],
      boothOrigins: [],
      districts: [
        { id: 'liege', title: { fr: 'Liège', nl: 'Luik' } },
        { id: 'namur', title: { fr: 'Namur', nl: 'Namen' } },
      ],
      colleges: [],
      situations: [],
      organisers: [],
      home: 'cards',
      turnout: 'office',
      theme: { name: 'default', tokens: {} },
    });
    // Winter time, one hour ahead of UTC, on both days.
    assert.deepEqual(period, {
      opensAt: new Date('2024-01-30T07:00:00Z'),
      closesAt: new Date('2024-03-06T15:00:00Z'),
      timeZone: 'Europe/Brussels',
      graceMinutes: 0,
    });
    assert.deepEqual(elections, [
      {
        id: 'council',
        title: { fr: 'Council', nl: 'Council' },
        electorate: { districts: ['liege', 'namur'] },
        questions: [
          {
            id: 'full',
            title: { fr: 'Full members', nl: 'Full members' },
            minimum: 0,
            maximum: 2,
            blank: false,
            candidates: [
              { id: 'aubel-anne', name: 'AUBEL Anne' },
              { id: 'burnot-bea', name: 'BURNOT Bea', address: { fr: '4000 LIÈGE', nl: '4000 LIÈGE' } },
            ],
          },
        ],
      },
    ]);
  });

  test('counts hours by the clocks of the season', () => {
    const checked = parseDefinition('x', changed('closes: 2024-03-06T16:00', 'closes: 2024-07-01 16:00:30'));
    assert.ok(checked.ok);
    assert.equal(checked.value.period.closesAt.toISOString(), '2024-07-01T14:00:30.000Z');
  });

  test('may leave a language out that the consultation does not use', () => {
    const french = changed('languages: [fr, nl]', 'languages: [fr]').replace(', nl: De Orde', '');
    const checked = parseDefinition('x', french);
    assert.ok(checked.ok, problemsOf(french).join('\n'));
    assert.deepEqual(checked.value.organisation, { fr: 'L’Ordre', nl: 'L’Ordre' });
  });

  test('may fix a maximum by its mandates when few came forward', () => {
    for (const maximum of ['4', '5']) {
      const few = changed('        maximum: 2', `        mandates: 5\n        maximum: ${maximum}`);
      assert.deepEqual(problemsOf(few), []);
    }
  });

  test('may list sites to vote on, and is kept with them; one kept from before has none', () => {
    const origins = '[https://www.example.org, http://localhost:8083]';
    const checked = parseDefinition('x', `${spring}boothOrigins: ${origins}\n`);
    assert.ok(checked.ok);
    const listed = ['https://www.example.org', 'http://localhost:8083'];
    assert.deepEqual(checked.value.boothOrigins, listed);
    const stored = writeStoredDefinition(checked.value);
    assert.deepEqual(readStoredDefinition(stored).boothOrigins, listed);
    const before = stored.replace(`"boothOrigins":${JSON.stringify(listed)},`, '');
    assert.notEqual(before, stored);
    assert.deepEqual(readStoredDefinition(before).boothOrigins, []);
  });

  test('may start with a byte order mark', () => {
    assert.deepEqual(problemsOf(`\uFEFF${spring}`), []);
  });
});

suite('files', () => {
  test('a missing file, a folder, bytes that are no text and a huge file are problems', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'isoloir-'));
    try {
      const file = join(folder, 'election.yaml');
      const what = async () => {
        const checked = await readDefinition(folder);
        return checked.ok ? 'no problem' : checked.problems.map((problem) => problem.what).join();
      };
      assert.equal(await what(), 'there is no such file');
      await writeFile(file, Buffer.from([0x69, 0x64, 0x3a, 0x20, 0xe9, 0x0a]));
      assert.equal(await what(), 'the file is not UTF-8 text');
      await truncate(file, 2 * 1024 * 1024);
      assert.equal(await what(), 'the file has 2097152 bytes');
    } finally {
      await rm(folder, { recursive: true });
    }
  });

  test('the example of the Ordre is good and has the ballots of its source', async () => {
    const checked = await readDefinition(ordre);
    assert.ok(checked.ok, checked.ok ? '' : checked.problems.map(describeProblem).join('\n'));
    const [liege, brabant] = checked.value.elections;
    assert.deepEqual(
      liege?.questions.map(({ mandates, maximum, candidates }) => [mandates, maximum, candidates.length]),
      [
        [5, 4, 7],
        [5, 4, 3],
      ],
    );
    assert.deepEqual(
      brabant?.questions.map(({ candidates }) => candidates.length),
      [40, 25],
    );
    const both = liege.questions.map(({ candidates }) => new Set(candidates.map(({ id }) => id)));
    assert.equal([...(both[0] ?? [])].filter((id) => both[1]?.has(id)).length, 1);
  });

  test('election.schema.json is the schema that files are read by (npm run generate)', async () => {
    const stored: unknown = JSON.parse(await readFile(new URL('election.schema.json', examples), 'utf8'));
    assert.deepEqual(stored, JSON.parse(JSON.stringify(definitionJsonSchema())));
  });
});
