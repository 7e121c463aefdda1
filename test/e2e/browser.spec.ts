import { expect, openBallot, openElections, signIn, test, title } from './support/portal.ts';
import { voterFor } from './support/voters.ts';

test('pages carry the documented security policy and are framed by nobody', async ({ page }) => {
  const answer = await page.goto('/vote/');
  const policy = await answer?.headerValue('content-security-policy');
  for (const rule of [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "connect-src 'self'",
    "worker-src 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    'trusted-types lit-html isoloir',
  ]) {
    expect(policy?.split(/;\s*/)).toContain(rule);
  }
});

test('without scripts, the page says in both languages what is needed and what to do', async ({
  browser,
}) => {
  const context = await browser.newContext({ javaScriptEnabled: false, baseURL: 'http://localhost:18480' });
  const page = await context.newPage();
  await page.goto('/');
  await expect(page.getByText('demandez à l’assistance comment voter autrement')).toBeVisible();
  await expect(page.locator('[lang=nl]')).toContainText('hoe u op een andere manier kunt stemmen');
  await context.close();
});

test('a browser that can not encrypt is told so, with who helps', async ({ page }) => {
  await page.addInitScript(() => Reflect.deleteProperty(Crypto.prototype, 'subtle'));
  await page.goto('/sign-in/?lang=nl');
  await expect(title(page)).toHaveText('Met uw browser kunt u hier niet stemmen');
  await expect(page.locator('main').getByRole('link', { name: /@/ })).toBeVisible();
  await expect(page.getByRole('link', { name: 'itsme' })).toHaveCount(0);
});

test('a part of the page that does not arrive blocks it visibly', async ({ page }) => {
  const voter = voterFor('browser');
  await signIn(page, voter);
  await openElections(page);
  await page.route('**/assets/vote-page-*.js', (route) => route.abort());
  await page.getByRole('link', { name: /^Voter/ }).click();
  await expect(title(page)).toHaveText('Cette page ne peut pas s’afficher');
  await page.unroute('**/assets/vote-page-*.js');
  await page.getByRole('button', { name: 'Réessayer' }).click();
  await expect(page.getByRole('checkbox').first()).toBeVisible();
});

test('an encryption worker that does not arrive shows no ballot', async ({ page }) => {
  await page.route('**/assets/encryption.worker-*.js', (route) => route.abort());
  const voter = voterFor('browser');
  await signIn(page, voter);
  await openElections(page);
  await page.getByRole('link', { name: /^Voter/ }).click();
  await expect(title(page)).toHaveText('Votre navigateur ne permet pas de voter ici');
  await expect(page.getByRole('checkbox')).toHaveCount(0);
});

test('a vote page without an election leads back to the list', async ({ page }) => {
  await signIn(page, voterFor('browser'));
  await page.goto('/vote/');
  await expect(page.getByText('Ce scrutin n’existe pas.')).toBeVisible();
  await page.getByRole('link', { name: 'Retour à mes scrutins' }).click();
  await expect(title(page)).toHaveText('Mes scrutins');
});

test('skip link and help links move the focus and leave the address alone', async ({ page }) => {
  await openBallot(page, voterFor('browser'));
  const address = page.url();
  await page.getByRole('link', { name: 'Aller au contenu' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.locator('#main')).toBeFocused();
  await page.getByRole('link', { name: 'Contact', exact: true }).click();
  await expect(page.locator('#contact')).toBeFocused();
  expect(page.url()).toBe(address);
});
