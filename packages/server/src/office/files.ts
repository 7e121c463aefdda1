import { closeSync, fsyncSync, openSync, readFileSync, readSync, renameSync, writeSync } from 'node:fs';
import { done, refused, type OfficeOutcome } from './outcome.ts';

/** Who may read a file that is written: `secret` ones their user alone. */
export interface FileOptions {
  readonly secret?: boolean;
}

/** Writes a file that must not exist yet, durably. */
export function writeNewFile(path: string, text: string, options: FileOptions = {}): OfficeOutcome<string> {
  const file = opened(path, options);
  if (!file.ok) return file;
  writeAll(file.value, text);
  return done(path);
}

/** Puts a new content in place of a file's, durably: after a crash there is the old one or the new one. */
export function replaceFile(path: string, text: string, options: FileOptions = {}): OfficeOutcome<string> {
  const beside = `${path}.new-${process.pid}`;
  const file = opened(beside, options);
  if (!file.ok) return file;
  writeAll(file.value, text);
  renameSync(beside, path);
  return done(path);
}

function opened(path: string, { secret = false }: FileOptions): OfficeOutcome<number> {
  try {
    return done(openSync(path, 'wx', secret ? 0o600 : 0o644));
  } catch (error) {
    return refused('file-unreadable', `${path} can not be written: ${reasonOf(error)}.`);
  }
}

function writeAll(file: number, text: string): void {
  try {
    writeSync(file, text);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

/** What a failure of the file system means, in words; anything else is a surprise. */
export function reasonOf(error: unknown): string {
  if (!(error instanceof Error) || !('code' in error)) throw error;
  switch (error.code) {
    case 'EEXIST':
      return 'it exists already, and keys are never overwritten';
    case 'ENOENT':
      return 'there is no such file or folder';
    case 'EACCES':
    case 'EPERM':
      return 'access is refused';
    case 'EISDIR':
      return 'it is a folder';
    default:
      throw error;
  }
}

/** A file's text. */
export function readTextFile(path: string): OfficeOutcome<string> {
  const bytes = readBytesOfFile(path);
  return bytes.ok ? done(Buffer.from(bytes.value).toString('utf8')) : bytes;
}

/** A file's bytes. */
export function readBytesOfFile(path: string): OfficeOutcome<Uint8Array> {
  try {
    return done(readFileSync(path));
  } catch (error) {
    return refused('file-unreadable', `${path} can not be read: ${reasonOf(error)}.`);
  }
}

/** The first bytes of a file, at most so many. */
export function readStartOfFile(path: string, length: number): OfficeOutcome<Uint8Array> {
  try {
    const file = openSync(path, 'r');
    try {
      const start = new Uint8Array(length);
      return done(start.subarray(0, readSync(file, start)));
    } finally {
      closeSync(file);
    }
  } catch (error) {
    return refused('file-unreadable', `${path} can not be read: ${reasonOf(error)}.`);
  }
}

/** A file's JSON, unchecked. */
export function readJsonFile(path: string): OfficeOutcome<unknown> {
  const text = readTextFile(path);
  if (!text.ok) return text;
  try {
    const value: unknown = JSON.parse(text.value);
    return done(value);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return refused('file-unreadable', `${path} is not JSON: ${error.message}.`);
  }
}

/** JSON for people to look into. */
export function jsonText(content: unknown): string {
  return `${JSON.stringify(content, null, 2)}\n`;
}
