import type { ConsultationDefinition, GroupDefinition } from '../definition/definition.ts';
import type { LocalizedText } from '../http/schemas/common.ts';
import type { Turnout, TurnoutBy } from '../http/schemas/office.ts';
import type { Voter } from '../store/roll.ts';
import type { Rooms } from '../store/store.ts';
import { textsOf } from '../texts.ts';
import { sealedTextsOf } from './sealed-run.ts';
import { latestRuns, mayVoteIn } from './voter-elections.ts';

/**
 * Fewer people than this are not told apart. Of a smaller group, figures that change while people vote say who has
 * voted and when to anybody who knows its members; ten is what statistical offices commonly ask for.
 */
export const smallestGroup = 10;

const hour = 60 * 60 * 1000;

/** The full hour before an instant: what the public sees changes so often and no more. */
export function fullHourBefore(instant: Date): Date {
  return new Date(Math.floor(instant.getTime() / hour) * hour);
}

/** Somebody who may vote, and when they first did. */
interface Elector {
  readonly voter: Voter;
  readonly votedAt: Date | undefined;
}

/** Figures of some people, who are named by the identifiers of their groups. */
interface Group {
  readonly ids: readonly string[];
  readonly title: LocalizedText;
  readonly entitled: number;
  readonly voted: number;
}

/**
 * How many may vote and how many have voted before an instant, from the signature list alone. Somebody with several
 * elections has voted once they have voted in one.
 */
export async function turnoutOf(
  rooms: Pick<Rooms, 'runs' | 'roll' | 'signatures'>,
  definition: ConsultationDefinition,
  asOf: Date,
  by?: TurnoutBy,
): Promise<Turnout> {
  const roll = await rooms.roll.ofConsultation(definition.id);
  const first = new Map<string, Date>();
  const entitled = new Set<string>();
  const elections: Group[] = [];
  for (const run of latestRuns(await rooms.runs.ofConsultation(definition.id))) {
    const electorate = definition.elections.find(({ id }) => id === run.election)?.electorate;
    if (electorate === undefined || run.state === 'annulled') continue;
    const voters = roll.filter((voter) => mayVoteIn({ run, electorate }, voter));
    for (const { id } of voters) entitled.add(id);
    const signatures = (await rooms.signatures.ofRun(run.uuid)).filter(({ signedAt }) => signedAt < asOf);
    for (const { voter, signedAt } of signatures) {
      const earlier = first.get(voter);
      if (earlier === undefined || signedAt < earlier) first.set(voter, signedAt);
    }
    const { title } = sealedTextsOf(run).definition.election;
    elections.push({ ids: [run.election], title, entitled: voters.length, voted: signatures.length });
  }
  const electors = roll
    .filter(({ id }) => entitled.has(id))
    .map((voter) => ({ voter, votedAt: first.get(voter.id) }));
  return {
    asOf: asOf.toISOString(),
    entitled: electors.length,
    voted: first.size,
    elections: viewsOf(elections),
    ...(by === 'hour' ? { hours: hoursOf(electors) } : {}),
    ...(by === 'college'
      ? { groups: viewsOf(groupsBy(definition.colleges, electors, ({ college }) => college)) }
      : {}),
    ...(by === 'district'
      ? { groups: viewsOf(groupsBy(definition.districts, electors, ({ district }) => district)) }
      : {}),
  };
}

function groupsBy(
  groups: readonly GroupDefinition[],
  electors: readonly Elector[],
  groupOf: (voter: Voter) => string | null,
): readonly Group[] {
  return groups.map(({ id, title }) => {
    const members = electors.filter(({ voter }) => groupOf(voter) === id);
    return {
      ids: [id],
      title,
      entitled: members.length,
      voted: members.filter(({ votedAt }) => votedAt !== undefined).length,
    };
  });
}

function viewsOf(groups: readonly Group[]): NonNullable<Turnout['groups']> {
  return mergeSmall(groups).map(({ ids, ...group }) => ({ ids: [...ids], ...group }));
}

/** Groups of enough people each: the small ones are merged, with the smallest of the others if need be. */
export function mergeSmall(groups: readonly Group[]): readonly Group[] {
  const [small, large] = [
    groups.filter(({ entitled }) => entitled > 0 && entitled < smallestGroup),
    groups.filter(({ entitled }) => entitled >= smallestGroup),
  ];
  if (small.length === 0) return large;
  const merged = [...small];
  const sizeOf = (): number => merged.reduce((sum, { entitled }) => sum + entitled, 0);
  const bySize = [...large].sort((left, right) => left.entitled - right.entitled);
  while (sizeOf() < smallestGroup) {
    const next = bySize.shift();
    if (next === undefined) break;
    merged.push(next);
  }
  // Two small groups apart would be told by what is left of the whole.
  return [
    ...large.filter((group) => bySize.includes(group)),
    {
      ids: groups.filter((group) => merged.includes(group)).flatMap(({ ids }) => ids),
      title: { fr: textsOf('turnout', 'fr')('others'), nl: textsOf('turnout', 'nl')('others') },
      entitled: sizeOf(),
      voted: merged.reduce((sum, { voted }) => sum + voted, 0),
    },
  ];
}

/** The votes by hour; hours with few are merged with the next ones, those without any stand for themselves. */
function hoursOf(electors: readonly Elector[]): NonNullable<Turnout['hours']> {
  const counts = new Map<number, number>();
  for (const { votedAt } of electors) {
    if (votedAt === undefined) continue;
    const from = fullHourBefore(votedAt).getTime();
    counts.set(from, (counts.get(from) ?? 0) + 1);
  }
  if (counts.size === 0) return [];
  const spans: { from: number; to: number; voted: number }[] = [];
  let open: { from: number; to: number; voted: number } | undefined;
  for (let from = Math.min(...counts.keys()); from <= Math.max(...counts.keys()); from += hour) {
    const voted = counts.get(from) ?? 0;
    open =
      open === undefined
        ? { from, to: from + hour, voted }
        : { ...open, to: from + hour, voted: open.voted + voted };
    if (open.voted === 0 || open.voted >= smallestGroup) {
      spans.push(open);
      open = undefined;
    }
  }
  if (open !== undefined) {
    // Too few at the end join the last hours in which somebody voted.
    const at = spans.findLastIndex(({ voted }) => voted > 0);
    const last = spans[at];
    if (last === undefined) spans.push(open);
    else
      spans.splice(at, spans.length - at, { from: last.from, to: open.to, voted: last.voted + open.voted });
  }
  let cumulated = 0;
  return spans.map(({ from, to, voted }) => {
    cumulated += voted;
    return { from: new Date(from).toISOString(), to: new Date(to).toISOString(), voted, cumulated };
  });
}
