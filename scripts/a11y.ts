import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium as browserType } from '@playwright/test';
import { handChecks, readLooks, rgaaCriteria, wcagCriteria } from './lib/a11y/data.ts';
import { reportPage } from './lib/a11y/report.ts';
import { findingsOf } from './lib/a11y/self-check.ts';
import { chromiumOptions } from './lib/chromium.ts';
import { chromium, ensurePrograms } from './lib/debian.ts';
import { buildPortal } from './lib/portal.ts';
import { root } from './lib/root.ts';

// Looks at all stories and at the portal's pages for accessibility, and writes what was found as a report that an auditor can
// read, in French and Dutch, into accessibility-report/. With --stories, the stories alone, which takes a minute or two.
// Status 1 when something was found, in the product or in the report itself, which is looked at with axe as well.

const folder = join(root, 'accessibility-report');
const log = join(folder, 'looks.jsonl');
rmSync(folder, { recursive: true, force: true });
mkdirSync(folder);
writeFileSync(log, '');

ensurePrograms([chromium]);
const runs = [['--config', 'test/stories/playwright.config.ts']];
if (!process.argv.includes('--stories')) {
  buildPortal();
  runs.push(['access', 'aloud']);
}
let failed = false;
for (const parameters of runs) {
  const { status } = spawnSync('playwright', ['test', ...parameters], {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, ISOLOIR_ACCESS_LOG: log },
  });
  if (status !== 0) failed = true;
}

const data = {
  date: new Date().toISOString().slice(0, 10),
  revision: execFileSync('git', ['rev-parse', '--short', 'HEAD'], { cwd: root, encoding: 'utf8' }).trim(),
  looks: readLooks(log),
  wcag: wcagCriteria(),
  rgaa: rgaaCriteria(),
  byHand: handChecks(),
};
const browser = await browserType.launch(chromiumOptions);
try {
  for (const language of ['fr', 'nl'] as const) {
    const file = join(folder, `report.${language}.html`);
    writeFileSync(file, reportPage(data, language));
    const findings = await findingsOf(browser, file);
    for (const finding of findings) console.error(`The report itself: ${finding}`);
    if (findings.length > 0) failed = true;
    console.log(file);
  }
} finally {
  await browser.close();
}
process.exitCode = failed ? 1 : 0;
