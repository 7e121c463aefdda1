import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Page } from '@playwright/test';
import { build, type Plugin, preview } from 'vite';
import { isWorkerScript, policyText, workerPolicy } from '../../packages/server/src/http/security.ts';
import { chromiumOptions } from '../../scripts/lib/chromium.ts';

/** Serves pages and workers under the policies that the voting server gives them. */
const policies: Plugin = {
  name: 'isoloir-policies',
  configurePreviewServer({ middlewares }) {
    middlewares.use((request, response, next) => {
      const policy = isWorkerScript(request.url ?? '') ? policyText(workerPolicy) : policyText();
      response.setHeader('content-security-policy', policy);
      next();
    });
  },
};

/** The pages of `page/` in Chromium, built as the portal is. */
export interface BenchPages {
  /** Name and version. */
  readonly browser: string;
  /** Measures encryption in the portal's own worker. */
  encryption(): Promise<Page>;
  /** Verifies with `@isoloir/protocol/web`. */
  verification(): Promise<Page>;
  close(): Promise<void>;
}

/** Builds and serves the pages, and starts the browser. Close it after use. */
export async function openPages(): Promise<BenchPages> {
  const outDir = mkdtempSync(join(tmpdir(), 'isoloir-bench-'));
  const root = join(import.meta.dirname, 'page');
  const common = { root, configFile: false, logLevel: 'error' } as const;
  await build({
    ...common,
    worker: { format: 'es' },
    build: {
      outDir,
      emptyOutDir: true,
      target: 'es2022',
      modulePreload: { polyfill: false },
      assetsInlineLimit: 0,
      rolldownOptions: { input: ['index.html', 'verify.html'].map((name) => join(root, name)) },
    },
  });
  const server = await preview({
    ...common,
    build: { outDir },
    plugins: [policies],
    preview: { host: '127.0.0.1', port: 0 },
  });
  const browser = await chromium.launch(chromiumOptions);
  const open = async (path: string): Promise<Page> => {
    const page = await browser.newPage();
    const [address = ''] = server.resolvedUrls?.local ?? [];
    await page.goto(new URL(path, address).href, { waitUntil: 'networkidle' });
    return page;
  };
  return {
    browser: `Chromium ${browser.version()}`,
    encryption: () => open('index.html'),
    verification: () => open('verify.html'),
    close: async () => {
      await browser.close();
      await server.close();
      rmSync(outDir, { recursive: true });
    },
  };
}
