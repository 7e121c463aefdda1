import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  cpSync,
  existsSync,
  globSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { after, before, test } from 'node:test';
import { buildPortal, portalFolder } from '../../scripts/lib/portal.ts';
import { root } from '../../scripts/lib/root.ts';

let elsewhere = '';

before(() => {
  elsewhere = mkdtempSync(join(realpathSync(tmpdir()), 'isoloir another folder '));
  for (const file of globSync(
    ['packages/*/{src,public}/**/*', 'packages/*/*.{json,ts,html}', 'locales/**/*', '*.json'],
    { cwd: root },
  )) {
    const from = join(root, file);
    if (!statSync(from).isFile()) continue;
    mkdirSync(dirname(join(elsewhere, file)), { recursive: true });
    cpSync(from, join(elsewhere, file));
  }
  linkPackages();
});
after(() => rmSync(elsewhere, { recursive: true }));

/** The same installed packages as here, ours apart: those are the copies. */
function linkPackages(): void {
  const ours = readdirSync(join(root, 'node_modules/@isoloir'));
  mkdirSync(join(elsewhere, 'node_modules/@isoloir'), { recursive: true });
  for (const name of ours)
    symlinkSync(join(elsewhere, 'packages', name), join(elsewhere, 'node_modules/@isoloir', name));
  for (const name of readdirSync(join(root, 'node_modules')))
    if (name !== '@isoloir' && !name.startsWith('.vite'))
      symlinkSync(join(root, 'node_modules', name), join(elsewhere, 'node_modules', name));
  for (const folder of globSync('packages/*/node_modules', { cwd: root }))
    if (existsSync(join(elsewhere, dirname(folder))))
      symlinkSync(join(root, folder), join(elsewhere, folder));
}

/** Hex SHA-256 of each file by its path. What begins with a dot is for developers, and no web server gives it out. */
function hashesOf(folder: string): Record<string, string> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
    .filter((path) => !path.startsWith('.'))
    .sort();
  return Object.fromEntries(
    files.map((path) => [
      path,
      createHash('sha256')
        .update(readFileSync(join(folder, path)))
        .digest('hex'),
    ]),
  );
}

test('whoever builds the portal from the same sources, in whatever folder, has the same files byte for byte', () => {
  buildPortal();
  const built = spawnSync(
    process.execPath,
    [join(root, 'node_modules/vite/bin/vite.js'), 'build', '--logLevel', 'warn'],
    {
      cwd: join(elsewhere, 'packages/portal'),
      encoding: 'utf8',
      env: { ...process.env, TZ: 'Pacific/Kiritimati', LANG: 'tr_TR.UTF-8', SOURCE_DATE_EPOCH: '1' },
    },
  );
  assert.equal(built.status, 0, built.stderr + built.stdout);
  const here = hashesOf(portalFolder);
  assert.ok(Object.keys(here).length > 50);
  assert.deepEqual(hashesOf(join(elsewhere, 'packages/portal/dist')), here);
});
