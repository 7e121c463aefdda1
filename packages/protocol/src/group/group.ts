/** Groups that an election can use. */
export const groupNames = ['Ed25519', 'BELENIOS-2048'] as const;

/** One of {@link groupNames}. */
export type GroupName = (typeof groupNames)[number];

/** Powers of one fixed element, from a table made on first use. */
export interface FixedBase<E> {
  /** Power by a secret exponent (0 ≤ exponent < order): as even in time as the implementation can be. */
  power(exponent: bigint): E;
  /** Power by a public exponent (0 ≤ exponent < order): as fast as possible. */
  powerPublic(exponent: bigint): E;
}

/**
 * A group of prime order in multiplicative notation. `E` stands for elements on the inside; outside they are
 * text. Protocol code knows no more of a group than this.
 */
export interface Group<E> {
  readonly name: GroupName;
  /** The prime order q. */
  readonly order: bigint;
  readonly identity: E;
  readonly generator: E;
  multiply(left: E, right: E): E;
  invert(element: E): E;
  equals(left: E, right: E): boolean;
  /** Table for many powers of one element. */
  fixedBase(element: E): FixedBase<E>;
  /** Power of a member by a secret exponent (0 ≤ exponent < order). */
  power(element: E, exponent: bigint): E;
  /** Powers of one member by several public exponents (0 ≤ exponent < order); they share work. */
  powers(element: E, exponents: readonly bigint[]): readonly E[];
  /**
   * Like {@link powers} for an element of unknown origin, sharing the work of the membership test:
   * `undefined` unless element^order is the identity.
   */
  memberPowers(element: E, exponents: readonly bigint[]): readonly E[] | undefined;
  /** Whether a text has the form of an element: alphabet, length or size, canonical. Says nothing of membership. */
  hasForm(text: string): boolean;
  /** The element that a text of the right form stands for, `undefined` when there is none; membership untested. */
  decode(text: string): E | undefined;
  /** Canonical texts of elements; many at once cost less than one by one. */
  encode(elements: readonly E[]): readonly string[];
}

/** The group of this name, when it is one that we know. */
export function groupNameOf(text: string): GroupName | undefined {
  return groupNames.find((name) => name === text);
}
