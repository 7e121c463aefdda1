import { defineConfig, devices } from '@playwright/test';
import { chromiumOptions } from './scripts/lib/chromium.ts';

/** A server of examples: the portal and its API, and on the next ports the identity provider and the mail server. */
const serverOf = (examples: string, port: number) => ({
  command: `node scripts/e2e-server.ts ${examples}`,
  url: `http://localhost:${port}/health/ready`,
  env: { PORT: String(port) },
  timeout: 120_000,
  reuseExistingServer: false,
  gracefulShutdown: { signal: 'SIGTERM', timeout: 5000 } as const,
});

/** The whole product in a real browser, once for each organisation: the same pages and components, by configuration alone. */
export default defineConfig({
  testDir: 'test/e2e',
  testMatch: '**/*.spec.ts',
  snapshotPathTemplate: '{testDir}/{testFileDir}/transcripts/{arg}{ext}',
  timeout: 60_000,
  forbidOnly: true,
  workers: 2,
  reporter: 'list',
  use: {
    ...devices['Desktop Chrome'],
    // Recording costs a fifth of a run’s time: `--trace on` records the one that is looked into.
    trace: 'off',
    launchOptions: chromiumOptions,
  },
  projects: [
    {
      name: 'ordre',
      testIgnore: ['ministere/**', 'inami/**', 'education/**'],
      use: { baseURL: 'http://localhost:18480' },
    },
    {
      // Both on one server: each has its own path, voters and ways in.
      name: 'inami and education',
      testMatch: ['inami/**/*.spec.ts', 'education/**/*.spec.ts'],
      use: { baseURL: 'http://localhost:18520' },
    },
    { name: 'ministere', testMatch: 'ministere/**/*.spec.ts', use: { baseURL: 'http://localhost:18484' } },
  ],
  webServer: [
    serverOf('ordre-2024', 18_480),
    serverOf('ministere-2024', 18_484),
    serverOf('inami-2018 education-2011', 18_520),
  ],
});
