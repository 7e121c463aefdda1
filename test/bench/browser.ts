import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { build, type Plugin, preview } from 'vite';
import { benchElections } from '../../packages/protocol/bench/elections.ts';
import { isWorkerScript, policyText, workerPolicy } from '../../packages/server/src/http/security.ts';
import { chromiumOptions } from '../../scripts/lib/chromium.ts';
import type { BrowserBenchInput, BrowserBenchResult } from './page/contract.ts';

/** One election's figures in Chromium. */
export interface BrowserRow extends BrowserBenchResult {
  readonly name: string;
}

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

/** Measures encryption in Chromium, in the portal's own worker and under its security policy. */
export async function benchBrowser(runs = 6): Promise<{ browser: string; rows: readonly BrowserRow[] }> {
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
    },
  });
  const server = await preview({
    ...common,
    build: { outDir },
    plugins: [policies],
    preview: { host: '127.0.0.1', port: 0 },
  });
  const browser = await chromium.launch(chromiumOptions);
  try {
    const page = await browser.newPage();
    const [address = ''] = server.resolvedUrls?.local ?? [];
    await page.goto(address);
    await page.waitForFunction(() => window.measureEncryption !== undefined);
    const rows: BrowserRow[] = [];
    for (const { group, candidates, election, credential, choices } of benchElections()) {
      const input: BrowserBenchInput = { election: election.text, credential, choices, runs };
      const result = await page.evaluate((given) => window.measureEncryption?.(given), input);
      if (result === undefined) throw new Error('The page does not measure');
      rows.push({ name: `encrypt, ${group}, ${candidates} candidates`, ...result });
    }
    return { browser: `Chromium ${browser.version()}`, rows };
  } finally {
    await browser.close();
    await server.close();
    rmSync(outDir, { recursive: true });
  }
}
