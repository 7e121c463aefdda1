/**
 * The Belenios project's own verifier, as Debian packages it: found or installed for the interop tests.
 * `node scripts/belenios-tool.ts` prints where the tools are.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import {
  accessSync,
  chmodSync,
  constants,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, delimiter, join, resolve } from 'node:path';

/** Paths of the tools that are there: Debian 12's 2.0 knows BELENIOS-2048 only, Debian 13's 3.0 Ed25519 as well. */
export interface BeleniosTools {
  readonly debian12: string | undefined;
  readonly debian13: string | undefined;
}

/** What the tool says of an archive. */
export interface Verdict {
  readonly accepted: boolean;
  /** Ballots that were checked one by one. */
  readonly ballots: number;
  /** The tool's last line where it refuses. */
  readonly message: string;
}

const ROOT = resolve(import.meta.dirname, '..');
const CACHE = join(ROOT, '.cache', 'belenios-3');
const KEYRING = '/usr/share/keyrings/debian-archive-keyring.gpg';

/** Debian 13's tool and every library it needs, so that it runs on an older system. */
const PACKAGES = [
  'belenios-tool',
  'libc6',
  'libev4t64',
  'libgmp10',
  'libsodium23',
  'libssl3t64',
  'zlib1g',
  'libzstd1',
  'libgcc-s1',
];

/** Finds the tools, installing what is missing where apt allows it; `say` is told why one is not there. */
export function ensureBeleniosTools(say: (line: string) => void = console.error): BeleniosTools {
  let installed = systemTool();
  if (installed === undefined && isRoot() && commandOf('apt-get') !== undefined) {
    say('installing belenios-tool by apt-get');
    const options = { stdio: 'ignore', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } } as const;
    spawnSync('apt-get', ['-qq', 'update'], options);
    spawnSync('apt-get', ['-qq', 'install', '-y', '--no-install-recommends', 'belenios-tool'], options);
    installed = systemTool();
  }
  const [debian12, system13] = installed?.major === 2 ? [installed.path] : [undefined, installed?.path];
  const debian13 = system13 ?? cachedTool(say);
  if (debian12 === undefined) {
    say('belenios-tool 2 (Debian 12) is not here: on Debian 12, run "apt-get install belenios-tool" as root');
  }
  return { debian12, debian13 };
}

function isRoot(): boolean {
  return process.getuid?.() === 0;
}

/** The executable of this name on the PATH. */
function commandOf(name: string): string | undefined {
  const paths = (process.env.PATH ?? '').split(delimiter).map((folder) => join(folder, name));
  return paths.find((path) => {
    try {
      accessSync(path, constants.X_OK);
      return true;
    } catch {
      // Not there, or not executable: both mean "look further".
      return false;
    }
  });
}

function majorOf(path: string): number | undefined {
  const { status, stdout } = spawnSync(path, ['--version'], { encoding: 'utf8' });
  const major = status === 0 ? /^(\d+)\./.exec(stdout)?.[1] : undefined;
  return major === undefined ? undefined : Number(major);
}

function systemTool(): { path: string; major: number } | undefined {
  const path = commandOf('belenios-tool');
  const major = path === undefined ? undefined : majorOf(path);
  return path === undefined || major === undefined ? undefined : { path, major };
}

/** Debian 13's tool beside the system, from the mirror that this machine already uses. */
function cachedTool(say: (line: string) => void): string | undefined {
  const tool = join(CACHE, 'belenios-tool');
  if (existsSync(tool) && majorOf(tool) === 3) return tool;
  if (commandOf('apt-get') === undefined || commandOf('dpkg') === undefined) {
    say('belenios-tool 3 is not here: it comes from Debian packages, and this system has no apt-get');
    return undefined;
  }
  say('fetching belenios-tool 3 from Debian 13 into .cache/belenios-3');
  // Built apart and renamed when complete: an interrupted or a concurrent run leaves nothing half-made.
  mkdirSync(join(ROOT, '.cache'), { recursive: true });
  const building = mkdtempSync(`${CACHE}-`);
  try {
    unpack(building);
    if (majorOf(join(building, 'belenios-tool')) !== 3) throw new Error('the unpacked tool does not run');
    rmSync(CACHE, { recursive: true, force: true });
    renameSync(building, CACHE);
    return tool;
  } catch (error) {
    say(`belenios-tool 3 could not be fetched: ${error instanceof Error ? error.message : String(error)}`);
    return undefined;
  } finally {
    rmSync(building, { recursive: true, force: true });
  }
}

function unpack(folder: string): void {
  const run = (command: string, parameters: readonly string[], cwd = folder): string =>
    execFileSync(command, parameters, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
  for (const name of ['lists/partial', 'cache/archives/partial', 'debs', 'root']) {
    mkdirSync(join(folder, name), { recursive: true });
  }
  const targets = run('apt-get', ['indextargets', '--format', '$(REPO_URI)', 'Created-By: Packages']);
  const mirror = targets.split('\n').find((line) => /\/debian\/?$/.test(line));
  if (mirror === undefined) throw new Error('apt is set up for no Debian mirror');
  writeFileSync(join(folder, 'sources.list'), `deb [signed-by=${KEYRING}] ${mirror} trixie main\n`);
  writeFileSync(join(folder, 'status'), '');
  // Everything of apt's own state stays in the folder: the system's package lists are not touched.
  const options = [
    `Dir::Etc::sourcelist=${join(folder, 'sources.list')}`,
    'Dir::Etc::sourceparts=-',
    `Dir::State::lists=${join(folder, 'lists')}`,
    `Dir::State::status=${join(folder, 'status')}`,
    `Dir::Cache=${join(folder, 'cache')}`,
    ...(isRoot() ? ['APT::Sandbox::User=root'] : []),
  ].flatMap((option) => ['-o', option]);
  run('apt-get', [...options, '-qq', 'update']);
  run('apt-get', [...options, '-qq', 'download', ...PACKAGES], join(folder, 'debs'));
  for (const file of readdirSync(join(folder, 'debs'))) {
    run('dpkg', ['-x', join(folder, 'debs', file), join(folder, 'root')]);
  }
  for (const name of ['lists', 'cache', 'debs']) rmSync(join(folder, name), { recursive: true });
  const libraries = join(folder, 'root/usr/lib');
  const triplet = readdirSync(libraries).find((name) => name.endsWith('-linux-gnu'));
  const loader = readdirSync(join(libraries, triplet ?? '')).find((name) =>
    /^ld-linux.*\.so\.\d$/.test(name),
  );
  if (triplet === undefined || loader === undefined) throw new Error('no dynamic loader among the packages');
  const script = [
    '#!/bin/sh',
    'here=$(dirname "$(readlink -f "$0")")',
    `lib=$here/root/usr/lib/${triplet}`,
    `exec "$lib/${loader}" --library-path "$lib" "$here/root/usr/bin/belenios-tool" "$@"`,
  ];
  writeFileSync(join(folder, 'belenios-tool'), `${script.join('\n')}\n`);
  chmodSync(join(folder, 'belenios-tool'), 0o755);
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

if (import.meta.main) {
  const { debian12, debian13 } = ensureBeleniosTools();
  console.log(`Debian 12 (2.x): ${debian12 ?? 'missing'}`);
  console.log(`Debian 13 (3.x): ${debian13 ?? 'missing'}`);
}
