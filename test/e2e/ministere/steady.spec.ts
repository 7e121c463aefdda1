import { goodShift, shiftOf, telephone } from '../support/steady.ts';
import { enter, expect, signIn, test, title } from './support/portal.ts';
import { voterFor } from './support/voters.ts';

test.use({ viewport: telephone });

test('nothing that can be read moves while the pages of a landing, the elections and a ballot of lists come', async ({
  page,
}) => {
  await signIn(page, voterFor('steady'));
  await enter(page, 'CSN');
  const ballot = page.url();
  for (const path of ['/', '/sign-in/', '/elections/', ballot]) {
    expect(await shiftOf(page, path), path).toBeLessThan(goodShift);
    await expect(title(page)).toBeVisible();
  }
});
