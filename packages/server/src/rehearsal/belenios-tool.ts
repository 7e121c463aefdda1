import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { verifyStrict, type Verdict } from './verify-strict.ts';

/** What an independent verifier said of an archive, or why it was not asked. */
export type IndependentVerdict =
  | ({ readonly asked: true; readonly tool: string } & Verdict)
  | { readonly asked: false; readonly reason: string };

/** The tool to ask: ISOLOIR_BELENIOS_TOOL, or the one on the PATH; undefined where there is none. */
function findTool(): { path: string; version: string } | undefined {
  const path = process.env.ISOLOIR_BELENIOS_TOOL ?? 'belenios-tool';
  const { status, stdout } = spawnSync(path, ['--version'], { encoding: 'utf8' });
  return status === 0 ? { path, version: stdout.trim() } : undefined;
}

/** Has belenios-tool verify an archive, where it is installed and knows the group: Ed25519 came with 2.1. */
export function askBeleniosTool(archive: string, group: string): IndependentVerdict {
  const tool = findTool();
  if (tool === undefined) return { asked: false, reason: 'belenios-tool is not installed' };
  if (group === 'Ed25519' && tool.version.startsWith('2.0')) {
    return { asked: false, reason: `belenios-tool ${tool.version} does not know Ed25519; 2.1 or later does` };
  }
  // The tool wants a folder with one archive in it.
  const folder = mkdtempSync(join(tmpdir(), 'isoloir-verify-'));
  try {
    copyFileSync(archive, join(folder, basename(archive)));
    return { asked: true, tool: tool.version, ...verifyStrict(tool.path, folder) };
  } finally {
    rmSync(folder, { recursive: true });
  }
}
