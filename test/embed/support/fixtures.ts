import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test as base, type Page } from '@playwright/test';
import { buildCdn } from '../../../scripts/lib/packages/cdn.ts';
import { root } from '../../../scripts/lib/root.ts';
import { openScene, type Scene } from '../../server/support.ts';
import { HostSite } from './host-site.ts';

/** The voting server that the sites embed, on an origin of its own, and its time, which tests move. */
export interface VotingServer {
  readonly scene: Scene;
  readonly api: string;
  readonly origin: string;
}

/** A page of a site, as its owner writes it. */
export interface HostPage {
  readonly body: string;
  readonly head?: string;
  readonly lang?: string;
  /** Our files that it takes in, from its own server. */
  readonly files?: readonly string[];
  readonly policy?: string;
}

const listedPort = 18_610;
const strangerPort = 18_611;

interface Fixtures {
  /** Who may see the turnout while voting goes on, as the definition says. */
  readonly turnout: 'office' | 'public';
  readonly voting: VotingServer;
  /** Opens a page of the listed site, and gives what the browser found wrong with it. */
  readonly open: (page: HostPage) => Promise<readonly string[]>;
}

interface WorkerFixtures {
  readonly site: HostSite;
  /** A site that no definition lists. */
  readonly stranger: HostSite;
}

/** The strict policy of a site that takes our files in from its own server. */
export function strictPolicy(api: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    `connect-src ${new URL(api).origin}`,
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
    'trusted-types lit-html',
  ].join('; ');
}

/** The document around what a page says. */
export function documentOf({ body, head = '', lang = 'fr', files = [] }: HostPage): string {
  const scripts = files.map((file) => `<script type="module" src="/isoloir/${file}"></script>`).join('');
  return `<!doctype html><html lang="${lang}"><head><meta charset="utf-8"><title>Host</title>${head}${scripts}</head><body><main><h1>Host</h1>${body}</main></body></html>`;
}

/** What the browser finds wrong with a page: errors of scripts, and violations of its policy. */
export function faultsOf(page: Page): string[] {
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(message.text());
  });
  return faults;
}

export const test = base.extend<Fixtures, WorkerFixtures>({
  site: [
    // eslint-disable-next-line no-empty-pattern -- Playwright reads from the pattern what a fixture needs: nothing
    async ({}, use) => {
      await buildCdn();
      const site = await HostSite.open(listedPort);
      await use(site);
      await site.close();
    },
    // The first one builds our files.
    { scope: 'worker', timeout: 600_000 },
  ],
  stranger: [
    // eslint-disable-next-line no-empty-pattern -- Playwright reads from the pattern what a fixture needs: nothing
    async ({}, use) => {
      const site = await HostSite.open(strangerPort);
      await use(site);
      await site.close();
    },
    { scope: 'worker' },
  ],
  turnout: ['office', { option: true }],
  voting: async ({ site, turnout }, use) => {
    const example = mkdtempSync(join(tmpdir(), 'isoloir-embed-'));
    cpSync(join(root, 'examples/ordre-2024'), example, { recursive: true });
    const file = join(example, 'election.yaml');
    const listed = readFileSync(file, 'utf8').replace(
      /^embeddingOrigins: .*$/mu,
      `embeddingOrigins: ['${site.origin}']\nturnout: ${turnout}`,
    );
    writeFileSync(file, listed);
    const scene = await openScene(example);
    const origin = await scene.app.listen({ host: '127.0.0.1', port: 0 });
    await use({ scene, origin, api: `${origin}/api/v1` });
    await scene.close();
    rmSync(example, { recursive: true });
  },
  open: async ({ page, site, voting }, use) => {
    const faults = faultsOf(page);
    await use(async (hostPage) => {
      await page.goto(site.page(documentOf(hostPage), hostPage.policy ?? strictPolicy(voting.api)));
      return faults;
    });
  },
});

export { expect } from '@playwright/test';
