import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { type Demo, exampleFolder, startDemo } from '../../../scripts/lib/demo.ts';
import {
  castButton,
  expect,
  field,
  proveIdentity,
  recoverIdentifier,
  recoverPassword,
  signIn,
  test,
  title,
} from './support/portal.ts';
import { voterFor } from './support/voters.ts';

// On a server of its own, whose clock these tests move to before the vote, to its last minutes and past them.
const port = 18_570;
test.use({ baseURL: `http://localhost:${port}` });

const folder = mkdtempSync(join(tmpdir(), 'isoloir-closing-e2e-'));
const minute = 60_000;
let demo: Demo | undefined;
let ahead = 0;
let opening = 0;
let closing = 0;

test.beforeAll(async () => {
  demo = await startDemo({
    dataFolder: folder,
    port,
    folders: [exampleFolder('ministere-2024')],
    clock: () => new Date(Date.now() + ahead),
  });
  const stored = await demo.data.store.consultations.find('ministere-2024');
  if (stored === undefined) throw new Error('The example is not there');
  opening = stored.opensAt.getTime();
  closing = stored.closesAt.getTime();
});
test.afterAll(async () => {
  await demo?.close();
  rmSync(folder, { recursive: true });
});

/** Sets the server's clock to so many minutes after closing, or before it. */
function at(minutes: number): void {
  ahead = closing + minutes * minute - Date.now();
}

/** Lets time pass, on the server and in the browser alike. */
async function pass(page: Page, minutes: number): Promise<void> {
  ahead += minutes * minute;
  await page.clock.fastForward(minutes * minute);
}

/** A voter who signs in so many minutes before closing, with a clock that can be moved. */
async function signInBefore(
  page: Page,
  minutes: number,
  purpose: Parameters<typeof voterFor>[0],
): Promise<void> {
  at(-minutes);
  await page.clock.install();
  await signIn(page, voterFor(purpose));
}

async function openBallot(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Accéder au scrutin' }).first().click();
  await page.getByRole('dialog').getByRole('button', { name: 'Continuer' }).click();
  await expect(page.getByRole('radio', { name: 'Voter blanc' })).toBeVisible();
}

async function review(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Continuer' }).click();
  await expect(castButton(page)).toHaveAttribute('aria-disabled', 'false');
}

const notice = (page: Page, text: RegExp) => page.getByRole('status').filter({ hasText: text });

test('before the opening the first page counts down, quietly, says when codes can be had, and opens by itself', async ({
  page,
}) => {
  ahead = opening - 3 * minute - Date.now();
  await page.clock.install();
  await page.goto('/recover-password/?lang=fr');
  await expect(title(page)).toHaveText('Récupérer mon mot de passe');
  await expect(page.locator('main')).toContainText(/dès l’ouverture du vote, le .* \(heure de Paris\)/);
  await expect(page.getByRole('textbox')).toHaveCount(0);
  // Whoever signs in already reads who stands.
  await signIn(page, voterFor('proof'));
  await page
    .getByRole('article', { name: /\(CD\)/ })
    .getByRole('link', { name: 'Voir les candidats' })
    .click();
  await expect(page.getByRole('heading', { name: 'Conseil de discipline (CD)', level: 2 })).toBeFocused();
  await page.context().clearCookies();
  await page.goto('/?lang=fr');
  const timer = page.getByRole('timer');
  await expect(timer).toContainText(/Le vote ouvre dans [23]\sminutes/);
  await expect(timer).toHaveAttribute('aria-live', 'off');
  await expect(page.locator('main')).toContainText('dès l’ouverture du vote');
  await expect(page.getByRole('link', { name: 'Récupérer mon mot de passe' })).toHaveCount(0);
  // The page asks the server, which decides.
  await pass(page, 3.1);
  await expect(timer).toContainText('Le vote est ouvert');
  await expect(page.getByRole('link', { name: 'Récupérer mon mot de passe' })).toBeVisible();
});

test('thirty, ten and five minutes before closing the voter is told, in sight and aloud', async ({
  page,
}) => {
  await signInBefore(page, 32, 'one election');
  await expect(page.getByText(/Le scrutin se termine dans/)).toHaveCount(0);
  const activity = async () => {
    const told = page.waitForResponse((response) => response.url().endsWith('/api/v1/session'));
    await page.keyboard.press('Shift');
    expect((await told).ok()).toBe(true);
  };
  await pass(page, 2);
  await expect(notice(page, /Le scrutin se termine dans 30 minutes, à .* \(heure de Paris\)/)).toHaveCount(1);
  await activity();
  for (const pause of [6, 6, 6]) {
    await pass(page, pause);
    await activity();
  }
  // Nothing is said between the marks.
  await expect(notice(page, /dans (1[1-9]|2\d) minutes/)).toHaveCount(0);
  await pass(page, 2);
  await expect(notice(page, /Le scrutin se termine dans 10 minutes/)).toHaveCount(1);
  await pass(page, 5);
  await expect(notice(page, /Le scrutin se termine dans 5 minutes/)).toHaveCount(1);
  await expect(page.getByText(/Le scrutin se termine dans 5 minutes/).first()).toBeVisible();
});

test('whoever signed in before closing finishes in the time of grace, without being signed out, and has the receipt', async ({
  page,
}) => {
  await signInBefore(page, 6, 'two elections');
  await openBallot(page);
  await page.getByRole('radio', { name: /Garance/ }).check();
  // Twenty-four minutes without a request, of which eighteen after closing.
  await pass(page, 24);
  await expect(page.getByText(/Le scrutin est clos. Si vous aviez commencé à voter/).first()).toBeVisible();
  await expect(page.getByRole('dialog', { name: 'Êtes-vous toujours là ?' })).toBeHidden();
  await expect(page.getByRole('radio', { name: /Garance/ })).toBeChecked();
  await review(page);
  await castButton(page).click();
  await expect(title(page)).toHaveText('Votre vote est enregistré');
  const receipt = page.getByRole('article', { name: 'Accusé de réception de votre vote' });
  await expect(receipt).toContainText('Conseil supérieur des personnels médicaux (CSPM)');
  await expect(receipt.getByText('Code d’enregistrement')).toBeVisible();
});

test('whoever comes after closing is refused in words, by each way in', async ({ page, context }) => {
  at(-2);
  const voter = voterFor('three elections');
  const typing = await context.newPage();
  const identifier = await recoverIdentifier(typing, voter);
  const password = await recoverPassword(typing, voter, identifier);
  await proveIdentity(page, voter);
  await typing.goto('/sign-in/?lang=fr');
  await field(typing, 'identifier').fill(identifier);
  await field(typing, 'password').fill(password);
  await field(typing, 'orderNumber').fill(voter.orderNumber);

  at(1);
  await field(page, 'orderNumber').fill(voter.orderNumber);
  await page.getByRole('button', { name: 'Se connecter' }).click();
  await expect(page.getByText('Le vote est terminé : il n’est plus possible de se connecter.')).toBeVisible();

  await typing.getByRole('button', { name: 'Se connecter' }).click();
  await expect(
    typing.getByText('Le vote est terminé : il n’est plus possible de se connecter.'),
  ).toBeVisible();

  await page.goto('/?lang=fr');
  await expect(page.getByRole('heading', { name: 'La connexion est fermée' })).toBeVisible();
  await expect(page.getByRole('link', { name: /Pro Santé Connect|identifiant/ })).toHaveCount(0);
  await expect(page.locator('main')).toContainText('il n’est plus possible de se connecter');
  await page.goto('/sign-in/?lang=nl');
  await expect(title(page)).toHaveText('Aanmelden');
  await expect(page.locator('main')).toContainText(
    'Alleen wie al aangemeld was, kan zijn stem nog afwerken.',
  );
  await expect(page.getByRole('textbox')).toHaveCount(0);
  await page.goto('/elections/?lang=fr');
  await expect(page.getByText('Connectez-vous d’abord pour voir cette page.')).toBeVisible();
});

test('after the time of grace a ballot is refused, and the page says that nothing was recorded', async ({
  page,
}) => {
  await signInBefore(page, 5, 'statements');
  await pass(page, 18);
  await page.goto('/elections/');
  await openBallot(page);
  await page.getByRole('radio', { name: /Garance/ }).check();
  await review(page);
  // Seven minutes later: the session would go on, the vote does not.
  await pass(page, 7.1);
  await castButton(page).click();
  await expect(title(page)).toHaveText('Votre vote n’est pas enregistré');
  await expect(page.locator('main')).toContainText('Le vote est terminé. Il n’accepte plus de bulletin.');
  await expect(page.locator('main')).toContainText('Vos choix ont été effacés de cette page.');
  await expect(page.locator('body')).not.toContainText(/Garance/);
});

test('a ballot that was left open past the time of grace is wiped, and the voter told so', async ({
  page,
}) => {
  await signInBefore(page, 5, 'silence');
  await openBallot(page);
  await page.getByRole('radio', { name: /Garance/ }).check();
  await pass(page, 26);
  await expect(title(page)).toHaveText('Votre session est terminée');
  await expect(page.locator('main')).toContainText('Votre vote n’a pas été enregistré.');
  await expect(page.locator('body')).not.toContainText(/Garance/);
});
