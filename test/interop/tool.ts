/** belenios-tool as the interop tests use it: one instance a version, with the group that it is tried on. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type GroupName, type ProtocolError, type Result } from '../../packages/protocol/src/index.ts';
import { ensureBeleniosTools, type Verdict, verifyStrict } from '../../scripts/belenios-tool.ts';

/** A version of the tool, or the reason why it can not be tried here. */
export interface ToolChoice {
  readonly name: string;
  readonly group: GroupName;
  readonly path: string | undefined;
  /** For `node:test`: false, or why the tests are left out. */
  readonly skip: false | string;
}

/** Debian 12's tool on the only group of ours that it knows, Debian 13's on the production group. */
export function toolChoices(): readonly ToolChoice[] {
  const { debian12, debian13 } = ensureBeleniosTools();
  const choice = (name: string, group: GroupName, path: string | undefined): ToolChoice => ({
    name,
    group,
    path,
    skip: path === undefined ? `${name} is not here: see scripts/belenios-tool.ts` : false,
  });
  return [
    choice('belenios-tool 2 (Debian 12)', 'BELENIOS-2048', debian12),
    choice('belenios-tool 3 (Debian 13)', 'Ed25519', debian13),
  ];
}

/** The tool working in a folder of its own. */
export class ElectionFolder {
  readonly folder: string;
  readonly #tool: string;

  constructor(tool: string | undefined) {
    if (tool === undefined) throw new Error('the tool is missing');
    this.#tool = tool;
    this.folder = mkdtempSync(join(tmpdir(), 'isoloir-interop-'));
  }

  /** Runs the tool in the folder; its standard output. Throws with what it said when it fails. */
  run(parameters: readonly string[], input = ''): string {
    const { status, stdout, stderr } = spawnSync(this.#tool, parameters, {
      cwd: this.folder,
      encoding: 'utf8',
      input,
      maxBuffer: 2 ** 26,
    });
    if (status === 0) return stdout;
    throw new Error(`belenios-tool ${parameters.join(' ')}: ${stderr.trim()}`);
  }

  write(name: string, content: string | Uint8Array): void {
    writeFileSync(join(this.folder, name), content);
  }

  read(name: string): string {
    return readFileSync(join(this.folder, name), 'utf8').trim();
  }

  /** The files whose names end so. */
  list(ending: string): readonly string[] {
    return readdirSync(this.folder).filter((name) => name.endsWith(ending));
  }

  /** The bytes of the only archive. */
  archive(): Uint8Array {
    const [name] = this.list('.bel');
    if (name === undefined) throw new Error('there is no archive');
    return readFileSync(join(this.folder, name));
  }

  /** The tool's verdict on the archive in the folder, each ballot checked one by one. */
  verdict(): Verdict {
    return verifyStrict(this.#tool, this.folder);
  }

  /** Whether the tool takes the archive in the folder for a continuation of an earlier one. */
  continues(earlier: ElectionFolder): boolean {
    const parameters = ['election', 'verify-diff', '--dir1', earlier.folder, '--dir2', this.folder];
    return spawnSync(this.#tool, parameters).status === 0;
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** Runs something in a folder that is removed afterwards. */
export function inFolder<T>(tool: string | undefined, use: (folder: ElectionFolder) => T): T {
  const folder = new ElectionFolder(tool);
  try {
    return use(folder);
  } finally {
    folder.remove();
  }
}

/** The value of a result that must be one. */
export function made<T>(result: Result<T, ProtocolError>): T {
  if (result.ok) return result.value;
  throw new Error(`${result.error.code}: ${result.error.message} (${result.error.path ?? ''})`);
}
