/**
 * The only two things that the portal ever keeps on the device: how the page is to look. Nothing about the voter,
 * the session or the ballot is stored.
 */
const keys = { language: 'isoloir.language', textSize: 'isoloir.text-size' } as const;

/** Reads a setting; undefined when there is none or the browser allows no storage. */
export function readSetting(name: keyof typeof keys): string | undefined {
  try {
    return globalThis.localStorage.getItem(keys[name]) ?? undefined;
  } catch (error) {
    if (error instanceof DOMException) return undefined;
    throw error;
  }
}

/** Keeps a setting for the next visit, where the browser allows it; the current page does without. */
export function keepSetting(name: keyof typeof keys, value: string): void {
  try {
    globalThis.localStorage.setItem(keys[name], value);
  } catch (error) {
    if (!(error instanceof DOMException)) throw error;
  }
}
