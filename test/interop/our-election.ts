/** Elections made by our own code, as archives at every stage. */
import {
  accumulate,
  type Accumulation,
  type ArchiveInput,
  type Choices,
  combineDecryptions,
  type Election,
  electionKeyOf,
  type ElectionResult,
  encryptBallot,
  generateCredential,
  generateTrusteeKey,
  generateUuid,
  type GroupName,
  type OwnedDecryption,
  parseBallot,
  parseCredentials,
  parseElection,
  parseSizedTally,
  partialDecrypt,
  publicCredentialOf,
  type Question,
  writeCredentials,
  writeElection,
  writeTrustees,
} from '../../packages/protocol/src/index.ts';
import {
  decryptionKeyOf,
  playCeremony,
  type TestCeremony,
} from '../../packages/protocol/src/testing/ceremony.ts';
import { made } from './tool.ts';

/** What an election is made of. */
export interface Plan {
  readonly name: string;
  readonly questions: readonly Question[];
  readonly trustees: number;
  /** A threshold group beside them, and which of its members decrypt. */
  readonly threshold?: {
    readonly size: number;
    readonly threshold: number;
    readonly members: readonly number[];
  };
  /** Per voter, question and choice. */
  readonly votes: readonly (readonly Choices[])[];
  /** Per voter, and one for the voter who stays away. */
  readonly weights?: readonly number[];
}

/** An election with everything up to its result. */
export interface OurElection {
  readonly election: Election;
  readonly trustees: string;
  readonly privateCredentials: readonly string[];
  readonly credentials: string;
  readonly ballots: readonly string[];
  readonly tally: Accumulation;
  readonly decryptions: readonly OwnedDecryption[];
  readonly result: ElectionResult;
}

const answers = (count: number): readonly string[] =>
  Array.from({ length: count }, (_, index) => `Candidat n° ${index + 1} — "é"`);

/** Elections that differ in what the format allows. */
export const plans: readonly Plan[] = [
  {
    name: 'no blank, minimum 0, one trustee',
    questions: [{ answers: answers(3), min: 0, max: 2, question: 'Effectifs' }],
    trustees: 1,
    votes: [[[1, 1, 0]], [[0, 0, 0]], [[0, 1, 0]]],
  },
  {
    name: 'blank, minimum 1, three trustees',
    questions: [{ answers: answers(2), blank: true, min: 1, max: 2, question: 'Effectifs' }],
    trustees: 3,
    votes: [[[1, 0, 0]], [[0, 1, 1]], [[0, 0, 1]]],
  },
  {
    name: 'several questions, maximum above the answers, three trustees',
    questions: [
      { answers: answers(3), min: 1, max: 5, question: 'Effectifs' },
      { answers: answers(1), blank: true, min: 0, max: 4, question: 'Suppléants' },
      { answers: answers(2), min: 1, max: 1, question: 'Président' },
    ],
    trustees: 3,
    votes: [
      [
        [1, 1, 1],
        [0, 0],
        [1, 0],
      ],
      [
        [0, 0, 1],
        [1, 0],
        [0, 1],
      ],
    ],
  },
  {
    name: 'no ballots, one trustee',
    questions: [{ answers: answers(2), blank: true, min: 0, max: 1, question: 'Effectifs' }],
    trustees: 1,
    votes: [],
  },
  {
    name: 'one trustee and any two of three',
    questions: [{ answers: answers(2), min: 0, max: 2, question: 'Effectifs' }],
    trustees: 1,
    threshold: { size: 3, threshold: 2, members: [1, 3] },
    votes: [[[1, 1]], [[0, 1]]],
  },
  {
    name: 'any one of two, both of whom decrypt',
    questions: [{ answers: answers(1), min: 0, max: 1, question: 'Effectifs' }],
    trustees: 0,
    threshold: { size: 2, threshold: 1, members: [1, 2] },
    votes: [[[1]]],
  },
  {
    name: 'weights, of nothing and of more than a number holds',
    questions: [{ answers: answers(2), blank: true, min: 1, max: 2, question: 'Effectifs' }],
    trustees: 1,
    votes: [[[1, 0, 0]], [[0, 1, 1]], [[0, 0, 1]], [[0, 1, 0]]],
    weights: [3, 1, 0, 2 ** 30 + 1, 7],
  },
];

/** Makes an election with its ballots and counts it. One more credential than voters: somebody always stays away. */
export function makeElection(group: GroupName, plan: Plan): OurElection {
  const uuid = generateUuid();
  const keys = Array.from({ length: plan.trustees }, (_, index) =>
    generateTrusteeKey(group, `Témoin ${index + 1}`),
  );
  const ceremony = plan.threshold === undefined ? undefined : playCeremony({ group, ...plan.threshold });
  const trustees = writeTrustees(
    keys.map(({ trustee }) => trustee),
    ceremony === undefined ? [] : [ceremony.threshold],
  );
  const text = writeElection({
    description: 'Élection « d’essai » — \u2028 / <b> \u007f',
    name: 'Conseil "Liège"',
    group,
    publicKey: made(electionKeyOf(group, trustees)),
    questions: plan.questions,
    uuid,
    administrator: 'Bureau principal',
    credentialAuthority: 'Registraire',
  });
  const election = made(parseElection(text));
  const privateCredentials = [...plan.votes, []].map(() => generateCredential());
  const publicCredentials = privateCredentials.map((credential) =>
    publicCredentialOf(group, uuid, credential),
  );
  const credentials = made(
    writeCredentials(
      publicCredentials.map((credential, voter) =>
        plan.weights === undefined ? credential : { credential, weight: plan.weights[voter] ?? 1 },
      ),
    ),
  );
  const ballots = plan.votes.map((choices, voter) => {
    const credential = privateCredentials[voter] ?? '';
    return made(encryptBallot({ election, credential, choices })).ballot;
  });
  const tally = accumulate(
    election,
    ballots.map((ballot) => made(parseBallot(election, ballot))),
    made(parseCredentials(group, credentials)),
  );
  const { encryptedTally } = tally;
  const owners = [
    ...keys.map(({ privateKey }, index) => ({ owner: index + 1, privateKey })),
    ...membersOf(plan, ceremony),
  ];
  const decryptions = owners.map(({ owner, privateKey }) => ({
    owner,
    text: made(partialDecrypt({ election, encryptedTally, privateKey })),
  }));
  const { count: numberOfBallots, totalWeight } = made(parseSizedTally(tally.sizedTally));
  const result = made(
    combineDecryptions({ election, trustees, encryptedTally, decryptions, numberOfBallots, totalWeight }),
  );
  return { election, trustees, privateCredentials, credentials, ballots, tally, decryptions, result };
}

function membersOf({ trustees, threshold }: Plan, ceremony: TestCeremony | undefined) {
  if (threshold === undefined || ceremony === undefined) return [];
  return threshold.members.map((index) => ({
    owner: trustees + index,
    privateKey: decryptionKeyOf(ceremony, index),
  }));
}

/** The archive of an election at each stage, in order. */
export function stagesOf(made1: OurElection): readonly (readonly [string, ArchiveInput])[] {
  const { election, trustees, credentials, ballots, tally, decryptions, result } = made1;
  const setup = {
    election: election.text,
    trustees,
    credentials,
    timestamp: 1_795_308_344,
    ballots: [],
    closed: false,
  };
  const ended = { ...setup, ballots, closed: true };
  const tallied = { ...ended, encryptedTally: tally };
  return [
    ['set up', setup],
    ['voting', { ...setup, ballots }],
    ['ended', ended],
    ['tallied', tallied],
    ['partly decrypted', { ...tallied, decryptions: decryptions.slice(0, 1) }],
    ['decrypted', { ...tallied, decryptions }],
    ['with its result', { ...tallied, decryptions, result: result.result }],
  ];
}
