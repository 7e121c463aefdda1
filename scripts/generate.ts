import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openApiText } from './lib/openapi.ts';
import { root } from './lib/root.ts';

// Everything in the repository that is made from something else in it.
const client = join(root, 'packages/api-client');
writeFileSync(join(client, 'openapi.json'), await openApiText());
execFileSync('npm', ['run', '--silent', 'generate'], { cwd: client, stdio: 'inherit' });
