import { existsSync, renameSync, writeFileSync } from 'node:fs';
import { Compile } from 'typebox/compile';
import { jsonText, readJsonFile, reasonOf } from '../office/files.ts';
import { done, refused, type OfficeOutcome } from '../office/outcome.ts';
import { Look } from './look.ts';

const checkLook = Compile(Look);

/** What was seen before, from the file that holds it; undefined when there is none yet. */
export function readLook(path: string): OfficeOutcome<Look | undefined> {
  if (!existsSync(path)) return done(undefined);
  const value = readJsonFile(path);
  if (!value.ok) return value;
  return checkLook.Check(value.value)
    ? done(value.value)
    : refused('file-unreadable', `${path} holds nothing that a monitor has seen; give another file.`);
}

/** Keeps what was seen: the file is there whole, before and after. */
export function writeLook(path: string, look: Look): OfficeOutcome<undefined> {
  try {
    writeFileSync(`${path}.new`, jsonText(look));
    renameSync(`${path}.new`, path);
    return done(undefined);
  } catch (error) {
    return refused('file-unreadable', `${path} can not be written: ${reasonOf(error)}.`);
  }
}
