import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startDemo } from './lib/demo.ts';
import { buildHostSite } from './lib/host-site.ts';
import { buildPortal } from './lib/portal.ts';

// The demonstration over a fresh data folder that goes when it stops: what the end-to-end tests run against.
buildPortal();
await buildHostSite();
const dataFolder = mkdtempSync(join(tmpdir(), 'isoloir-e2e-'));
const demo = await startDemo({ dataFolder, port: Number(process.env.PORT ?? '18480') });
console.log(`Ready at ${demo.origin}`);

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    demo
      .close()
      .catch((error: unknown) => {
        console.error(error);
        process.exitCode = 1;
      })
      .finally(() => rmSync(dataFolder, { recursive: true, force: true }));
  });
}
