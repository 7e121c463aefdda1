import { refuse } from '../errors.ts';
import { textOf, utf8 } from '../encoding/bytes.ts';

const BLOCK = 512;
const NAME_LENGTH = 100;
const SIZE_AT = 124;
const CHECKSUM_AT = 148;

/** A file within the archive. */
export interface Member {
  readonly name: string;
  readonly text: string;
}

function octal(value: number, digits: number): string {
  return value.toString(8).padStart(digits, '0');
}

/** Header and padded content of a member, in the old tar form that the tool writes (section 8). */
function writeMember({ name, text }: Member, timestamp: number): Uint8Array {
  const content = utf8(text);
  const bytes = new Uint8Array(BLOCK + Math.ceil(content.length / BLOCK) * BLOCK);
  const put = (field: string, at: number): void => bytes.set(utf8(field), at);
  put(name, 0);
  put('0000644\u00000000000\u00000000000\u0000', NAME_LENGTH);
  put(`${octal(content.length, 11)}\u0000${octal(timestamp, 11)}\u0000`, SIZE_AT);
  // The checksum is taken over the header with eight spaces in the checksum's own place.
  put('        0', CHECKSUM_AT);
  const checksum = bytes.subarray(0, BLOCK).reduce((sum, byte) => sum + byte, 0);
  put(`${octal(checksum, 6)}\u0000 `, CHECKSUM_AT);
  bytes.set(content, BLOCK);
  return bytes;
}

/** Joins members to an archive; there are no blocks at the end, so that it can be appended to. */
export function writeMembers(members: readonly Member[], timestamp: number): Uint8Array {
  const parts = members.map((member) => writeMember(member, timestamp));
  const archive = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    archive.set(part, at);
    at += part.length;
  }
  return archive;
}

/** Reads members by name and size only; the caller writes them again and compares, which checks the rest. */
export function readMembers(archive: Uint8Array): readonly Member[] {
  const members: Member[] = [];
  for (let at = 0; at < archive.length;) {
    const path = `byte ${at}`;
    if (at + BLOCK > archive.length) refuse('archive-truncated', 'the last header is cut', path);
    const header = archive.subarray(at, at + BLOCK);
    const nameEnd = header.indexOf(0);
    const name = nameEnd < 0 || nameEnd > NAME_LENGTH ? undefined : textOf(header.subarray(0, nameEnd));
    const size = /^[0-7]{11}\0$/.exec(textOf(header.subarray(SIZE_AT, SIZE_AT + 12)) ?? '')?.[0];
    if (name === undefined || size === undefined) {
      return refuse('archive-header-invalid', 'not a header of the archive', path);
    }
    const start = at + BLOCK;
    const length = parseInt(size, 8);
    at = start + Math.ceil(length / BLOCK) * BLOCK;
    if (at > archive.length) refuse('archive-truncated', `member ${name} is cut`, path);
    const text = textOf(archive.subarray(start, start + length));
    if (text === undefined) return refuse('archive-header-invalid', `member ${name} is not UTF-8`, path);
    members.push({ name, text });
  }
  return members;
}
