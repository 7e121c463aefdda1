import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';

/** What the tool says of an archive. */
export interface Verdict {
  readonly accepted: boolean;
  /** Ballots that were checked one by one. */
  readonly ballots: number;
  /** The tool's last line where it refuses. */
  readonly message: string;
}

/** Runs the tool; its last line on standard error when it fails. */
function refusalOf(tool: string, parameters: readonly string[]): string | undefined {
  const { status, stderr } = spawnSync(tool, parameters, { encoding: 'utf8', maxBuffer: 2 ** 26 });
  return status === 0 ? undefined : (stderr.trim().split('\n').at(-1) ?? `exit ${String(status)}`);
}

/**
 * What "the tool accepts this election" means for us; `folder` holds one `UUID.bel`. After `election verify`, each
 * ballot is checked by `election verify-ballot` (where the tool has it) against a copy of the archive cut after its
 * Setup event: `election verify` of 3.x does not wait for its own checks of the ballots, and so accepts false ones.
 */
export function verifyStrict(tool: string, folder: string): Verdict {
  const refusal = refusalOf(tool, ['election', 'verify', '--dir', folder]);
  if (refusal !== undefined) return { accepted: false, ballots: 0, message: refusal };
  const help = spawnSync(tool, ['election', '--help=plain'], { encoding: 'utf8' }).stdout;
  if (!help.includes('verify-ballot')) return { accepted: true, ballots: 0, message: '' };
  const archive = readdirSync(folder).find((name) => name.endsWith('.bel'));
  if (archive === undefined) throw new Error(`no .bel in ${folder}`);
  const { setup, ballots } = cutArchive(readFileSync(join(folder, archive)));
  const work = mkdtempSync(join(tmpdir(), 'belenios-verify-'));
  try {
    mkdirSync(join(work, 'setup'));
    writeFileSync(join(work, 'setup', basename(archive)), setup);
    for (const [index, ballot] of ballots.entries()) {
      const file = join(work, 'ballot.json');
      writeFileSync(file, ballot);
      const said = refusalOf(tool, [
        'election',
        'verify-ballot',
        '--dir',
        join(work, 'setup'),
        '--ballot',
        file,
      ]);
      if (said !== undefined) return { accepted: false, ballots: index, message: said };
    }
    return { accepted: true, ballots: ballots.length, message: '' };
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

/** The archive up to its Setup event, and its ballots; read without our own reader, which is itself under test. */
function cutArchive(bytes: Buffer): { readonly setup: Buffer; readonly ballots: readonly Buffer[] } {
  const data = new Map<string, Buffer>();
  const ballots: Buffer[] = [];
  let setup: Buffer | undefined;
  for (let at = 0; at < bytes.length;) {
    const name = bytes.toString('latin1', at, at + 100).replace(/\0.*$/s, '');
    const size = parseInt(bytes.toString('latin1', at + 124, at + 135), 8);
    const content = bytes.subarray(at + 512, at + 512 + size);
    at += 512 + Math.ceil(size / 512) * 512;
    if (!name.endsWith('.event.json')) {
      data.set(name, content);
      continue;
    }
    setup ??= bytes.subarray(0, at);
    const payload = /"type":"Ballot","payload":"([0-9a-f]+)"/.exec(content.toString())?.[1];
    const ballot = data.get(`${payload ?? ''}.data.json`);
    if (ballot !== undefined) ballots.push(ballot);
  }
  return { setup: setup ?? bytes, ballots };
}
