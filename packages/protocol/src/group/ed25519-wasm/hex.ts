/** Text of points: 32 bytes as 64 lower-case hexadecimal digits, the last byte first. */
const BYTES = 32;
const DIGITS = 64;

const digits = new TextEncoder().encode('0123456789abcdef');
const decoder = new TextDecoder();

/** Writes the 32 bytes of a text of 64 lower-case hexadecimal digits. */
export function writeReversedHex(text: string, out: Uint8Array, start: number): void {
  for (let at = 0; at < BYTES; at += 1) {
    const digit = DIGITS - 2 - 2 * at;
    out[start + at] = (valueOf(text.charCodeAt(digit)) << 4) | valueOf(text.charCodeAt(digit + 1));
  }
}

function valueOf(code: number): number {
  // 0…9 are 48…57, a…f are 97…102.
  return code < 58 ? code - 48 : code - 87;
}

/** The texts of so many encodings that stand one after the other. */
export function hexOfReversed(bytes: Uint8Array, start: number, count: number): readonly string[] {
  const codes = new Uint8Array(count * DIGITS);
  for (let index = 0; index < count; index += 1) {
    for (let at = 0; at < BYTES; at += 1) {
      const byte = bytes[start + index * BYTES + at] ?? 0;
      const digit = (index + 1) * DIGITS - 2 - 2 * at;
      codes[digit] = digits[byte >> 4] ?? 0;
      codes[digit + 1] = digits[byte & 15] ?? 0;
    }
  }
  const text = decoder.decode(codes);
  return Array.from({ length: count }, (_, index) => text.slice(index * DIGITS, (index + 1) * DIGITS));
}
