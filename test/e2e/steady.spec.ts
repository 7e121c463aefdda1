import { expect, openBallot, test, title } from './support/portal.ts';
import { goodShift, shiftOf, telephone } from './support/steady.ts';
import { voterFor } from './support/voters.ts';

test.use({ viewport: telephone });

test('nothing that can be read moves while an open page comes', async ({ page }) => {
  for (const path of ['/', '/candidates/', '/sign-in/', '/observe/', '/check/', '/check-vote/']) {
    expect(await shiftOf(page, path), path).toBeLessThan(goodShift);
    await expect(title(page)).toBeVisible();
  }
});

test('nor while the voter’s elections and the ballot come', async ({ page }) => {
  await openBallot(page, voterFor('steady'));
  const ballot = page.url();
  for (const path of ['/elections/', ballot]) {
    expect(await shiftOf(page, path), path).toBeLessThan(goodShift);
    await expect(title(page)).toBeVisible();
  }
});
