import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, suite, test } from 'node:test';
import { themePresets } from '@isoloir/components/theme';
import { describeProblem } from './definition.ts';
import { autumnWith } from './lists.fixture.ts';
import { parseDefinition, readFolder } from './read-definition.ts';
import { readThemeFile } from './theme.ts';

suite('a theme', () => {
  let folder: string;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'isoloir-theme-'));
  });
  after(() => rm(folder, { recursive: true }));

  const told = async (text: string): Promise<string[]> => {
    const file = join(folder, 'theme.json');
    await writeFile(file, text);
    const checked = await readThemeFile(file);
    return checked.ok ? [] : checked.problems.map((each) => describeProblem(each).slice(folder.length + 1));
  };

  test('that comes with us is known by its name', () => {
    for (const name of ['default', 'ordre', 'ministere'] as const) {
      const checked = parseDefinition('election.yaml', autumnWith('theme: ministere', `theme: ${name}`));
      assert.deepEqual(checked.ok && checked.value.theme, { name, tokens: themePresets[name] });
    }
  });

  test('of the organisation’s own is read beside the definition, and served with it', async () => {
    const tokens = {
      'color-action': { light: '#005a3c', dark: '#7fe0b8' },
      'color-on-action': { light: '#ffffff', dark: '#00291b' },
      radius: '0.25em',
    };
    const plain = autumnWith('theme: ministere', 'theme: own/theme.json').replace(
      '            statement: { pdf: tree.pdf, text: tree.md }\n',
      '',
    );
    await writeFile(join(folder, 'election.yaml'), plain);
    const missing = await readFolder(folder);
    assert.match(
      missing.ok ? '' : missing.problems.map(describeProblem).join(),
      /own\/theme\.json:1: there is no such file/,
    );
    await writeFile(join(folder, 'election.yaml'), plain.replace('own/', ''));
    await writeFile(join(folder, 'theme.json'), JSON.stringify(tokens));
    const read = await readFolder(folder);
    assert.deepEqual(read.ok && read.value.definition.theme, { name: 'custom', tokens });
  });

  test('that could break voting is refused, with the place of each fault', async () => {
    assert.deepEqual(await told('{"color-action": "#005a3c",'), [
      'theme.json:1: A theme is an object of tokens: {"color-action": …}; expected: a JSON object such as {"color-action": {"light": "#000091", "dark": "#8585f6"}}',
    ]);
    const problems = await told(`{
  "color-text": { "light": "#dddddd", "dark": "#dddddd" },
  "color-error": "#00ff00",
  "color-action": "url(https://example.org/x)",
  "sapce": "1em",
  "radius": "4em"
}`);
    assert.deepEqual(
      problems.map((problem) => problem.replace(/: .*; expected: /, ' → ')),
      [
        ...Array.from(
          { length: problems.length - 4 },
          () => 'theme.json:2:3 → another colour for one of the two',
        ),
        'theme.json:3:3 → no such token',
        'theme.json:4:3 → a colour of six or three hexadecimal digits',
        'theme.json:5:3 → one of those',
        'theme.json:6:3 → a size within those bounds, in em',
      ],
    );
    assert.match(
      problems[0] ?? '',
      /text \(#dddddd\) on .* has a contrast of 1\.\d+:1 in light; it needs 4\.5:1/,
    );
  });
});
