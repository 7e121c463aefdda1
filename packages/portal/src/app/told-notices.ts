import { keepSetting, readSetting } from './storage.ts';

/** Ids of a consultation’s notices that were said in this tab, on this page or the ones before. */
export function toldNotices(consultation: string): readonly string[] {
  const begin = `${consultation}/`;
  return told().flatMap((each) => (each.startsWith(begin) ? [each.slice(begin.length)] : []));
}

/** Notes that these were said, so that the next page does not say them again. */
export function noteTold(consultation: string, ids: readonly string[]): void {
  keepSetting('told', [...new Set([...told(), ...ids.map((id) => `${consultation}/${id}`)])].join(' '));
}

function told(): readonly string[] {
  return readSetting('told')?.split(' ') ?? [];
}
