import { createHmac, randomInt } from 'node:crypto';

/** The screens on which a person proves an identity; the development stand-ins for the keys of a consultation. */
export type Method = 'eid' | 'itsme' | 'emailCode' | 'appCode';

/** What a proof is made against: one sign-in under way. */
export interface Challenge {
  readonly method: Method;
  /** The code that was “delivered” by e-mail, or the secret of the app. */
  readonly secret: string;
}

export type ProofProblem = 'missing' | 'wrong' | 'refused';

/** The PIN of every card of the development provider. */
const pin = '1234';

const appPeriodSeconds = 30;

/** The screen for a key. A key that the four do not know gets a code of an app: it needs nothing but a number. */
export function methodOf(keyId: string): Method {
  if (keyId === 'eid' || keyId === 'itsme') return keyId;
  return keyId === 'email-code' ? 'emailCode' : 'appCode';
}

/** A fresh secret for one sign-in. */
export function newChallenge(method: Method): Challenge {
  return { method, secret: String(randomInt(1_000_000)).padStart(6, '0') };
}

/** What the page tells the person to type; undefined where a button is pressed instead. */
export function toType({ method, secret }: Challenge, now: number): string | undefined {
  switch (method) {
    case 'eid':
      return pin;
    case 'itsme':
      return undefined;
    case 'emailCode':
      return secret;
    case 'appCode':
      return appCode(secret, step(now));
  }
}

/** Judges what was sent: typed, or pressed. Spaces, dashes and dots in a code do not count. */
export function checkProof(challenge: Challenge, proof: string, now: number): ProofProblem | undefined {
  if (challenge.method === 'itsme') return proof === 'approve' ? undefined : 'refused';
  const typed = proof.replaceAll(/[\s.-]/g, '');
  if (typed === '') return 'missing';
  const accepted = [toType(challenge, now)];
  // A code that changed while it was typed still counts.
  if (challenge.method === 'appCode') accepted.push(appCode(challenge.secret, step(now) - 1));
  return accepted.includes(typed) ? undefined : 'wrong';
}

function step(now: number): number {
  return Math.floor(now / 1000 / appPeriodSeconds);
}

/** Six digits from a secret and a time step, as RFC 6238 makes them. */
function appCode(secret: string, counter: number): string {
  const message = Buffer.alloc(8);
  message.writeBigUInt64BE(BigInt(counter));
  const digest = createHmac('sha1', secret).update(message).digest();
  const offset = (digest.at(-1) ?? 0) & 15;
  return String((digest.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).padStart(6, '0');
}
