import { argon2, randomBytes, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';

/**
 * Keeps passwords and tokens so that a copy of the store does not give them away: argon2id, as text in the usual form
 * (`$argon2id$v=19$m=…,t=…,p=…$salt$hash`, base64 without padding).
 */
export interface SecretHashes {
  hash(secret: string): Promise<string>;
  /**
   * Whether the secret is the hashed one. Without a hash the answer is no, after the very same work: how long it takes
   * does not say whether there is one.
   */
  matches(secret: string, hash: string | undefined): Promise<boolean>;
}

/** What a hash costs: memory in KiB, passes over it, lanes. */
export interface HashCost {
  readonly memory: number;
  readonly passes: number;
  readonly parallelism: number;
}

/** OWASP, Password Storage Cheat Sheet: 19 MiB, two passes, one lane. */
export const hashCost: HashCost = { memory: 19_456, passes: 2, parallelism: 1 };

const saltLength = 16;
const tagLength = 32;

// Each takes memory and a thread of Node's small pool, which files and name look-ups need as well.
const atOnce = 2;

const derive = promisify(argon2);

/** Hashes of a cost; many requests wait in line for few threads. */
export function createSecretHashes(cost: HashCost = hashCost): SecretHashes {
  const takeTurns = createQueue(atOnce);
  const tagOf = (secret: string, nonce: Uint8Array, { memory, passes, parallelism }: HashCost) =>
    takeTurns(() =>
      derive('argon2id', { message: Buffer.from(secret), nonce, memory, passes, parallelism, tagLength }),
    );
  const absent = { cost, salt: randomBytes(saltLength), tag: randomBytes(tagLength) };
  return {
    async hash(secret) {
      const salt = randomBytes(saltLength);
      return write({ cost, salt, tag: await tagOf(secret, salt, cost) });
    },
    async matches(secret, hash) {
      const expected = hash === undefined ? absent : read(hash);
      const tag = await tagOf(secret, expected.salt, expected.cost);
      return timingSafeEqual(tag, expected.tag) && hash !== undefined;
    },
  };
}

interface Parts {
  readonly cost: HashCost;
  readonly salt: Uint8Array;
  readonly tag: Uint8Array;
}

const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64').replace(/=+$/, '');

function write({ cost: { memory, passes, parallelism }, salt, tag }: Parts): string {
  const settings = `m=${memory},t=${passes},p=${parallelism}`;
  return `$argon2id$v=19$${settings}$${base64(salt)}$${base64(tag)}`;
}

function read(hash: string): Parts {
  const parts = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([A-Za-z0-9+/]{22})\$([A-Za-z0-9+/]{43})$/.exec(
    hash,
  );
  if (parts === null) throw new Error('The store holds a hash of a form that we do not write');
  const [, memory, passes, parallelism, salt = '', tag = ''] = parts;
  return {
    cost: { memory: Number(memory), passes: Number(passes), parallelism: Number(parallelism) },
    salt: Buffer.from(salt, 'base64'),
    tag: Buffer.from(tag, 'base64'),
  };
}

/** Runs work so many at once; the rest waits in the order in which it came. */
function createQueue(most: number): <Value>(work: () => Promise<Value>) => Promise<Value> {
  const waiting: (() => void)[] = [];
  let running = 0;
  return async (work) => {
    if (running >= most) await new Promise<void>((resolve) => waiting.push(resolve));
    else running += 1;
    try {
      return await work();
    } finally {
      // A place is handed over, not freed, when somebody waits for it.
      const next = waiting.shift();
      if (next === undefined) running -= 1;
      else next();
    }
  };
}
