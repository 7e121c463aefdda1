import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../scripts/lib/root.ts';

/** Another consultation made of the example of the Ministry: its definition and the lines of its roll, changed. */
export function writeMinistryVariant(
  folder: string,
  definition: (yaml: string) => string,
  line: (cells: readonly string[], index: number) => readonly string[] = (cells) => cells,
): string {
  cpSync(join(root, 'examples/ministere-2024'), folder, { recursive: true });
  const change = (name: string, work: (text: string) => string): void => {
    const file = join(folder, name);
    const before = readFileSync(file, 'utf8');
    const after = work(before);
    if (after === before && name === 'election.yaml') throw new Error('The variant is the example itself');
    writeFileSync(file, after);
  };
  change('election.yaml', definition);
  change('voters.csv', (csv) =>
    csv
      .trimEnd()
      .split('\n')
      .map((text, index) => line(text.split(','), index).join(','))
      .join('\n')
      .concat('\n'),
  );
  return folder;
}

/** The ways to sign in of an `election.yaml`, replaced by others. */
export function withSignIn(yaml: string, signIn: string): string {
  return yaml.replace(/^signIn:\n(?: .*\n|\n(?= ))+/m, signIn);
}
