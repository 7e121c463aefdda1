import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, globSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './root.ts';

/** Where the built portal is. */
export const portalFolder = join(root, 'packages/portal/dist');

const stamp = join(root, 'packages/portal/dist/.built-from');
const sources = [
  'packages/{portal,widgets,components,api-client,protocol}/{src,public}/**/*',
  'packages/portal/*.{html,ts,json}',
  'locales/{portal,components}/*',
  'package-lock.json',
];

function fingerprintOfSources(): string {
  const digest = createHash('sha256');
  for (const file of globSync(sources, { cwd: root }).sort()) {
    const path = join(root, file);
    if (statSync(path).isFile()) digest.update(file).update(readFileSync(path));
  }
  return digest.digest('hex');
}

/** Builds the portal, unless the build that is there was made from the very same sources. */
export function buildPortal(): void {
  const fingerprint = fingerprintOfSources();
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === fingerprint) return;
  process.stderr.write('Building the portal …\n');
  const { status, stdout } = spawnSync(
    'npm',
    ['run', '--silent', 'build', '--workspace', '@isoloir/portal'],
    {
      cwd: root,
      stdio: ['ignore', 'pipe', 'inherit'],
      encoding: 'utf8',
    },
  );
  if (status !== 0) throw new Error(`The portal does not build:\n${stdout}`);
  writeFileSync(stamp, fingerprint);
}
