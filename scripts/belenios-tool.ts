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
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { delimiter, join, resolve } from 'node:path';
import { aptInstall, patience } from './lib/apt.ts';

export { verifyStrict, type Verdict } from '../packages/server/src/rehearsal/verify-strict.ts';

/** Paths of the tools that are there: Debian 12's 2.0 knows BELENIOS-2048 only, Debian 13's 3.0 Ed25519 as well. */
export interface BeleniosTools {
  readonly debian12: string | undefined;
  readonly debian13: string | undefined;
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
    const refused = aptInstall(['belenios-tool']);
    if (refused !== undefined) say(refused);
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
  rmSync(CACHE, { recursive: true, force: true });
  const building = mkdtempSync(`${CACHE}-`);
  try {
    unpack(building);
    if (majorOf(join(building, 'belenios-tool')) !== 3) throw new Error('the unpacked tool does not run');
    renameSync(building, CACHE);
    return tool;
  } catch (error) {
    // Another run may have been faster: a folder with content is not replaced.
    if (existsSync(tool) && majorOf(tool) === 3) return tool;
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
  const settings = [
    `Dir::Etc::sourcelist=${join(folder, 'sources.list')}`,
    'Dir::Etc::sourceparts=-',
    `Dir::State::lists=${join(folder, 'lists')}`,
    `Dir::State::status=${join(folder, 'status')}`,
    `Dir::Cache=${join(folder, 'cache')}`,
    ...(isRoot() ? ['APT::Sandbox::User=root'] : []),
  ];
  const options = [...patience, ...settings.flatMap((setting) => ['-o', setting])];
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

if (import.meta.main) {
  const { debian12, debian13 } = ensureBeleniosTools();
  console.log(`Debian 12 (2.x): ${debian12 ?? 'missing'}`);
  console.log(`Debian 13 (3.x): ${debian13 ?? 'missing'}`);
}
