/**
 * The only two things that the portal ever keeps on the device: how the page is to look. Nothing about the voter,
 * the session or the ballot is stored. Beside them a tab knows, until it is closed, which notices of the office were said
 * in it, and, until the voter signs out, which page of another site led to it, and what that page asked with to have the
 * voter vote there: a hash of what the page alone knows.
 */
const keys = {
  language: 'isoloir.language',
  textSize: 'isoloir.text-size',
  return: 'isoloir.return',
  booth: 'isoloir.booth',
  told: 'isoloir.told',
} as const;

const storageOf = (name: keyof typeof keys): Storage =>
  name === 'return' || name === 'booth' || name === 'told'
    ? globalThis.sessionStorage
    : globalThis.localStorage;

/** Reads a setting; undefined when there is none or the browser allows no storage. */
export function readSetting(name: keyof typeof keys): string | undefined {
  try {
    return storageOf(name).getItem(keys[name]) ?? undefined;
  } catch (error) {
    if (error instanceof DOMException) return undefined;
    throw error;
  }
}

/** Keeps a setting for the next visit, where the browser allows it; the current page does without. */
export function keepSetting(name: keyof typeof keys, value: string): void {
  try {
    storageOf(name).setItem(keys[name], value);
  } catch (error) {
    if (!(error instanceof DOMException)) throw error;
  }
}
