import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { suite, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describeProblem } from '../definition/definition.ts';
import { parseDefinition, readDefinition } from '../definition/read-definition.ts';
import { spring } from '../definition/spring.fixture.ts';
import { parseRoll, readRoll, type RollEntry } from './roll.ts';

const checked = parseDefinition('election.yaml', spring);
assert.ok(checked.ok);
const consultation = checked.value;

const header = 'number,name,email,language,district';
const anne = '1-00001-01-003,Anne Aubel,anne@example.org,fr,liege';
const bea = '1-00002-02-003,Bea Burnot,bea@example.org,nl,namur';

function parse(text: string | Uint8Array) {
  const bytes = typeof text === 'string' ? new TextEncoder().encode(text) : text;
  const roll = parseRoll('voters.csv', bytes, consultation);
  return { ...roll, told: roll.ok ? [] : roll.problems.map(describeProblem) };
}

const both: readonly RollEntry[] = [
  {
    number: '1-00001-01-003',
    name: 'Anne Aubel',
    email: 'anne@example.org',
    language: 'fr',
    district: 'liege',
  },
  {
    number: '1-00002-02-003',
    name: 'Bea Burnot',
    email: 'bea@example.org',
    language: 'nl',
    district: 'namur',
  },
];

suite('a good roll', () => {
  const ways: [name: string, text: string][] = [
    ['plain', `${header}\n${anne}\n${bea}\n`],
    ['with a byte order mark and Windows line ends', `\uFEFF${header}\r\n${anne}\r\n${bea}\r\n`],
    ['with old Macintosh line ends, the last one missing', `${header}\r${anne}\r${bea}`],
    ['with semicolons', [header, anne, bea].join('\n').replaceAll(',', ';')],
    [
      'with quotes and spaces around the cells',
      `${header}\n"1-00001-01-003" , "Anne Aubel",anne@example.org, fr ,liege\n${bea}`,
    ],
    [
      'with blank lines and capitals in header and language',
      `\n${header.toUpperCase()}\n\n${anne.replace(',fr,', ',FR,')}\n  \n${bea}\n\n`,
    ],
    [
      'with the columns in another order',
      'district,language,email,name,number\nliege,fr,anne@example.org,Anne Aubel,1-00001-01-003\nnamur,nl,bea@example.org,Bea Burnot,1-00002-02-003',
    ],
  ];
  for (const [name, text] of ways) {
    test(name, () => {
      const roll = parse(text);
      assert.deepEqual(roll.told, []);
      assert.deepEqual(roll.ok && roll.value, both);
      assert.equal(roll.lines, 2);
    });
  }

  test('may tell the college, and quote what has the delimiter in it', () => {
    const roll = parse(
      `${header},college\n${anne.replace('Anne Aubel', '"Aubel, Anne ""A."""')},physicians\n${bea},`,
    );
    assert.deepEqual(roll.ok && roll.value, [
      { ...both[0], name: 'Aubel, Anne "A."', college: 'physicians' },
      both[1],
    ]);
  });
});

suite('a bad line is told with its number, and keeps the whole roll out', () => {
  const table: [name: string, line: string, problem: string][] = [
    [
      'a number twice',
      anne.replace('anne@', 'a@'),
      'the professional number “1-00001-01-003” stands in line 2 already; expected: each voter once',
    ],
    [
      'a number twice, spelt otherwise',
      '10000101003,A,a@example.org,fr,liege',
      'the professional number “10000101003” stands in line 2 already; expected: each voter once',
    ],
    [
      'no number',
      ',A,a@example.org,fr,liege',
      'the professional number is missing; expected: a number in the column “number”',
    ],
    [
      'no number but signs',
      '--,A,a@example.org,fr,liege',
      'the professional number is “--”; expected: letters and digits, at most 40, with single -, ., / or spaces between them',
    ],
    ['no name', '9,,a@example.org,fr,liege', 'the name is missing; expected: a name in the column “name”'],
    [
      'a name with control characters',
      '9,A\u0007B,a@example.org,fr,liege',
      'the name is “A\u0007B”; expected: at most 200 characters, without control characters',
    ],
    [
      'no contact',
      '9,A,,fr,liege',
      'the contact is missing: there is no e-mail address; expected: an address in the column “email”',
    ],
    [
      'an e-mail address without a host',
      '9,A,a@example,fr,liege',
      '“a@example” is not an e-mail address; expected: an address such as voter@example.org',
    ],
    [
      'two e-mail addresses',
      '9,A,a@example.org b@example.org,fr,liege',
      '“a@example.org b@example.org” is not an e-mail address; expected: an address such as voter@example.org',
    ],
    ['an unknown language', '9,A,a@example.org,de,liege', 'unknown language “de”; expected: one of fr, nl'],
    ['no language', '9,A,a@example.org,,liege', 'the language is missing; expected: one of fr, nl'],
    [
      'an unknown district',
      '9,A,a@example.org,fr,hainaut',
      'unknown district “hainaut”; expected: one of liege, namur',
    ],
    [
      'a misspelt district',
      '9,A,a@example.org,fr,Liège',
      'unknown district “Liège”; expected: “liege”, if that was meant',
    ],
    ['no district', '9,A,a@example.org,fr,', 'the district is missing; expected: one of liege, namur'],
    [
      'a column too few',
      '9,A,a@example.org,fr',
      'the line has 4 columns, the header 5; expected: 5 columns; a value with “,” in it stands in double quotes',
    ],
    [
      'a column too many',
      '9,Aubel, A,a@example.org,fr,liege',
      'the line has 6 columns, the header 5; expected: 5 columns; a value with “,” in it stands in double quotes',
    ],
    [
      'a quote that is not closed',
      '9,"A,a@example.org,fr,liege',
      'the double quotes (") do not match; expected: a quote on both sides of a value, and "" for a quote inside it',
    ],
  ];
  for (const [name, line, problem] of table) {
    test(name, () => {
      const roll = parse(`${header}\n${anne}\n\n${line}\n${bea}\n`);
      assert.equal(roll.ok, false);
      assert.deepEqual(roll.told, [`voters.csv:4: ${problem}`]);
      // The good lines are there for an office that asks to skip the bad ones.
      assert.deepEqual(roll.good, both);
      assert.equal(roll.lines, 3);
    });
  }

  test('everything wrong with one line is told at once', () => {
    const roll = parse(`${header}\n,,nobody,en,nowhere\n`);
    assert.equal(roll.told.length, 5);
    assert.ok(roll.told.every((problem) => problem.startsWith('voters.csv:2: ')));
  });

  test('a line that is not UTF-8 spoils no other', () => {
    const latin = Buffer.concat([
      Buffer.from(`${header}\n${anne}\n`),
      Buffer.from('9,Andr\u00e9,a@example.org,fr,liege\n', 'latin1'),
      Buffer.from(bea),
    ]);
    const roll = parse(latin);
    assert.deepEqual(roll.told, [
      'voters.csv:3: the line is not UTF-8 text: its accents would be lost; expected: a file saved as UTF-8',
    ]);
    assert.deepEqual(roll.good, both);
  });

  test('a line of a bad voter still takes its number', () => {
    const roll = parse(`${header}\n${anne.replace('liege', 'nowhere')}\n${anne}\n`);
    assert.equal(roll.told.length, 2);
    assert.match(roll.told[1] ?? '', /^voters\.csv:3: .* stands in line 2 already/);
  });
});

suite('a bad header', () => {
  const table: [name: string, text: string, problems: string[]][] = [
    [
      'a column missing',
      `number,name,language,district\n${anne}`,
      [
        '1: the column “email” is missing; expected: a first line such as number,name,email,language,district',
      ],
    ],
    [
      'columns missing and misspelt',
      `number,name,mail,distrikt\n${anne}`,
      [
        '1: unknown column “mail”; expected: “email”, if that was meant',
        '1: unknown column “distrikt”; expected: “district”, if that was meant',
        '1: the columns “email”, “language”, “district” are missing; expected: a first line such as number,name,email,language,district',
      ],
    ],
    [
      'a column unknown: lines are read all the same',
      `${header},phone\n${anne},1\n9,A,a@example.org,fr,x,1`,
      [
        '1: unknown column “phone”; expected: one of number, name, email, language, district, college, orderNumber, mobile',
        '3: unknown district “x”; expected: one of liege, namur',
      ],
    ],
    [
      'a column twice',
      `${header},name\n${anne},Anne`,
      ['1: the column “name” stands twice; expected: each column once'],
    ],
    [
      'no header',
      `${anne}\n${bea}`,
      [
        '1: unknown column “1-00001-01-003”; expected: one of number, name, email, language, district, college, orderNumber, mobile',
        '1: unknown column “anne aubel”; expected: one of number, name, email, language, district, college, orderNumber, mobile',
        '1: unknown column “anne@example.org”; expected: one of number, name, email, language, district, college, orderNumber, mobile',
        '1: unknown column “fr”; expected: one of number, name, email, language, district, college, orderNumber, mobile',
        '1: unknown column “liege”; expected: one of number, name, email, language, district, college, orderNumber, mobile',
        '1: the columns “number”, “name”, “email”, “language”, “district” are missing; expected: a first line such as number,name,email,language,district',
      ],
    ],
    [
      'nothing',
      '',
      [
        '1: the file is empty; expected: the header number,name,email,language,district and a line for each voter',
      ],
    ],
    [
      'no voter',
      `${header}\n\n`,
      ['1: the roll has no voters; expected: a line for each voter after the header'],
    ],
  ];
  for (const [name, text, problems] of table) {
    test(name, () =>
      assert.deepEqual(
        parse(text).told,
        problems.map((problem) => `voters.csv:${problem}`),
      ),
    );
  }

  test('UTF-16, as spreadsheets write it, is named', () => {
    assert.deepEqual(parse(Buffer.from(`\uFEFF${header}`, 'utf16le')).told, [
      'voters.csv:1: the file is UTF-16 text; expected: a file saved as UTF-8',
    ]);
  });

  test('a missing file is a problem', async () => {
    const roll = await readRoll('/nowhere/voters.csv', consultation);
    assert.deepEqual(roll.ok ? [] : roll.problems.map(({ what }) => what), ['there is no such file']);
  });
});

suite('a consultation without districts', () => {
  const elections = consultation.elections.map((election) => ({ ...election, electorate: {} }));
  const plain = { ...consultation, districts: [], elections };
  const read = (line: string) => parseRoll('r', new TextEncoder().encode(`${header}\n${line}`), plain);

  test('has an empty column, and nothing else in it', () => {
    assert.equal(read('9,A,a@example.org,fr,').ok, true);
    const roll = read('9,A,a@example.org,fr,liege');
    assert.deepEqual(roll.ok ? [] : roll.problems.map(({ what }) => what), [
      'the district is “liege”, but the consultation has no districts',
    ]);
  });
});

suite('properties', () => {
  test('of any mix of good and bad lines, exactly the bad ones are told and exactly the good ones are kept', () => {
    const bad = fc.constantFrom(
      (n: number) => `N${n},A,,fr,liege`,
      (n: number) => `N${n},A,a@example.org,fr,elsewhere`,
      (n: number) => `N${n},A,a@example.org,xx,liege`,
      (n: number) => `N${n},A,a@example.org`,
      (n: number) => `N${n},"A,a@example.org,fr,liege`,
    );
    fc.assert(
      fc.property(
        fc.array(fc.option(bad), { minLength: 1, maxLength: 30 }),
        fc.constantFrom('\n', '\r\n'),
        (makers, end) => {
          const lines = makers.map((make, index) =>
            (make ?? ((n: number) => `N${n},A,a@example.org,fr,liege`))(index),
          );
          const roll = parseRoll('r', new TextEncoder().encode([header, ...lines].join(end)), consultation);
          const wrong = makers.flatMap((make, index) => (make === null ? [] : [index + 2]));
          const right = makers.flatMap((make, index) => (make === null ? [`N${index}`] : []));
          assert.deepEqual(roll.ok ? [] : roll.problems.map(({ line }) => line), wrong);
          assert.deepEqual(
            roll.good.map(({ number }) => number),
            right,
          );
          assert.equal(roll.ok, wrong.length === 0);
        },
      ),
    );
  });

  test('no bytes crash the reader', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        const start = Buffer.from(`${header}\n`);
        for (const each of [bytes, Buffer.concat([start, bytes])]) {
          const roll = parseRoll('r', each, consultation);
          assert.ok(roll.ok || roll.problems.length > 0);
        }
      }),
      { numRuns: 300 },
    );
  });
});

suite('the roll of the Ordre’s example', () => {
  const folder = fileURLToPath(new URL('../../../../examples/ordre-2024/', import.meta.url));

  test('is good: 200 voters in two districts and two languages, numbers with right check digits', async () => {
    const definition = await readDefinition(folder);
    assert.ok(definition.ok);
    const roll = await readRoll(`${folder}voters.csv`, definition.value);
    assert.ok(roll.ok);
    const count = (key: 'district' | 'language', value: string) =>
      roll.value.filter((each) => each[key] === value).length;
    assert.equal(roll.value.length, 200);
    assert.deepEqual([count('district', 'liege'), count('district', 'flemish-brabant')], [110, 90]);
    assert.deepEqual([count('language', 'fr'), count('language', 'nl')], [110, 90]);
    for (const { number, email } of roll.value) {
      const [, profession = '', serial = '', check = ''] = /^(\d)-(\d{5})-(\d\d)-\d{3}$/.exec(number) ?? [];
      assert.equal(Number(check), 97 - (Number(profession + serial) % 97), number);
      assert.match(email, /@example\.org$/);
    }
    assert.ok((await readFile(`${folder}voters.csv`, 'utf8')).startsWith(`${header}\n`));
  });
});

suite('a roll with weights', () => {
  const weighted = { ...consultation, weights: true };
  const read = (text: string, definition = weighted) => {
    const roll = parseRoll('voters.csv', new TextEncoder().encode(text), definition);
    return { ...roll, told: roll.ok ? [] : roll.problems.map(describeProblem) };
  };

  test('gives each voter theirs', () => {
    const { ok, good } = read(`${header},weight\n${anne},0\n${bea},999999999`);
    assert.ok(ok);
    assert.deepEqual(
      good.map(({ weight }) => weight),
      [0, 999_999_999],
    );
  });

  test('must have the column, and a whole number in each line', () => {
    assert.deepEqual(read(`${header}\n${anne}`).told, [
      'voters.csv:1: the column “weight” is missing; expected: a first line such as number,name,email,language,district,weight',
    ]);
    const { told } = read(`${header},weight\n${anne},\n${bea},1.5`);
    assert.deepEqual(told, [
      'voters.csv:2: the weight is missing; expected: a whole number from 0 to 999999999',
      'voters.csv:3: the weight is “1.5”; expected: a whole number from 0 to 999999999',
    ]);
    for (const weight of ['-1', '01', '1e3', '1000000000', 'two']) {
      assert.equal(read(`${header},weight\n${anne},${weight}`).told.length, 1);
    }
  });

  test('is refused where the consultation has no weights', () => {
    assert.deepEqual(read(`${header},weight\n${anne},2`, consultation).told, [
      'voters.csv:1: unknown column “weight”; expected: one of number, name, email, language, district, college, orderNumber, mobile',
    ]);
  });
});
