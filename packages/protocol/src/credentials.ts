import { integerOf } from './encoding/bytes.ts';
import { randomBase58 } from './encoding/base58.ts';
import { sha256Of } from './encoding/hash.ts';
import { attempt, type ProtocolError, refuse, valueOf } from './errors.ts';
import { type Context, inContext } from './context.ts';
import { parsePublicKey, textOfElement } from './group/elements.ts';
import { type GroupName } from './group/group.ts';
import { parseJson } from './json/parse.ts';
import { readList, readString } from './json/read.ts';
import { writeJson } from './json/value.ts';
import { type RandomBytes, systemRandom } from './random.ts';
import { type Result } from './result.ts';

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

/** The list of public credentials as text, sorted, so that it does not show in which order they were made. */
export function writeCredentials(publicCredentials: readonly string[]): Result<string, ProtocolError> {
  return attempt(() => {
    const sorted = [...publicCredentials].sort();
    refuseDuplicates(sorted);
    return writeJson(sorted);
  });
}

/** Parses a list of public credentials: all distinct, each in the group and none the identity. */
export function parseCredentials(group: GroupName, text: string): Result<readonly string[], ProtocolError> {
  return attempt(() => inContext(group, (context) => readCredentials(context, text)));
}

function readCredentials<E>({ group }: Context<E>, text: string): readonly string[] {
  const credentials = readList(valueOf(parseJson(text)), 'credentials', (item, path) => {
    const credential = readString(item, path);
    if (credential.includes(','))
      refuse('credential-weight-unsupported', 'weights are not supported yet', path);
    parsePublicKey(group, credential, path);
    return credential;
  });
  refuseDuplicates(credentials);
  return credentials;
}

function refuseDuplicates(credentials: readonly string[]): void {
  const seen = new Set<string>();
  for (const credential of credentials) {
    if (seen.has(credential)) refuse('credential-duplicate', `credential ${credential} occurs twice`);
    seen.add(credential);
  }
}
