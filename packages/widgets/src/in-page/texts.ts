import type { ApiErrorCode } from '@isoloir/api-client';
import { getLocale } from '@isoloir/components';
import { momentText, zoneText } from '@isoloir/components/parts.js';
import { inPageTexts } from '../generated/in-page-texts.ts';
import { type KeyOf, phraseOf, type Values } from '../shared/phrases.ts';

/** Names a text of the ballot in a page. */
export type InPageKey = KeyOf<keyof typeof inPageTexts.fr>;

/** A text of the ballot in a page, in the language of the components. */
export function t(key: InPageKey, values: Values = {}): string {
  return phraseOf(inPageTexts, getLocale(), key, values);
}

/** An instant of the server in words, with its zone. */
export function moment(instant: string, timeZone: string): string {
  const date = new Date(instant);
  return `${momentText(date, timeZone)} (${zoneText(date, timeZone)})`;
}

const reasons = {
  'network-unreachable': 'reasons.network-unreachable',
  timeout: 'reasons.timeout',
  'service-unavailable': 'reasons.network-unreachable',
  busy: 'reasons.busy',
  'too-many-requests': 'reasons.too-many-requests',
  'already-voted': 'reasons.already-voted',
  'election-paused': 'reasons.election-paused',
  'election-not-open': 'reasons.election-not-open',
  'election-closed': 'reasons.election-closed',
} as const;

/** Why something failed, in words; what a voter can do nothing about is named by its code. */
export function reason(code: ApiErrorCode, other: 'refused' | 'failed'): string {
  const known: Readonly<Partial<Record<ApiErrorCode, InPageKey>>> = reasons;
  const key = known[code];
  return key === undefined ? t(other, { code }) : t(key);
}
