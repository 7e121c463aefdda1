import { readFileSync } from 'node:fs';
import { defineConfig, devices } from '@playwright/test';
import inChromium, { ministere, ordre, servers } from '../../playwright.config.ts';
import { firefox } from '../../scripts/lib/debian.ts';

/** The tests that go where engines may differ: focus, history, tabs, clocks, downloads, the clipboard, the worker. */
const chosen = {
  'vote.spec.ts': [
    'a whole vote in Dutch, by keyboard only',
    'Back goes from the review to the ballot, and never from the receipt to a ballot',
    'whoever leaves is asked first while choices would be lost',
  ],
  'session.spec.ts': ['the voter’s own language is shown after sign-in'],
  'ministere/vote.spec.ts': ['a voter of the first college votes in two elections, in Dutch'],
  'ministere/session.spec.ts': ['tabs share one session'],
} as const;

for (const [file, titles] of Object.entries(chosen)) {
  const spec = readFileSync(new URL(file, import.meta.url), 'utf8');
  for (const title of titles) {
    // A test that got another title must not drop out unseen.
    if (!spec.includes(`test('${title}`)) throw new Error(`No test in ${file} begins with “${title}”`);
  }
}

/** A run of its own on servers begun anew, since a test’s voter votes only once. */
export default defineConfig({
  ...inChromium,
  workers: 2,
  testDir: '.',
  outputDir: '../../test-results/firefox',
  grep: Object.values(chosen)
    .flat()
    .map((title) => new RegExp(title.replaceAll(/[^\p{L}\s]/gu, '.'), 'u')),
  use: {
    ...devices['Desktop Firefox'],
    trace: 'off',
    channel: 'moz-firefox',
    launchOptions: {
      executablePath: firefox.path,
      // A document would be shown as soon as it is saved, in a tab before the page that is tested, and a list of what was
      // saved would take the keys.
      firefoxUserPrefs: { 'pdfjs.disabled': true, 'browser.download.alwaysOpenPanel': false },
    },
  },
  projects: [ordre, ministere],
  webServer: servers,
});
