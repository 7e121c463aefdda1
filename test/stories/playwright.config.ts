import { defineConfig, devices } from '@playwright/test';
import { chromiumOptions } from '../../scripts/lib/chromium.ts';

/** Every story of every element, as people with different needs meet it: one page, in which they are drawn one after the other. */
export default defineConfig({
  testDir: '.',
  testMatch: '*.spec.ts',
  outputDir: '../../test-results/stories',
  snapshotPathTemplate: '{testDir}/trees/{arg}{ext}',
  timeout: 300_000,
  // For machines that are busy with other things: an answer in time is the benchmark’s matter.
  expect: { timeout: 60_000 },
  forbidOnly: true,
  // One page for all of them: loading it takes longer than looking at a story.
  workers: 1,
  fullyParallel: false,
  reporter: 'list',
  use: {
    ...devices['Desktop Chrome'],
    contextOptions: { reducedMotion: 'reduce' },
    launchOptions: chromiumOptions,
  },
});
