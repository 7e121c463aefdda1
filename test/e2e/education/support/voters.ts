import { readFileSync } from 'node:fs';

/** Somebody on the roll of the example. */
export interface Voter {
  readonly number: string;
  readonly name: string;
  readonly email: string;
  readonly language: 'fr' | 'nl';
  readonly birthDepartment: string;
}

const roll: readonly Voter[] = readFileSync(
  new URL('../../../../examples/education-2011/voters.csv', import.meta.url),
  'utf8',
)
  .trim()
  .split('\n')
  .slice(1)
  .map((line) => {
    const [number = '', name = '', email = '', language, , birthDepartment = ''] = line.trim().split(',');
    return { number, name, email, language: language === 'nl' ? 'nl' : 'fr', birthDepartment };
  });

// Everybody votes once, and tests run at the same time: each names its own voter here.
const inFrench = ['vote', 'scanner', 'twice', 'race', 'replaced', 'axe', 'reflow', 'expired'] as const;
const inDutch = ['elsewhere', 'reflow'] as const;

/** The voter of a test who reads French. */
export function voterFor(purpose: (typeof inFrench)[number]): Voter {
  return chosen('fr', inFrench.indexOf(purpose));
}

/** The voter of a test who reads Dutch. */
export function dutchVoterFor(purpose: (typeof inDutch)[number]): Voter {
  return chosen('nl', inDutch.indexOf(purpose));
}

function chosen(language: Voter['language'], index: number): Voter {
  const voter = roll.filter((each) => each.language === language)[index];
  if (voter === undefined) throw new Error(`nobody on the roll at ${index}`);
  return voter;
}
