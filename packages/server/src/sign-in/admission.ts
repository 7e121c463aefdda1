import { createHmac } from 'node:crypto';
import type { Clock } from '../clock.ts';
import { failure, success, type Outcome } from '../errors.ts';
import type { RobotCheck } from '../robot-check/robot-check.ts';
import type { Store } from '../store/store.ts';
import type { Forgetting } from '../store/throttle.ts';

/** Turns what is counted into an opaque key: the store does not hold addresses, identifiers or numbers. */
export type ThrottleKeyOf = (kind: string, value: string) => string;

/** Keys under a secret of the server. */
export function createThrottleKeys(secret: Uint8Array): ThrottleKeyOf {
  return (kind, value) =>
    createHmac('sha256', secret)
      .update(JSON.stringify([kind, value]))
      .digest('hex');
}

/** What admission works on. */
export interface Gate {
  readonly store: Store;
  readonly clock: Clock;
  readonly robotCheck: RobotCheck;
  readonly throttleKeyOf: ThrottleKeyOf;
}

/** An attempt to be let through to a comparison of secrets, or to a message that costs something. */
export interface Attempt {
  /** The network address that it comes from. */
  readonly address: string;
  /** What the attempt is about, in this way of signing in: an identifier, a number; known to us or not. */
  readonly target: string;
  /** The solved robot check that came with it. */
  readonly robotCheck: string | undefined;
  /** Whether it needs a robot check however few attempts there were. */
  readonly alwaysChecked?: boolean;
}

interface Limit extends Forgetting {
  /** So many attempts pass freely. */
  readonly free: number;
}

const second = 1000;
const minute = 60 * second;

/**
 * The limits. Numbers and identifiers may be public, and anybody may spend them: so beyond the limit of a target nobody
 * is refused, a browser has to work, harder with each attempt up to a bound. Only an address can be sent away for a
 * while, and even there work gets through: behind one may be a whole hospital.
 */
export const limits = {
  target: { interval: 5 * minute, free: 5, most: 10 },
  address: { interval: 10 * second, free: 30, most: 60 },
  everybody: { interval: second / 20, free: 1200, most: 2400 },
} as const satisfies Record<string, Limit>;

const hardest = 16;

/** How many times the usual work a robot check wants, for so many attempts beyond the free ones: 1, 2, 4, 8, 16, 16, … */
export function timesTheWork(beyond: number): number {
  return Math.min(2 ** Math.max(beyond - 1, 0), hardest);
}

/** An admitted attempt. */
export interface Admitted {
  /** Takes the attempt out of the counts: it was no guess. */
  forgive(): Promise<void>;
}

/**
 * Lets an attempt through, or says what it takes: work (`robot-check-missing` and its kin), or time
 * (`too-many-requests`, which work shortens too). The attempt is counted first, so that many at once gain nothing. The
 * challenge that a refusal carries is made for its target, and its solution is always accepted: how hard it is was
 * decided when it was given out, and giving it out counts as an attempt.
 */
export async function admit(gate: Gate, attempt: Attempt): Promise<Outcome<Admitted>> {
  const { store, clock, robotCheck, throttleKeyOf } = gate;
  const now = clock();
  const counted = [
    { limit: limits.target, key: throttleKeyOf('target', attempt.target) },
    { limit: limits.address, key: throttleKeyOf('address', networkOf(attempt.address)) },
    { limit: limits.everybody, key: throttleKeyOf('everybody', '') },
  ] as const;
  const beyond = await store.transaction(async ({ throttle }) => {
    const [target, address, everybody] = [
      await throttle.count(counted[0].key, counted[0].limit, now),
      await throttle.count(counted[1].key, counted[1].limit, now),
      await throttle.count(counted[2].key, counted[2].limit, now),
    ];
    return {
      target: target - limits.target.free,
      address: address - limits.address.free,
      everybody: everybody - limits.everybody.free,
    };
  });
  const admitted = success<Admitted>({
    forgive: () =>
      store.transaction(async ({ throttle }) => {
        for (const { key, limit } of counted) await throttle.takeBack(key, limit, now);
      }),
  });
  const isBeyond = beyond.target > 0 || beyond.address > 0 || beyond.everybody > 0;
  if (!isBeyond && attempt.alwaysChecked !== true) return admitted;

  // The usual work, done while the voter typed, is enough as long as there is no more than the usual to fear.
  const targets = isBeyond ? [attempt.target] : [attempt.target, undefined];
  const worked = await robotCheck.accept(store.robotChecks, attempt.robotCheck, targets);
  if (worked.ok) return admitted;
  const robotChallenge = await robotCheck.challenge({
    target: attempt.target,
    times: timesTheWork(Math.max(beyond.target, beyond.everybody)),
  });
  if (beyond.address > 0 && attempt.robotCheck === undefined) {
    const retryAfter = Math.ceil((beyond.address * limits.address.interval) / second);
    return failure('too-many-requests', { robotChallenge, retryAfter });
  }
  return failure(worked.error.code, { robotChallenge });
}

/** The network of an address: for IPv6 the /64 that one subscriber has, for IPv4 the address itself. */
export function networkOf(address: string): string {
  const plain = address.replace(/^::ffff:(?=\d+\.\d+\.\d+\.\d+$)/i, '');
  if (!plain.includes(':')) return plain;
  const [head = '', tail] = plain.toLowerCase().split('%')[0]?.split('::') ?? [];
  const before = head === '' ? [] : head.split(':');
  const after = tail === undefined || tail === '' ? [] : tail.split(':');
  const zeros = Array.from({ length: Math.max(0, 8 - before.length - after.length) }, () => '0');
  const groups = [...before, ...(tail === undefined ? [] : zeros), ...after].map((group) =>
    group.replace(/^0+(?=.)/, ''),
  );
  return `${groups.slice(0, 4).join(':')}::/64`;
}
