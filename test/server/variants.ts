import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../scripts/lib/root.ts';

/**
 * The example as another consultation would have it: credentials mailed by an independent registrar, weights, and any
 * two of three trustees beside one who must be there.
 */
export function writeVariant(folder: string): string {
  const example = join(root, 'examples/ordre-2024');
  mkdirSync(folder, { recursive: true });
  const definition = readFileSync(join(example, 'election.yaml'), 'utf8')
    .replace(/^verification: .*$/m, 'verification: tracker')
    .replace(/^credentials: .*$/m, 'credentials: mailed')
    .replace(
      /^trustees:\n {2}number: 3\n/m,
      'weights: true\ntrustees: { single: 1, threshold: { of: 3, needed: 2 } }\n',
    )
    // The organisation's own texts are files beside the example's definition.
    .replace(/^content:\n(?: .*\n)+/m, '');
  writeFileSync(join(folder, 'election.yaml'), definition);
  const [header = '', ...lines] = readFileSync(join(example, 'voters.csv'), 'utf8').trimEnd().split('\n');
  const weighted = lines.map((line, index) => `${line},${index % 4}`);
  writeFileSync(join(folder, 'voters.csv'), `${[`${header},weight`, ...weighted].join('\n')}\n`);
  return folder;
}
