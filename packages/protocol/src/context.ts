import { belenios2048Group } from './group/finite-field.ts';
import { fastEd25519Group } from './group/ed25519-choice.ts';
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
let ed25519: (<R>(run: <E>(context: Context<E>) => R) => R) | undefined;
let belenios2048Context: ReturnType<typeof createBelenios2048> | undefined;
const createBelenios2048 = () => createContext(belenios2048Group);

/** Ed25519 on the WebAssembly module, or on the reference where that can not be had. */
function createEd25519(): NonNullable<typeof ed25519> {
  const fast = fastEd25519Group();
  if (fast === undefined) {
    const context = createContext(ed25519Group);
    return (run) => run(context);
  }
  const context = createContext(fast);
  return (run) => run(context);
}

/** Runs something that works in any group in the one with this name. */
export function inContext<R>(name: GroupName, run: <E>(context: Context<E>) => R): R {
  switch (name) {
    case 'Ed25519':
      return (ed25519 ??= createEd25519())(run);
    case 'BELENIOS-2048':
      return run((belenios2048Context ??= createBelenios2048()));
  }
}
