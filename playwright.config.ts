import { defineConfig, devices } from '@playwright/test';
import { chromiumOptions } from './scripts/lib/chromium.ts';
import { root } from './scripts/lib/root.ts';

/** A server of examples: the portal and its API, and on the next ports the identity provider and the mail server. */
const serverOf = (examples: string, port: number) => ({
  cwd: root,
  command: `node scripts/e2e-server.ts ${examples}`,
  url: `http://localhost:${port}/health/ready`,
  env: { PORT: String(port) },
  timeout: 300_000,
  reuseExistingServer: false,
  gracefulShutdown: { signal: 'SIGTERM', timeout: 5000 } as const,
});

/** The Ordre’s specs. */
export const ordre = {
  name: 'ordre',
  testIgnore: ['ministere/**', 'inami/**', 'education/**'],
  use: { baseURL: 'http://localhost:18480' },
};

/** The Ministry’s specs. */
export const ministere = {
  name: 'ministere',
  testMatch: 'ministere/**/*.spec.ts',
  use: { baseURL: 'http://localhost:18484' },
};

/** What these two run against. */
export const servers = [serverOf('ordre-2024', 18_480), serverOf('ministere-2024', 18_484)];

/** The whole product in a real browser, once for each organisation: the same pages and components, by configuration alone. */
export default defineConfig({
  testDir: 'test/e2e',
  testMatch: '**/*.spec.ts',
  snapshotPathTemplate: '{testDir}/{testFileDir}/transcripts/{arg}{ext}',
  timeout: 300_000,
  // For machines that are busy with other things: an answer in time is the benchmark’s matter.
  expect: { timeout: 60_000 },
  forbidOnly: true,
  // More than cores: pages and servers wait for each other a good part of the time.
  workers: 3,
  reporter: 'list',
  use: {
    ...devices['Desktop Chrome'],
    // Recording costs a fifth of a run’s time: `--trace on` records the one that is looked into.
    trace: 'off',
    launchOptions: chromiumOptions,
  },
  projects: [
    ordre,
    {
      // Both on one server: each has its own path, voters and ways in.
      name: 'inami and education',
      testMatch: ['inami/**/*.spec.ts', 'education/**/*.spec.ts'],
      use: { baseURL: 'http://localhost:18520' },
    },
    ministere,
  ],
  webServer: [...servers, serverOf('inami-2018 education-2011', 18_520)],
});
