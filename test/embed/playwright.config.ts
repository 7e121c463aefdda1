import { defineConfig, devices } from '@playwright/test';
import { chromiumOptions } from '../../scripts/lib/chromium.ts';

/** Our elements in pages of somebody else: sites of their own origin, with policies, styles and frameworks of their own. */
export default defineConfig({
  testDir: '.',
  testMatch: '*.spec.ts',
  outputDir: '../../test-results/embed',
  timeout: 300_000,
  // For machines that are busy with other things: an answer in time is the benchmark’s matter.
  expect: { timeout: 60_000 },
  forbidOnly: true,
  // One after the other: the sites have fixed ports, since the sealed definition lists their origins.
  workers: 1,
  reporter: 'list',
  use: { ...devices['Desktop Chrome'], locale: 'en-GB', launchOptions: chromiumOptions },
});
