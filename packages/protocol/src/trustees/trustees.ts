import { attempt, type ProtocolError, refuse, valueOf } from '../errors.ts';
import { type Context, inContext } from '../context.ts';
import { textOfElement } from '../group/elements.ts';
import { type GroupName } from '../group/group.ts';
import { parseJson } from '../json/parse.ts';
import { readList } from '../json/read.ts';
import { type JsonValue } from '../json/value.ts';
import { type Result } from '../result.ts';
import { readKey, type Trustee } from './single.ts';
import { readThreshold, type ThresholdForm } from './threshold.ts';

/** What reading trustees may be told. */
export interface TrusteesOptions {
  /**
   * The form that threshold groups have: `signed` by default. Pass `plain` only to read an old election that is to be
   * verified with belenios-tool 2.0 to 2.5, which alone accept it.
   */
  readonly thresholdForm?: ThresholdForm;
}

/**
 * The trustees of an election as one text: first the single ones, each an exact text of a `TrusteeKey`, then the
 * threshold groups, each the exact text that a ceremony ends with.
 */
export function writeTrustees(singles: readonly string[], thresholds: readonly string[] = []): string {
  const items = [
    ...singles.map((trustee) => `["Single",${trustee}]`),
    ...thresholds.map((group) => `["Pedersen",${group}]`),
  ];
  return `[${items.join(',')}]`;
}

/** Parses all trustees; decryption owner k is the k-th, from 1, the members of a threshold group one by one. */
export function parseTrustees(
  group: GroupName,
  text: string,
  options: TrusteesOptions = {},
): Result<readonly Trustee[], ProtocolError> {
  return attempt(() =>
    inContext(group, (context) => readTrustees(context, text, options).flatMap(({ trustees }) => trustees)),
  );
}

/** The election key that these trustees hold together: the product of single keys and of groups' joint keys. */
export function electionKeyOf(
  group: GroupName,
  trustees: string,
  options: TrusteesOptions = {},
): Result<string, ProtocolError> {
  return attempt(() =>
    inContext(group, (context) => {
      const product = readTrustees(context, trustees, options).reduce(
        (left, { key }) => context.group.multiply(left, key),
        context.group.identity,
      );
      if (context.group.equals(product, context.group.identity)) {
        refuse('element-identity', 'the keys of the trustees cancel out');
      }
      return textOfElement(context.group, product);
    }),
  );
}

/** Checks one threshold group, as a ceremony ends with; its joint key and its members. */
export function parseThreshold(
  group: GroupName,
  text: string,
): Result<
  { readonly jointKey: string; readonly threshold: number; readonly members: readonly Trustee[] },
  ProtocolError
> {
  return attempt(() =>
    inContext(group, (context) => {
      const { jointKey, threshold, keys } = readThreshold(context, valueOf(parseJson(text)), '');
      return {
        jointKey: textOfElement(context.group, jointKey),
        threshold,
        members: keys.map(({ trustee }, at) => ({
          ...trustee,
          seat: { group: 0, index: at + 1, size: keys.length, threshold },
        })),
      };
    }),
  );
}

/** Partial decryptions that a count still lacks: single trustees one by one, groups by how many more. */
export interface MissingDecryptions {
  /** Owners of the single trustees that have not decrypted. */
  readonly singles: readonly number[];
  readonly groups: readonly {
    /** Owners of those members who have not decrypted. */
    readonly owners: readonly number[];
    /** How many of them are still needed. */
    readonly needed: number;
  }[];
}

/** What is still missing for a count when these owners have decrypted. */
export function missingDecryptions(
  trustees: readonly Trustee[],
  owners: Iterable<number>,
): MissingDecryptions {
  const given = new Set(owners);
  const singles: number[] = [];
  const groups = new Map<number, { owners: number[]; needed: number }>();
  trustees.forEach(({ seat }, at) => {
    const owner = at + 1;
    if (seat === undefined) {
      if (!given.has(owner)) singles.push(owner);
      return;
    }
    const group = groups.get(seat.group) ?? { owners: [], needed: seat.threshold };
    groups.set(seat.group, group);
    if (given.has(owner)) group.needed -= 1;
    else group.owners.push(owner);
  });
  return { singles, groups: [...groups.values()].filter(({ needed }) => needed > 0) };
}

interface ReadItem<E> {
  readonly key: E;
  readonly trustees: readonly Trustee[];
}

function readTrustees<E>(
  context: Context<E>,
  text: string,
  { thresholdForm }: TrusteesOptions,
): readonly ReadItem<E>[] {
  const items = readList(valueOf(parseJson(text)), 'trustees', (item, path, at): ReadItem<E> => {
    const [kind, content] = readList(item, path, (part) => part, 2);
    if (content !== undefined && kind === 'Single') {
      const { key, trustee } = readKey(context, content, path);
      return { key, trustees: [trustee] };
    }
    if (content !== undefined && kind === 'Pedersen')
      return readGroup(context, content, path, at, thresholdForm);
    return refuse('field-value', 'expected "Single" and a trustee, or "Pedersen" and a group', path);
  });
  if (items.length === 0) refuse('trustees-empty', 'an election needs a trustee', 'trustees');
  return items;
}

function readGroup<E>(
  context: Context<E>,
  content: JsonValue,
  path: string,
  at: number,
  form: ThresholdForm | undefined,
): ReadItem<E> {
  const { jointKey, threshold, keys } = readThreshold(context, content, path, form);
  return {
    key: jointKey,
    trustees: keys.map(({ trustee }, index) => ({
      ...trustee,
      seat: { group: at, index: index + 1, size: keys.length, threshold },
    })),
  };
}
