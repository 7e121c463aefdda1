import type { Page } from '@playwright/test';
import { must } from '../../packages/server/src/rehearsal/stage.ts';
import { annulConsultation } from '../../packages/server/src/office/annul.ts';
import { expectAccessible } from '../e2e/support/axe.ts';
import { expect, test } from './support/fixtures.ts';
import { votesOf } from './support/office.ts';

// The one form of the widgets: it answers with what the server says, and its page hears nothing of it.

const file = 'isoloir-widget-presence-check.js';

async function referenceOf(scene: Parameters<typeof votesOf>[0]): Promise<string> {
  const [answer] = await votesOf(scene, 'liege', 1);
  const body = answer?.body;
  const reference: unknown =
    typeof body === 'object' && body !== null ? Reflect.get(body, 'reference') : undefined;
  if (typeof reference !== 'string') throw new Error('The vote was not recorded');
  return reference;
}

async function check(page: Page, reference: string): Promise<void> {
  const field = page.getByRole('textbox', { name: /Référence du reçu/u });
  await field.fill(reference);
  await page.getByRole('button', { name: 'Vérifier' }).click();
}

/** Keeps every event that reaches the page’s document, with what it carries. */
async function listenToAll(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const heard: string[] = [];
    Reflect.set(window, 'heard', heard);
    const dispatch: unknown = Reflect.get(EventTarget.prototype, 'dispatchEvent');
    if (typeof dispatch !== 'function') throw new Error('Events can not be dispatched');
    // Own events are the only ones that could carry anything.
    EventTarget.prototype.dispatchEvent = function (event) {
      if (event instanceof CustomEvent && (event.bubbles || event.composed)) {
        heard.push(`${event.type} ${JSON.stringify(event.detail)}`);
      }
      return Reflect.apply(dispatch, this, [event]) === true;
    };
  });
}

test('the holder of a receipt learns that the ballot is there, and nobody else learns anything', async ({
  page,
  open,
  voting,
}) => {
  const reference = await referenceOf(voting.scene);
  const elsewhere: string[] = [];
  page.on('request', (request) => {
    const asked = `${request.url()} ${request.postData() ?? ''}`;
    if (!request.url().startsWith(voting.api) && asked.includes(reference.slice(0, 20)))
      elsewhere.push(asked);
  });
  await listenToAll(page);
  const faults = await open({
    body: `<isoloir-widget-presence-check api="${voting.api}"></isoloir-widget-presence-check>`,
    files: [file],
  });
  await expectAccessible(page, 'form');
  await check(page, `  ${reference.slice(0, 30)}\n${reference.slice(30)} `);
  const verdict = page.locator('#verdict');
  await expect(verdict).toBeFocused();
  await expect(verdict.getByRole('heading')).toHaveText(/Réussi\s:\sCe bulletin est dans l’urne/u);
  await expect(verdict).toContainText('Conseil provincial de Liège. Code d’enregistrement');
  await expectAccessible(page, 'present');
  expect(elsewhere).toEqual([]);
  expect(await page.evaluate('heard')).toEqual([]);
  expect(await page.evaluate(() => [localStorage.length, sessionStorage.length, location.search])).toEqual([
    0,
    0,
    '',
  ]);
  expect(faults).toEqual([]);
});

test('what is empty, unreadable or not ours is told at the field or below it, by keyboard too', async ({
  page,
  open,
  voting,
}) => {
  const reference = await referenceOf(voting.scene);
  await open({
    body: `<isoloir-widget-presence-check api="${voting.api}"></isoloir-widget-presence-check>`,
    files: [file],
  });
  const field = page.getByRole('textbox', { name: /Référence du reçu/u });
  await field.focus();
  await page.keyboard.press('Enter');
  await expect(field).toHaveAccessibleDescription(/Indiquez la référence de votre reçu\./u);
  await expect(field).toBeFocused();
  await expectAccessible(page, 'empty');
  await check(page, 'ISO1.nothing');
  await expect(field).toHaveAccessibleDescription(/incomplète ou mal copiée/u);
  await expect(field).toBeFocused();
  const last = reference.slice(-1);
  await check(page, reference.slice(0, -2) + (reference.at(-2) === 'A' ? 'B' : 'A') + last);
  await expect(page.locator('#verdict').getByRole('heading')).toHaveText(
    /Cette référence n’est pas authentique/u,
  );
  await expectAccessible(page, 'invalid');
});

test('a ballot of an annulled run is told as one that does not count', async ({ page, open, voting }) => {
  const reference = await referenceOf(voting.scene);
  const notice = { fr: 'Annulé.', nl: 'Geannuleerd.' };
  must(await annulConsultation(voting.scene.data, 'ordre-2024', { reason: 'test', notice }));
  await open({
    body: `<isoloir-widget-presence-check api="${voting.api}"></isoloir-widget-presence-check>`,
    files: [file],
  });
  await check(page, reference);
  await expect(page.locator('#verdict').getByRole('heading')).toHaveText(/Ce bulletin ne compte pas/u);
  await expectAccessible(page, 'annulled');
});
