import { refuse } from '../errors.ts';
import { textOf, utf8 } from '../encoding/bytes.ts';
import { hexHash } from '../encoding/hash.ts';

const BLOCK = 512;
const NAME_LENGTH = 100;
const SIZE_AT = 124;
const MTIME_AT = 136;
const CHECKSUM_AT = 148;
/** So many characters of a name are hexadecimal digits. */
const NAME_START = 64;
/** Some four million credentials: what is larger would not fit in one string, and is refused before it is read. */
const MAX_MEMBER = 2 ** 28;

/** A file within the archive. */
export interface Member {
  readonly name: string;
  readonly text: string;
}

function octal(value: number, digits: number): string {
  return value.toString(8).padStart(digits, '0');
}

/** Where each field of a header ends, in their order: for saying which one is wrong. */
const FIELD_ENDS: readonly (readonly [string, number])[] = [
  ['name', NAME_LENGTH],
  ['mode', 108],
  ['owner', 116],
  ['group', SIZE_AT],
  ['size', MTIME_AT],
  ['mtime', CHECKSUM_AT],
  ['checksum', 156],
  ['type', 157],
  ['rest', BLOCK],
];

/** The only header of such a member, in the old tar form that the tool writes (section 8). */
function headerOf(name: string, length: number, timestamp: number): Uint8Array {
  const bytes = new Uint8Array(BLOCK);
  const put = (field: string, at: number): void => bytes.set(utf8(field), at);
  put(name, 0);
  put('0000644\u00000000000\u00000000000\u0000', NAME_LENGTH);
  put(`${octal(length, 11)}\u0000${octal(timestamp, 11)}\u0000`, SIZE_AT);
  // The checksum is taken over the header with eight spaces in the checksum's own place.
  put('        0', CHECKSUM_AT);
  const checksum = bytes.reduce((sum, byte) => sum + byte, 0);
  put(`${octal(checksum, 6)}\u0000 `, CHECKSUM_AT);
  return bytes;
}

const padded = (length: number): number => Math.ceil(length / BLOCK) * BLOCK;

/** Header and padded content of a member. */
function writeMember({ name, text }: Member, timestamp: number): Uint8Array {
  const content = utf8(text);
  const bytes = new Uint8Array(BLOCK + padded(content.length));
  bytes.set(headerOf(name, content.length, timestamp));
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

/** A member as it was read. */
export interface ReadMember extends Member {
  /** Hexadecimal hash of the content. */
  readonly hash: string;
  /** The field of its header that is not as it should be; `timestamp` is the archive's. */
  readonly wrongField: (timestamp: number) => string | undefined;
  readonly cleanPadding: boolean;
}

/** Takes an archive apart as its bytes come; holds one member at a time. */
export class MemberReader {
  /** What is being read: a header, or the content of the member that this header announces. */
  #target = new Uint8Array(BLOCK);
  #filled = 0;
  #header: { readonly bytes: Uint8Array; readonly name: string; readonly size: number } | undefined;
  #offset = 0;

  /** Appends the members that these bytes complete; those before a refusal are appended all the same. */
  push(chunk: Uint8Array, members: ReadMember[]): void {
    for (let at = 0; at < chunk.length;) {
      const part = chunk.subarray(at, at + this.#target.length - this.#filled);
      this.#target.set(part, this.#filled);
      this.#filled += part.length;
      at += part.length;
      if (this.#filled === this.#target.length) this.#complete(members);
    }
  }

  /** To be called after the last byte: refuses what is cut, or too much. */
  end(): void {
    const path = this.#path();
    if (this.#header !== undefined) refuse('archive-truncated', `member ${this.#header.name} is cut`, path);
    if (this.#filled === 0) return;
    const start = this.#target.subarray(0, this.#filled);
    // What is left is a cut header if it can begin the name of a member.
    const name = textOf(start.subarray(0, Math.min(NAME_START, start.length)));
    if (name === undefined || !/^(?:[0-9a-f]+|BELENIOS\0*)$/.test(name)) {
      refuse('archive-trailing-bytes', 'there are bytes after the last member', path);
    }
    refuse('archive-truncated', 'the last header is cut', path);
  }

  #path(): string {
    return `byte ${this.#offset}`;
  }

  #expect(length: number): void {
    this.#offset += this.#target.length;
    this.#target = new Uint8Array(length);
    this.#filled = 0;
  }

  #complete(members: ReadMember[]): void {
    if (this.#header === undefined) {
      this.#header = this.#readHeader(this.#target);
      const length = padded(this.#header.size);
      this.#expect(length);
      if (length > 0) return;
    }
    members.push(this.#readContent(this.#header));
    this.#header = undefined;
    this.#expect(BLOCK);
  }

  #readHeader(bytes: Uint8Array): {
    readonly bytes: Uint8Array;
    readonly name: string;
    readonly size: number;
  } {
    const path = this.#path();
    if (bytes.every((byte) => byte === 0)) {
      refuse('archive-trailing-bytes', 'the archive must not have blocks at its end', path);
    }
    const nameEnd = bytes.indexOf(0);
    const name = nameEnd < 0 || nameEnd > NAME_LENGTH ? undefined : textOf(bytes.subarray(0, nameEnd));
    const digits = /^[0-7]{11}(?=\0$)/.exec(textOf(bytes.subarray(SIZE_AT, MTIME_AT)) ?? '')?.[0];
    if (name === undefined || digits === undefined) {
      return refuse('archive-header-invalid', 'not a header of the archive', path);
    }
    const size = parseInt(digits, 8);
    if (size > MAX_MEMBER) refuse('archive-member-size', `member ${name} is above ${MAX_MEMBER} bytes`, path);
    return { bytes, name, size };
  }

  #readContent(header: {
    readonly bytes: Uint8Array;
    readonly name: string;
    readonly size: number;
  }): ReadMember {
    const { bytes, name, size } = header;
    const content = this.#target.subarray(0, size);
    const text = textOf(content);
    if (text === undefined) {
      return refuse('archive-header-invalid', `member ${name} is not UTF-8`, this.#path());
    }
    return {
      name,
      text,
      hash: hexHash(content),
      wrongField: (timestamp) => {
        const expected = headerOf(name, size, timestamp);
        const different = bytes.findIndex((byte, at) => byte !== expected[at]);
        return different < 0 ? undefined : FIELD_ENDS.find(([, end]) => different < end)?.[0];
      },
      cleanPadding: this.#target.subarray(size).every((byte) => byte === 0),
    };
  }
}
