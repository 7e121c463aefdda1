import {
  castButton,
  choose,
  expect,
  openBallot,
  review,
  test,
  title,
  withOtherSignature,
} from './support/portal.ts';
import { voterFor } from './support/voters.ts';

test('the reference of a receipt shows, to anybody who has it, that the ballot is in the urn', async ({
  page,
  browser,
}) => {
  await openBallot(page, voterFor('check'));
  await choose(page);
  const tracker = await review(page);
  await castButton(page).click();
  const link = page.locator('isoloir-receipt').getByRole('link');
  const address = (await link.getAttribute('href')) ?? '';
  expect(address).toMatch(/^http:\/\/localhost:18480\/check\/#ISO1\./);
  const reference = address.split('#')[1] ?? '';

  const other = await browser.newContext({ baseURL: 'http://localhost:18480', locale: 'nl-BE' });
  const phone = await other.newPage();
  await phone.goto(address);
  await expect(title(phone)).toHaveText('Uw stembiljet zit in de stembus');
  await expect(phone.locator('main')).toContainText(tracker);
  await expect(phone.locator('main')).toContainText('Provinciale raad van Luik');
  expect(phone.url()).toBe('http://localhost:18480/check/');

  await phone.getByRole('button', { name: 'Een andere referentie controleren' }).click();
  await expect(title(phone)).toHaveText('Mijn stembiljet controleren');
  const field = phone.getByRole('textbox');
  const button = phone.getByRole('button', { name: 'Controleren' });
  await button.click();
  await expect(phone.locator('isoloir-error-summary')).toContainText('Plak de referentie');
  await field.fill('ISO1.abc');
  await button.click();
  await expect(field).toHaveAccessibleDescription(/geen volledige referentie/);
  await expect(field).toHaveValue('ISO1.abc');

  await field.fill(`  ${reference.slice(0, 50)}\n${reference.slice(50)} `);
  await button.click();
  await expect(title(phone)).toHaveText('Uw stembiljet zit in de stembus');

  const forged = withOtherSignature(reference);
  const asked: string[] = [];
  phone.on('request', (request) => asked.push(request.url()));
  await phone.getByRole('button', { name: 'Een andere referentie controleren' }).click();
  await field.fill(forged);
  await button.click();
  await expect(title(phone)).toHaveText('Deze referentie is niet echt');
  expect(asked).toEqual([]);
  await other.close();
});
