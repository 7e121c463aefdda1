import { integerOf } from './encoding/bytes.ts';
import { randomBase58 } from './encoding/base58.ts';
import { sha256Of } from './encoding/hash.ts';
import { attempt, type ProtocolError, refuse, valueOf } from './errors.ts';
import { inContext } from './context.ts';
import { parsePublicKey, textOfElement } from './group/elements.ts';
import { type GroupName } from './group/group.ts';
import { parseJson } from './json/parse.ts';
import { readList, readString } from './json/read.ts';
import { writeJson } from './json/value.ts';
import { type RandomBytes, systemRandom } from './random.ts';
import { type Result } from './result.ts';
import { maxTotalWeight, parseWeight } from './weights.ts';

const FORM =
  /^[1-9A-HJ-NP-Za-km-z]{5}-[1-9A-HJ-NP-Za-km-z]{6}-[1-9A-HJ-NP-Za-km-z]{5}-[1-9A-HJ-NP-Za-km-z]{6}$/;

/** A new private credential: 22 random Base58 digits (128.9 bits) written `XXXXX-XXXXXX-XXXXX-XXXXXX`. */
export function generateCredential(random: RandomBytes = systemRandom): string {
  const digits = randomBase58(22, random);
  return [digits.slice(0, 5), digits.slice(5, 11), digits.slice(11, 16), digits.slice(16)].join('-');
}

/** Whether a text has the form of {@link generateCredential}. */
export function isCredential(text: string): boolean {
  return FORM.test(text);
}

/** The secret exponent of a private credential in an election. */
export function credentialSecret(order: bigint, uuid: string, credential: string): bigint {
  const part = (index: number): Uint8Array => sha256Of(`derive_credential|${uuid}|${index}|${credential}`);
  return ((integerOf(part(0)) << 256n) + integerOf(part(1))) % order;
}

/** The public credential that stands in the election's list for this private one. */
export function publicCredentialOf(group: GroupName, uuid: string, credential: string): string {
  return inContext(group, (context) => {
    const secret = credentialSecret(context.group.order, uuid, credential);
    return textOfElement(context.group, context.generator.power(secret));
  });
}

/** A public credential whose ballot counts as often as its weight says. */
export interface WeightedCredential {
  readonly credential: string;
  readonly weight: number;
}

/**
 * The list of public credentials as text, sorted, so that it does not show in which order they were made. Credentials
 * without a weight weigh 1; give a weight to all of them or to none, as belenios-tool does.
 */
export function writeCredentials(
  publicCredentials: readonly (string | WeightedCredential)[],
): Result<string, ProtocolError> {
  return attempt(() => {
    const sorted = publicCredentials
      .map((item) => (typeof item === 'string' ? item : `${item.credential},${item.weight}`))
      .sort();
    readItems(sorted);
    return writeJson(sorted);
  });
}

/**
 * Parses a list of public credentials with their weights: all distinct, each in the group and none the identity, in
 * sum not above what can be counted.
 */
export function parseCredentials(
  group: GroupName,
  text: string,
): Result<ReadonlyMap<string, number>, ProtocolError> {
  return attempt(() =>
    inContext(group, (context) => {
      const weights = readCredentials(text);
      let at = 0;
      for (const credential of weights.keys())
        parsePublicKey(context.group, credential, `credentials[${at++}]`);
      return weights;
    }),
  );
}

/**
 * As {@link parseCredentials}, of a list that was checked before (one's own store, a verified archive): membership in
 * the group is not tested again, which for many credentials takes long.
 */
export function parseCheckedCredentials(text: string): Result<ReadonlyMap<string, number>, ProtocolError> {
  return attempt(() => readCredentials(text));
}

function readCredentials(text: string): ReadonlyMap<string, number> {
  return readItems(readList(valueOf(parseJson(text)), 'credentials', readString));
}

/** Weights by credential, in the order of the list. */
function readItems(items: readonly string[]): ReadonlyMap<string, number> {
  const weights = new Map<string, number>();
  let total = 0;
  items.forEach((item, index) => {
    const path = `credentials[${index}]`;
    const [credential = '', digits, ...rest] = item.split(',');
    if (rest.length > 0) refuse('credential-malformed', 'more than a credential and its weight', path);
    if (weights.has(credential)) refuse('credential-duplicate', `credential ${credential} occurs twice`);
    const weight = digits === undefined ? 1 : parseWeight(digits, path);
    weights.set(credential, weight);
    total += weight;
  });
  if (total > maxTotalWeight) {
    refuse('weight-out-of-range', `the weights add up to more than ${maxTotalWeight}`, 'credentials');
  }
  return weights;
}
