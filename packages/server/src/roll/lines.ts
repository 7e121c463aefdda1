import { textOf } from '../definition/utf8.ts';

/** One line of a text file; undefined where its bytes are no UTF-8. Numbers count from 1. */
export interface FileLine {
  readonly number: number;
  readonly text: string | undefined;
}

/** Splits bytes into lines (CR LF, LF or CR) and decodes each by itself, so that one bad line spoils no other. */
export function* linesOf(bytes: Uint8Array): Generator<FileLine> {
  let start = 0;
  for (let number = 1; start < bytes.length; number += 1) {
    const end = endOfLine(bytes, start);
    yield { number, text: textOf(bytes.subarray(start, end)) };
    start = end + (bytes[end] === 0x0d && bytes[end + 1] === 0x0a ? 2 : 1);
  }
}

function endOfLine(bytes: Uint8Array, start: number): number {
  let end = start;
  while (end < bytes.length && bytes[end] !== 0x0a && bytes[end] !== 0x0d) end += 1;
  return end;
}
