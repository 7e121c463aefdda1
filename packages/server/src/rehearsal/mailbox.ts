import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { Type } from 'typebox';
import { Compile } from 'typebox/compile';
import type { MadeCredentials } from '../office/credential-files.ts';

const checkRows = Compile(Type.Array(Type.Object({ number: Type.String(), credential: Type.String() })));

/** What the registrar's letters say, in a rehearsal: the credential of a voter in an election. */
export type Mailbox = (uuid: string, number: string) => string | undefined;

/** Reads the registrar's private lists as the voters read their letters. */
export function openMailbox(lists: readonly MadeCredentials[]): Mailbox {
  const letters = new Map<string, ReadonlyMap<string, string>>();
  for (const { uuid, privateFile } of lists) {
    const rows = checkRows.Parse(parse(readFileSync(privateFile, 'utf8'), { columns: true }));
    letters.set(uuid, new Map(rows.map(({ number, credential }) => [number, credential])));
  }
  return (uuid, number) => letters.get(uuid)?.get(number);
}
