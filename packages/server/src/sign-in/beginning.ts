import { networkOf, type Gate } from './admission.ts';

const second = 1000;

/**
 * How often one network may begin: each time a row is kept for a while. A whole hospital behind one address passes
 * at the opening, and four of its doctors a second afterwards; a navigation of the browser can not be asked to work.
 */
export const beginnings = { interval: second / 4, free: 150, most: 300 } as const;

/** Whether somebody at this address may go to the identity provider now. It is counted either way. */
export async function mayBegin(
  { store, clock, throttleKeyOf }: Pick<Gate, 'store' | 'clock' | 'throttleKeyOf'>,
  address: string,
): Promise<boolean> {
  const key = throttleKeyOf('beginning', networkOf(address));
  return (await store.throttle.count(key, beginnings, clock())) <= beginnings.free;
}
