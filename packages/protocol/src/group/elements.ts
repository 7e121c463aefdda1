import { refuse } from '../errors.ts';
import { readString } from '../json/read.ts';
import { type JsonValue } from '../json/value.ts';
import { type Group } from './group.ts';

/** Decodes an element; membership is left to the caller, who may share its work. */
export function parseElement<E>(group: Group<E>, text: string, path: string): E {
  if (!group.hasForm(text)) refuse('element-malformed', `not an element of ${group.name} as text`, path);
  return group.decode(text) ?? refuse('element-outside-group', `not an element of ${group.name}`, path);
}

/** Powers of an element that must be in the group. */
export function powersOfMember<E>(
  group: Group<E>,
  element: E,
  exponents: readonly bigint[],
  path: string,
): readonly E[] {
  return (
    group.memberPowers(element, exponents) ??
    refuse('element-outside-group', `not in the prime-order group of ${group.name}`, path)
  );
}

/** Decodes an element and checks that it is in the group. */
export function parseMember<E>(group: Group<E>, text: string, path: string): E {
  const element = parseElement(group, text, path);
  powersOfMember(group, element, [], path);
  return element;
}

/** Decodes a public key: a member of the group other than the identity, which would hide nothing. */
export function parsePublicKey<E>(group: Group<E>, text: string, path: string): E {
  const element = parseMember(group, text, path);
  if (group.equals(element, group.identity)) refuse('element-identity', 'the identity is no key', path);
  return element;
}

/** Reads an element's text from JSON without decoding it. */
export function readElementText<E>(group: Group<E>, value: JsonValue, path: string): string {
  const text = readString(value, path);
  return group.hasForm(text)
    ? text
    : refuse('element-malformed', `not an element of ${group.name} as text`, path);
}

/** Text of one element. */
export function textOfElement<E>(group: Group<E>, element: E): string {
  return group.encode([element]).join();
}
