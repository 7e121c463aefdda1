import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { root } from '../../scripts/lib/root.ts';

/** What the command said. */
export interface Said {
  readonly status: number | null;
  readonly out: string;
  readonly problems: string;
}

/** The command as an office gives it, in a folder whose `data` it works on. */
export interface Command {
  (...parameters: readonly string[]): Said;
  /** Gives it, and wants it done; its output. */
  done(...parameters: readonly string[]): string;
  /** Gives it with --json, and wants it done; its answer. */
  json(...parameters: readonly string[]): unknown;
  /** Gives it, and wants it refused with such words. */
  refused(pattern: RegExp, ...parameters: readonly string[]): void;
}

/** The command of a folder, with more settings if wanted. */
export function commandIn(folder: string, settings: Readonly<Record<string, string>> = {}): Command {
  const give = (...parameters: readonly string[]): Said => {
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      [join(root, 'packages/server/src/command/main.ts'), ...parameters],
      {
        cwd: folder,
        encoding: 'utf8',
        maxBuffer: 2 ** 26,
        env: { ...process.env, ISOLOIR_DATA: join(folder, 'data'), ...settings },
      },
    );
    return { status, out: stdout, problems: stderr };
  };
  const done = (...parameters: readonly string[]): string => {
    const said = give(...parameters);
    assert.equal(said.status, 0, said.problems);
    return said.out;
  };
  return Object.assign(give, {
    done,
    json(...parameters: readonly string[]): unknown {
      return JSON.parse(done('--json', ...parameters));
    },
    refused(pattern: RegExp, ...parameters: readonly string[]): void {
      const said = give(...parameters);
      assert.equal(said.status, 1, said.out);
      assert.match(said.problems, pattern);
    },
  });
}
