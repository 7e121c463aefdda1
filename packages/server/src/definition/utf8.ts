import { TextDecoder } from 'node:util';

const decoder = new TextDecoder('utf-8', { fatal: true });

/** The text of UTF-8 bytes, without byte order mark; undefined when they are no UTF-8. */
export function textOf(bytes: Uint8Array): string | undefined {
  try {
    return decoder.decode(bytes);
  } catch (error) {
    if (error instanceof TypeError) return undefined;
    throw error;
  }
}
