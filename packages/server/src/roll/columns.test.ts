import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { readProfessionalNumber } from '../contact-data/professional-number.ts';
import { describeProblem } from '../definition/definition.ts';
import { autumn, autumnWith } from '../definition/lists.fixture.ts';
import { parseDefinition, readDefinition } from '../definition/read-definition.ts';
import { parseRoll, readRoll } from './roll.ts';

const header = 'number,name,email,language,college,situation,orderNumber,mobile';
const anne = '19990000002,Anne,anne@example.org,fr,teachers,at-work,12345,06 39 98 00 01';

function parse(text: string, source = autumn) {
  const checked = parseDefinition('election.yaml', source);
  assert.ok(checked.ok);
  const roll = parseRoll('voters.csv', new TextEncoder().encode(text), checked.value);
  return { ...roll, told: roll.ok ? [] : roll.problems.map(describeProblem) };
}

suite('a roll with colleges, situations and what passwords need', () => {
  test('is read with its numbers in one form', () => {
    const typed = '"1999 000 0002",Anne,anne@example.org,fr,teachers,at-work,12345b,+33 (0)6 39 98 00 01';
    for (const line of [anne, typed]) {
      const roll = parse(`${header}\n${line}\n`);
      assert.deepEqual(roll.told, []);
      assert.deepEqual(roll.good, [
        {
          number: '19990000002',
          name: 'Anne',
          email: 'anne@example.org',
          language: 'fr',
          district: '',
          college: 'teachers',
          situation: 'at-work',
          orderNumber: '12345',
          mobile: '+33639980001',
        },
      ]);
    }
  });

  const table: [name: string, from: string, to: string, problem: string][] = [
    [
      'a number that is no RPPS number',
      '19990000002',
      '19990000003',
      '“19990000003” is not an RPPS number; expected: eleven digits, of which the last is the key of the others',
    ],
    [
      'an unknown college',
      'teachers',
      'teacher',
      'unknown college “teacher”; expected: “teachers”, if that was meant',
    ],
    ['no college', 'teachers', '', 'the college is missing; expected: one of teachers, physicians'],
    [
      'an unknown situation',
      'at-work',
      'at work',
      'unknown situation “at work”; expected: “at-work”, if that was meant',
    ],
    [
      'no order number',
      '12345',
      '',
      'the order number is missing; expected: four to six digits, without the number of the department',
    ],
    [
      'an order number with its department',
      '12345',
      '75-123456',
      'the order number is “75-123456”; expected: four to six digits, without the number of the department',
    ],
    [
      'no mobile',
      '06 39 98 00 01',
      '',
      'the mobile phone number is missing; expected: a number such as +33 6 12 34 56 78, or 06 12 34 56 78',
    ],
    [
      'a line at home',
      '06 39 98 00 01',
      '01 99 00 00 01',
      '“01 99 00 00 01” is not a mobile phone number; expected: a number such as +33 6 12 34 56 78, or 06 12 34 56 78',
    ],
    [
      'somebody who may vote nowhere',
      'at-work',
      'seconded',
      'nobody with college “teachers” and situation “seconded” may vote in any election; expected: a voter of one election at least',
    ],
  ];
  for (const [name, from, to, problem] of table) {
    test(`tells ${name}`, () => {
      const roll = parse(`${header}\n${anne.replace(from, to)}\n`);
      assert.deepEqual(roll.told, [`voters.csv:2: ${problem}`]);
      assert.deepEqual(roll.good, []);
    });
  }

  test('tells the columns that it lacks', () => {
    assert.deepEqual(parse(`number,name,email,language,college,ordernumber\n`).told, [
      'voters.csv:1: the columns “situation”, “mobile” are missing; expected: a first line such as ' +
        'number,name,email,language,college,situation,orderNumber,mobile',
    ]);
  });

  test('needs no mobile where nobody signs in by password, and takes one all the same', () => {
    const source = autumnWith('  password: {}\n', '');
    const without = `${header.replace(',mobile', '')}\n${anne.slice(0, anne.lastIndexOf(','))}\n`;
    assert.deepEqual(parse(without, source).told, []);
    assert.equal(parse(`${header}\n${anne}\n`, source).good[0]?.mobile, '+33639980001');
  });

  test('needs no order number where nothing asks for it', () => {
    const source = autumnWith('  password: {}\n', '').replace(
      'withOrderNumber: true',
      'withOrderNumber: false',
    );
    const text =
      'number,name,email,language,college,situation\n19990000002,A,a@example.org,fr,teachers,at-work\n';
    assert.deepEqual(parse(text, source).told, []);
  });
});

suite('a roll whose voters get their password through a link', () => {
  const source = autumnWith(
    '  password: {}\n',
    '  password: { withOrderNumber: false }\n  links: {}\n',
  ).replace('withOrderNumber: true', 'withOrderNumber: false');
  const columns = 'number,name,email,language,college,situation,birthDepartment';
  const voter = '19990000002,Anne,anne@example.org,fr,teachers,at-work,2a';

  test('has the department of birth, and needs neither mobile nor order number', () => {
    const roll = parse(`${columns}\n${voter}\n`, source);
    assert.deepEqual(roll.told, []);
    assert.equal(roll.good[0]?.birthDepartment, '2A');
  });

  test('tells a department that there is not, and that one is missing', () => {
    for (const [department, what] of [
      ['00', '“00” is not a department of birth'],
      ['974', '“974” is not a department of birth'],
      ['', 'the department of birth is missing'],
    ] as const) {
      assert.deepEqual(parse(`${columns}\n${voter.replace('2a', department)}\n`, source).told, [
        `voters.csv:2: ${what}; expected: two characters as on the health insurance card: 01 to 99, 2A or 2B`,
      ]);
    }
    assert.deepEqual(parse('number,name,email,language,college,situation\n', source).told, [
      `voters.csv:1: the column “birthDepartment” is missing; expected: a first line such as ${columns}`,
    ]);
  });

  test('may not have that column where nothing asks for it', () => {
    const [told] = parse(`${header},birthDepartment\n${anne},01\n`).told;
    assert.match(told ?? '', /unknown column “birthDepartment”/i);
  });
});

for (const [example, voters] of [
  ['ministere-2024', 300],
  ['inami-2018', 500],
  ['education-2011', 200],
] as const) {
  test(`the example ${example} is a good roll of ${String(voters)}`, async () => {
    const roll = await rollOf(example);
    assert.deepEqual(roll.ok ? [] : roll.problems.map(describeProblem), []);
    assert.equal(roll.good.length, voters);
  });
}

test('the numbers of the example inami-2018 have good check digits', async () => {
  const { good } = await rollOf('inami-2018');
  assert.deepEqual(
    good.filter(({ number }) => !readProfessionalNumber(number).ok),
    [],
  );
});

async function rollOf(example: string) {
  const folder = fileURLToPath(new URL(`../../../../examples/${example}/`, import.meta.url));
  const definition = await readDefinition(folder);
  assert.ok(definition.ok);
  return readRoll(`${folder}voters.csv`, definition.value);
}
