import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { exampleFolder, startDemo, type Demo } from '../../../scripts/lib/demo.ts';
import { buildPortal } from '../../../scripts/lib/portal.ts';

/** A whole installation, with portal and identity provider, whose sealed definition lists a site. */
export interface Installation extends Demo {
  readonly api: string;
}

/**
 * Starts one over a fresh data folder, on this port and the three after it; it answers once it is ready. Where a web server
 * stands in front of it, at `publicOrigin`, that one has the portal.
 */
export async function openInstallation(
  port: number,
  listed: string,
  publicOrigin?: string,
): Promise<Installation> {
  buildPortal();
  const folder = mkdtempSync(join(tmpdir(), 'isoloir-whole-'));
  const example = join(folder, 'ordre-2024');
  cpSync(exampleFolder('ordre-2024'), example, { recursive: true });
  const file = join(example, 'election.yaml');
  const text = readFileSync(file, 'utf8');
  writeFileSync(file, text.replace(/^embeddingOrigins: .*$/mu, `embeddingOrigins: ['${listed}']`));
  const demo = await startDemo({
    dataFolder: join(folder, 'data'),
    port,
    folders: [example],
    ...(publicOrigin === undefined ? {} : { publicOrigin }),
  });
  return {
    ...demo,
    api: `${demo.origin}/api/v1`,
    async close() {
      await demo.close();
      rmSync(folder, { recursive: true });
    },
  };
}
