import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { exampleFolder, startDemo, type Demo } from '../../../scripts/lib/demo.ts';
import { buildPortal } from '../../../scripts/lib/portal.ts';

/** A whole installation, with portal and identity provider, whose sealed definition lists a site. */
export interface Installation extends Demo {
  readonly api: string;
}

/** What is unlike the usual: one consultation, whose portal the server has, on a site that may show its elections. */
interface InstallationOptions {
  /** Where a web server stands in front of it, that one has the portal. */
  readonly publicOrigin?: string;
  readonly examples?: readonly string[];
  /** Whether people may vote in the pages of the site. */
  readonly holdsVotes?: true;
}

/** Starts one over a fresh data folder, on this port and the three after it; it answers once it is ready. */
export async function openInstallation(
  port: number,
  listed: string,
  { publicOrigin, examples = ['ordre-2024'], holdsVotes }: InstallationOptions = {},
): Promise<Installation> {
  buildPortal();
  const folder = mkdtempSync(join(tmpdir(), 'isoloir-whole-'));
  const folders = examples.map((example) => {
    const copy = join(folder, example);
    cpSync(exampleFolder(example), copy, { recursive: true });
    const file = join(copy, 'election.yaml');
    const text = readFileSync(file, 'utf8');
    const key = holdsVotes === true ? 'boothOrigins' : 'embeddingOrigins';
    writeFileSync(file, text.replace(/^embeddingOrigins: .*$/mu, `${key}: ['${listed}']`));
    return copy;
  });
  const demo = await startDemo({
    dataFolder: join(folder, 'data'),
    port,
    folders,
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
