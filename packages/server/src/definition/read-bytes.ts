import { open } from 'node:fs/promises';
import type { Checked } from './definition.ts';

/** Reads a file of the election office; what keeps it from being read is a problem of line 1. `wanted` says what it should be. */
export async function readBytes(file: string, largest: number, wanted: string): Promise<Checked<Uint8Array>> {
  const problem = (what: string, expected: string): Checked<Uint8Array> => ({
    ok: false,
    problems: [{ file, line: 1, what, expected }],
  });
  try {
    await using handle = await open(file);
    const status = await handle.stat();
    if (!status.isFile()) return problem('this is not a file', wanted);
    if (status.size > largest) {
      return problem(`the file has ${String(status.size)} bytes`, `at most ${String(largest)}`);
    }
    return { ok: true, value: await handle.readFile() };
  } catch (error) {
    if (error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR')) {
      return problem('there is no such file', wanted);
    }
    throw error;
  }
}
