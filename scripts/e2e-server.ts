import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { exampleFolder, startDemo } from './lib/demo.ts';
import { buildHostSite } from './lib/host-site.ts';
import { buildPortal } from './lib/portal.ts';

// The demonstration of one example or several over a fresh data folder that goes when it stops: what the end-to-end tests
// run against. `node scripts/e2e-server.ts ministere-2024`, with the port in PORT.
buildPortal();
await buildHostSite();
const dataFolder = mkdtempSync(join(tmpdir(), 'isoloir-e2e-'));
const [first = 'ordre-2024', ...more] = process.argv.slice(2);
const demo = await startDemo({
  dataFolder,
  port: Number(process.env.PORT ?? '18480'),
  folders: [first, ...more].map(exampleFolder),
});
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
