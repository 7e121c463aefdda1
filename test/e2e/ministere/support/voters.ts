import { readFileSync } from 'node:fs';

/** The colleges of the example; each elects in another number of elections. */
export type College = 'enseignants' | 'praticiens-hospitaliers' | 'contractuels';

/** How many elections a voter of a college has, unless they are made available to somebody else. */
export const electionsOf: Readonly<Record<College, number>> = {
  contractuels: 1,
  enseignants: 2,
  'praticiens-hospitaliers': 3,
};

/** Somebody on the roll of the example. */
export interface Voter {
  readonly number: string;
  readonly name: string;
  readonly email: string;
  readonly language: 'fr' | 'nl';
  readonly college: College;
  readonly situation: string;
  readonly orderNumber: string;
  readonly mobile: string;
}

const colleges: readonly College[] = ['enseignants', 'praticiens-hospitaliers', 'contractuels'];

const roll: readonly Voter[] = readFileSync(
  new URL('../../../../examples/ministere-2024/voters.csv', import.meta.url),
  'utf8',
)
  .trim()
  .split('\n')
  .slice(1)
  .map((line) => {
    const [
      number = '',
      name = '',
      email = '',
      language,
      college,
      situation = '',
      orderNumber = '',
      mobile = '',
    ] = line.trim().split(',');
    return {
      number,
      name,
      email,
      language: language === 'nl' ? 'nl' : 'fr',
      college: colleges.find((one) => one === college) ?? 'contractuels',
      situation,
      orderNumber,
      mobile,
    };
  });

// Everybody votes once, and files run at the same time: each test names its own voter here.
const inFrench = [
  'key',
  'password',
  'recoveries',
  'one election',
  'two elections',
  'three elections',
  'keyboard',
  'touch',
  'roles',
  'silence',
  'statements',
  'idle',
  'two tabs',
  'revoked',
  'axe',
  'axe vote',
  'profile',
  'text size',
  'check',
  'proof',
  'reflow',
  'refused',
  'back',
  'code lost',
  'steady',
] as const;

/** What a test needs a voter for. */
export type Purpose = (typeof inFrench)[number];

// Few on the roll read Dutch, so those that are needed are counted apart.
const inDutch: readonly Purpose[] = ['roles', 'revoked', 'touch', 'reflow', 'two elections', 'keyboard'];

/** The voter of a test: of this college and language, in the situation given. */
export function voterFor(
  purpose: Purpose,
  college: College = 'praticiens-hospitaliers',
  language: Voter['language'] = 'fr',
  situation = 'en-activite',
): Voter {
  const fitting = roll.filter(
    (voter) => voter.college === college && voter.language === language && voter.situation === situation,
  );
  const voter = fitting[(language === 'fr' ? inFrench : inDutch).indexOf(purpose)];
  if (voter === undefined) throw new Error(`nobody on the roll for ${purpose}`);
  return voter;
}
