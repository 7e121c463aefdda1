import { belenios2048Group } from './group/finite-field.ts';
import { ed25519Group } from './group/ed25519.ts';
import { parsePublicKey } from './group/elements.ts';
import { type FixedBase, type Group, type GroupName } from './group/group.ts';
import { type PreparedBallot } from './ballot/prepared.ts';

/** A public key with the table for its powers. */
export interface KeyTable<E> {
  readonly element: E;
  readonly table: FixedBase<E>;
}

/** A group with what was computed in it before: tables of the generator and of election keys, parsed ballots. */
export interface Context<E> {
  readonly group: Group<E>;
  readonly generator: FixedBase<E>;
  /** Tables of a public key; refuses a text that is no key. */
  keyTable(publicKey: string, path: string): KeyTable<E>;
  /** Elements of parsed ballots, by the parsed ballot (which itself holds text only). */
  readonly prepared: WeakMap<object, PreparedBallot<E>>;
}

/** A table takes about a megabyte: keep those of the elections in use only. */
const MAX_KEY_TABLES = 16;

function createContext<E>(group: Group<E>): Context<E> {
  const keys = new Map<string, KeyTable<E>>();
  return {
    group,
    generator: group.fixedBase(group.generator),
    prepared: new WeakMap(),
    keyTable: (publicKey, path) => {
      const known = keys.get(publicKey);
      if (known !== undefined) return known;
      const element = parsePublicKey(group, publicKey, path);
      const made = { element, table: group.fixedBase(element) };
      const oldest = keys.keys().next();
      if (keys.size >= MAX_KEY_TABLES && oldest.done === false) keys.delete(oldest.value);
      keys.set(publicKey, made);
      return made;
    },
  };
}

// Made on first use: importing the package computes nothing.
let ed25519Context: ReturnType<typeof createEd25519> | undefined;
let belenios2048Context: ReturnType<typeof createBelenios2048> | undefined;
const createEd25519 = () => createContext(ed25519Group);
const createBelenios2048 = () => createContext(belenios2048Group);

/** Runs something that works in any group in the one with this name. */
export function inContext<R>(name: GroupName, run: <E>(context: Context<E>) => R): R {
  switch (name) {
    case 'Ed25519':
      return run((ed25519Context ??= createEd25519()));
    case 'BELENIOS-2048':
      return run((belenios2048Context ??= createBelenios2048()));
  }
}
