import { readFileSync } from 'node:fs';

/** Somebody on the roll of the example. */
export interface Voter {
  readonly number: string;
  readonly name: string;
  readonly email: string;
  readonly language: 'fr' | 'nl';
}

const roll: readonly Voter[] = readFileSync(
  new URL('../../../../examples/inami-2018/voters.csv', import.meta.url),
  'utf8',
)
  .trim()
  .split('\n')
  .slice(1)
  .map((line) => {
    const [number = '', name = '', email = '', language] = line.trim().split(',');
    return { number, name, email, language: language === 'nl' ? 'nl' : 'fr' };
  });

// Everybody votes once, and tests run at the same time: each names its own voter here.
const taken = ['token', 'way round', 'reflow', 'notices', 'provider down', 'hostile'] as const;

/** The voter of a test, of this language. */
export function voterFor(purpose: (typeof taken)[number], language: Voter['language'] = 'fr'): Voter {
  const voter = roll.filter((each) => each.language === language)[taken.indexOf(purpose)];
  if (voter === undefined) throw new Error(`nobody on the roll for ${purpose}`);
  return voter;
}
