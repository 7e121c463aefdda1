/** A cryptographically secure source of random bytes. */
export type RandomBytes = (length: number) => Uint8Array;

/** What `crypto.getRandomValues` gives in one call at most (Web Crypto, section 10.1.1). */
const QUOTA = 65536;

/** The platform's own generator (`globalThis.crypto`), in browsers, workers and Node. */
export const systemRandom: RandomBytes = (length) => {
  const bytes = new Uint8Array(length);
  for (let at = 0; at < length; at += QUOTA) {
    globalThis.crypto.getRandomValues(bytes.subarray(at, Math.min(at + QUOTA, length)));
  }
  return bytes;
};
