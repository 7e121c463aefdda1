import { expectAccessible } from './support/axe.ts';
import { ballotAddress, box, castButton, expect, openBallot, review, test, title } from './support/portal.ts';
import { overflow } from './support/reflow.ts';
import { voterFor } from './support/voters.ts';

const openPages = [
  '/',
  '/candidates/',
  '/sign-in/',
  '/sign-in/?error=identity-provider-down',
  '/check/',
  '/check-vote/',
  '/accessibility/',
  '/signed-out/',
  '/nothing/is/here/',
];

for (const colorScheme of ['light', 'dark'] as const) {
  test(`axe finds nothing on the open pages, ${colorScheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme });
    for (const language of ['fr', 'nl']) {
      for (const path of openPages) {
        await page.goto(`${path}${path.includes('?') ? '&' : '?'}lang=${language}`);
        await expect(title(page)).toBeVisible();
        await page.waitForLoadState('networkidle');
        await expectAccessible(page, `${path} ${language}`);
      }
    }
  });
}

test('the accessibility statement has the parts of the European model, in both languages', async ({
  page,
}) => {
  const parts = {
    fr: [
      'État de conformité',
      'Contenus non accessibles',
      'Établissement de cette déclaration',
      'Ce que vous pouvez faire',
      'Retour d’information et contact',
      'Voies de recours',
    ],
    nl: [
      'Nalevingsstatus',
      'Niet-toegankelijke inhoud',
      'Opstelling van deze verklaring',
      'Wat u kunt doen',
      'Feedback en contactgegevens',
      'Klachtenprocedure',
    ],
  };
  for (const language of ['fr', 'nl'] as const) {
    await page.goto(`/accessibility/?lang=${language}`);
    const main = page.locator('main');
    await expect(main.getByRole('heading', { level: 2 })).toHaveText(parts[language]);
    await expect(main.getByRole('link', { name: 'elections@example.org' })).toBeVisible();
    await expect(main.getByRole('link', { name: /Médiateur fédéral|Federale Ombudsman/ })).toBeVisible();
  }
});

test('axe finds nothing in any state of a vote', async ({ page }) => {
  await openBallot(page, voterFor('axe'));
  const address = page.url();
  await expectAccessible(page, 'empty ballot');
  for (const name of [/BAUGNET/, /CRAHAY/, /ORTHO/, /JOIRIS/]) await box(page, /effectifs/, name).check();
  await box(page, /effectifs/, /XHIGNESSE/).click();
  await expectAccessible(page, 'ballot over its maximum');
  await page.getByRole('button', { name: /Taille du texte/ }).click();
  await expectAccessible(page, 'text size');
  await page.keyboard.press('Escape');
  await review(page);
  await expectAccessible(page, 'review');

  let lost = true;
  await page.route(ballotAddress, (route) => (lost ? route.abort() : route.continue()));
  await castButton(page).click();
  await expect(title(page)).toHaveText('Nous ne savons pas encore si votre vote est enregistré');
  await expectAccessible(page, 'unknown outcome');
  lost = false;
  await page.getByRole('button', { name: 'Demander maintenant' }).click();
  await expect(title(page)).toHaveText('Votre vote est enregistré', { timeout: 20_000 });
  await expect(page.getByRole('img', { name: 'Code QR' })).toBeVisible();
  await expectAccessible(page, 'receipt');
  await page.goto(address);
  await expect(title(page)).toHaveText('Vous avez déjà voté');
  await expectAccessible(page, 'already voted');
  await page.goto('/elections/');
  await expect(page.getByText('Vote enregistré', { exact: true })).toBeVisible();
  await expectAccessible(page, 'elections');
});

test('axe finds nothing on an incomplete and on a blank ballot', async ({ page }) => {
  await openBallot(page, voterFor('axe blank', 'nl', 'flemish-brabant'));
  await page.getByRole('button', { name: 'Verder' }).click();
  await expect(page.locator('isoloir-error-summary')).toBeVisible();
  await expectAccessible(page, 'incomplete ballot');
  const group = page.getByRole('group', { name: /Gewone leden/ });
  await group.getByRole('checkbox').first().check();
  await group.getByRole('checkbox', { name: 'Blanco stemmen' }).click();
  await expectAccessible(page, 'question before erasing');
  await page.getByRole('button', { name: 'Wissen en blanco stemmen' }).click();
  await expectAccessible(page, 'blank ballot');
});

test('every page fits 320 pixels, also with text at 200 % and wide spacing', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  for (const path of openPages) {
    for (const language of ['fr', 'nl']) {
      await page.goto(`${path}${path.includes('?') ? '&' : '?'}lang=${language}`);
      await expect(title(page)).toBeVisible();
      expect(await overflow(page), `${path} ${language}`).toEqual([]);
    }
  }
  await openBallot(page, voterFor('reflow', 'nl', 'flemish-brabant'));
  expect(await overflow(page), 'ballot').toEqual([]);
  for (const group of [/Gewone leden/, /Plaatsvervangende/]) {
    await page.getByRole('group', { name: group }).getByRole('checkbox').first().check();
  }
  await review(page);
  expect(await overflow(page), 'review').toEqual([]);
  await castButton(page).click();
  await expect(title(page)).toHaveText('Uw stem is geregistreerd');
  await expect(page.getByRole('img', { name: 'QR-code' })).toBeVisible();
  expect(await overflow(page), 'receipt').toEqual([]);

  await page.setViewportSize({ width: 640, height: 800 });
  await page.evaluate(() => {
    document.documentElement.style.fontSize = '200%';
    for (const [name, value] of [
      ['line-height', '1.5'],
      ['letter-spacing', '0.12em'],
      ['word-spacing', '0.16em'],
    ] as const) {
      document.documentElement.style.setProperty(name, value);
    }
  });
  expect(await overflow(page), 'receipt at 200 %').toEqual([]);
});

test('no focus is hidden by what stays at the top while scrolling', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 400 });
  await openBallot(page, voterFor('reflow', 'nl', 'liege'));
  for (let presses = 0; presses < 30; presses += 1) {
    await page.keyboard.press('Tab');
    const covered = await page.evaluate(() => {
      let element = document.activeElement;
      while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
      if (element === null || element === document.body) return undefined;
      const { left, top, width, height } = element.getBoundingClientRect();
      let front = document.elementFromPoint(left + width / 2, top + height / 2);
      while (front?.shadowRoot?.elementFromPoint(left + width / 2, top + height / 2)) {
        const inner = front.shadowRoot.elementFromPoint(left + width / 2, top + height / 2);
        if (inner === front || inner === null) break;
        front = inner;
      }
      const same = front !== null && (element.contains(front) || front.contains(element));
      return same
        ? undefined
        : `${element.outerHTML.slice(0, 120)} under ${front?.outerHTML.slice(0, 80) ?? 'nothing'}`;
    });
    expect(covered).toBeUndefined();
  }
});
