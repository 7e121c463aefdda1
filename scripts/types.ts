import { spawnSync } from 'node:child_process';
import { root } from './lib/root.ts';

// Checks the types of every package and of what stands outside of them.
const projects = ['protocol', 'components', 'api-client', 'widgets', 'portal', 'server'].map(
  (name) => `packages/${name}`,
);
let failed = 0;
for (const project of [...projects, 'test/bench/page', 'test/stories/page', '.']) {
  const { status } = spawnSync('tsc', ['--project', project, '--pretty', 'false'], {
    cwd: root,
    stdio: 'inherit',
  });
  if (status !== 0) failed += 1;
}
process.exitCode = failed === 0 ? 0 : 1;
