import { test as base, type Page } from '@playwright/test';
import { inPage } from '../../support/looks.ts';
import { type StoryFile } from '../page/contract.ts';

const address = 'http://stories.test/';
const document = `<!doctype html><html lang="fr"><head><meta charset="utf-8"><title>Isoloir</title></head>
  <body><script type="module" src="/stories.js"></script></body></html>`;

/** When the stories of widgets are seen, so that the days they tell are always the same. */
const now = '2024-02-20T10:00:00Z';

/** The one page in which all stories are drawn; nothing else is on it. */
export const test = base.extend<object, { readonly stories: Page }>({
  stories: [
    async ({ browser }, use) => {
      const context = await browser.newContext({ reducedMotion: 'reduce' });
      const page = await context.newPage();
      const script = await inPage('main.ts');
      await page.clock.setFixedTime(now);
      await page.route(`${address}**`, (route) =>
        new URL(route.request().url()).pathname === '/stories.js'
          ? route.fulfill({ contentType: 'text/javascript', body: script })
          : route.fulfill({ contentType: 'text/html', body: document }),
      );
      await page.goto(address);
      await page.waitForFunction('globalThis.workbench !== undefined');
      await use(page);
      await context.close();
    },
    { scope: 'worker' },
  ],
});

/** All files of stories, as the page has them. */
export function filesOf(page: Page): Promise<readonly StoryFile[]> {
  return page.evaluate(() => window.workbench.files());
}
