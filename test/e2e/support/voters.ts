import { readFileSync } from 'node:fs';

/** Somebody on the roll of the example. */
export interface Voter {
  readonly number: string;
  readonly name: string;
  readonly language: 'fr' | 'nl';
  readonly district: 'liege' | 'flemish-brabant';
}

const roll: readonly Voter[] = readFileSync(
  new URL('../../../examples/ordre-2024/voters.csv', import.meta.url),
  'utf8',
)
  .trim()
  .split('\n')
  .slice(1)
  .map((line) => {
    const [number = '', name = '', , language, district] = line.trim().split(',');
    return {
      number,
      name,
      language: language === 'nl' ? 'nl' : 'fr',
      district: district === 'liege' ? 'liege' : 'flemish-brabant',
    };
  });

// Everybody votes once, and files run at the same time: each test names its own voter here.
const taken = [
  'keyboard',
  'mouse',
  'maximum',
  'twice',
  'other tab',
  'language',
  'lost answer',
  'lost session',
  'tampered tracker',
  'tampered signature',
  'tampered ballot',
  'silence',
  'back',
  'check',
  'session',
  'idle',
  'axe',
  'axe blank',
  'reflow',
  'sign out',
  'busy',
  'worker policy',
  'after vote',
  'without code',
  'code at risk',
  'size few',
  'size none',
  'size many',
  'size one',
  'size most',
  'size blank',
  'size single',
  'size full',
  'mail down',
  'after vote axe',
  'mailed',
  'aloud',
  'steady',
  'host site',
  'own language',
  'browser',
] as const;

/** What a test needs a voter for. */
export type Purpose = (typeof taken)[number];

/** The voter of a test, of this language and district. */
export function voterFor(
  purpose: Purpose,
  language: Voter['language'] = 'fr',
  district: Voter['district'] = 'liege',
): Voter {
  const fitting = roll.filter((voter) => voter.language === language && voter.district === district);
  // Where few are to choose from, only one test asks for them.
  const voter = fitting[taken.indexOf(purpose) % fitting.length];
  if (voter === undefined) throw new Error(`nobody on the roll for ${purpose}`);
  return voter;
}
