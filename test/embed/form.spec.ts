import { expect, strictPolicy, test } from './support/fixtures.ts';
import { fillBallot } from './support/host-page.ts';

// A ballot in a form of somebody else: it takes part in it, and nothing of the vote does.

test('the form waits for the ballot, and neither sends nor keeps anything of it', async ({
  page,
  open,
  site,
  voting,
}) => {
  site.serve('/sent', {
    body: '<!doctype html><title>Sent</title><link rel="icon" href="data:,"><h1>Sent</h1>',
    type: 'text/html',
  });
  const policy = strictPolicy(voting.api).replace("form-action 'none'", "form-action 'self'");
  const body = `<form action="/sent">
    <label>Topic <input name="topic"></label>
    <isoloir-ballot-grid name="vote" heading="Conseil provincial"></isoloir-ballot-grid>
    <button>Send</button> <button type="reset">Clear</button>
  </form>`;
  const faults = await open({ body, policy, files: ['isoloir-ballot-grid.js'] });
  await fillBallot(page, 1);
  const address = page.url();
  const topic = page.getByRole('textbox', { name: 'Topic' });
  const box = page.getByRole('checkbox', { name: /BODART/u });

  await topic.fill('Conseil');
  await page.getByRole('button', { name: 'Send' }).click();
  await expect(page.getByRole('checkbox').first()).toBeFocused();
  await expect(page.locator('isoloir-ballot-grid')).toContainText(/Erreur\s:/u);
  expect(page.url()).toBe(address);
  await box.check();
  await page.getByRole('button', { name: 'Clear' }).click();
  await expect(box).not.toBeChecked();

  await topic.fill('Conseil');
  await box.check();
  await page.getByRole('button', { name: 'Send' }).click();
  await expect(page.getByRole('heading', { name: 'Sent' })).toBeVisible();
  expect(new URL(page.url()).search).toBe('?topic=Conseil');

  // What browsers fill in again when somebody comes back is what was typed elsewhere, and no choice.
  await page.goBack();
  await fillBallot(page, 1);
  await expect(topic).toHaveValue('Conseil');
  await expect(box).toBeVisible();
  await expect(page.getByRole('checkbox', { checked: true })).toHaveCount(0);
  expect(faults).toEqual([]);
});
