import {
  card,
  cast,
  enter,
  expect,
  keptByPage,
  list,
  panelEntry,
  review,
  signIn,
  test,
  title,
} from './support/portal.ts';
import { attachmentsTo, pdfText } from './support/inbox.ts';
import { untilQuiet } from '../support/quiet.ts';
import { voterFor } from './support/voters.ts';

test('a voter of the third college has one election, and votes in it', async ({ page }) => {
  const voter = voterFor('one election', 'contractuels');
  await signIn(page, voter);
  await expect(page.getByText(/Vous votez dans ce collège\s: 3e collège/)).toBeVisible();
  await expect(page.locator('isoloir-election-card')).toHaveCount(1);
  await expect(page.getByRole('timer')).toContainText(/Il se termine dans \d+\sjours/);
  await expect(panelEntry(page, 'CSPM')).toContainText('À voter');

  await enter(page, 'CSPM');
  await expect(panelEntry(page, 'CSPM')).toContainText('Vote en cours');
  await expect(panelEntry(page, 'CSPM')).toHaveAttribute('aria-current', 'page');
  await expect(page.getByText('L’ordre des listes a été tiré au sort.')).toBeVisible();
  await expect(page.getByRole('radio')).toHaveCount(9);
  for (const radio of await page.getByRole('radio').all()) await expect(radio).not.toBeChecked();
  await list(page, /Voter blanc/).check();
  await page.getByRole('button', { name: 'Effacer mon choix' }).click();
  await expect(list(page, /Voter blanc/)).not.toBeChecked();
  await list(page, /Alliance Garance/).check();
  await review(page);
  const chosen = page.locator('isoloir-list-review');
  await expect(chosen).toContainText('Alliance Garance');
  await expect(chosen.getByRole('listitem')).toHaveCount(40);
  await expect(chosen).toContainText('CORBIGNAN Garance');
  await expect(page.getByText('ne s’affichent qu’une fois')).toBeVisible();

  const receipt = await cast(page);
  await expect(receipt).toContainText(voter.name);
  await expect(receipt).toContainText(voter.number);
  await expect(receipt).toContainText('3e collège');
  await expect(receipt).toContainText('(CSPM)');
  await expect(receipt).toContainText('heure de Paris');
  await expect(receipt).toContainText('ils ne seront plus affichés ensuite');
  await expect(receipt).not.toContainText('Garance');
  await expect(panelEntry(page, 'CSPM')).toContainText('Vote enregistré');
  await page.getByRole('link', { name: 'Terminer' }).click();
  await expect(page.getByText('Vous avez voté à votre scrutin.')).toBeVisible();
});

test('a voter of the first college votes in two elections, in Dutch, one after the other', async ({
  page,
}) => {
  await signIn(page, voterFor('two elections', 'enseignants', 'nl'));
  await expect(page.locator('isoloir-election-card')).toHaveCount(2);
  await enter(page, 'CSN');
  await list(page, /Boussole/).check();
  await review(page);
  await cast(page);
  await expect(page.getByRole('heading', { name: 'U hebt nog één stemming' })).toBeVisible();
  await page
    .locator('main')
    .getByRole('link', { name: /\(CSPM\)/ })
    .click();
  await expect(title(page)).toHaveText('Kies een lijst');
  await list(page, /Blanco stemmen/).check();
  await review(page);
  await expect(page.locator('isoloir-list-review')).toContainText(/blanco/i);
  await cast(page);
  await page.getByRole('link', { name: 'Afsluiten' }).click();
  await expect(page.getByText('U hebt in uw 2 stemmingen gestemd.')).toBeVisible();
});

test('a voter of the second college votes in three elections, and has a proof of signature sent', async ({
  page,
}) => {
  const voter = voterFor('three elections');
  await signIn(page, voter);
  await expect(page.locator('isoloir-election-card')).toHaveCount(3);
  for (const election of ['CSPM', 'CSN', 'CD'] as const) {
    await enter(page, election);
    await list(page, /Cap Soins/).check();
    await review(page);
    await cast(page);
    await expect(panelEntry(page, election)).toContainText('Vote enregistré');
    await page.goto('/elections/');
  }
  await expect(page.getByText('Vous avez voté à vos 3 scrutins.')).toBeVisible();

  await card(page, 'CD').getByRole('link', { name: 'Preuve d’émargement' }).click();
  await expect(title(page)).toHaveText('Vous avez déjà voté');
  const proof = page.locator('isoloir-signature-proof');
  await proof.getByRole('button', { name: 'Envoyer' }).click();
  await expect(proof.getByRole('textbox')).toHaveAttribute('aria-invalid', 'true');
  const address = 'proof.elsewhere@example.org';
  await proof.getByRole('textbox').fill(address);
  await proof.getByRole('button', { name: 'Envoyer' }).click();
  await expect(proof.getByText('La preuve d’émargement est en route.')).toBeVisible({ timeout: 20_000 });
  const [document] = await attachmentsTo(page, address);
  const text = pdfText(document?.content ?? Buffer.alloc(0)).replaceAll('\n', ' ');
  expect(text).toContain(voter.name);
  expect(text).toContain(voter.number);
  expect(text).toContain('Conseil de discipline (CD)');
  expect(text).toContain('heure de Paris');
  expect(text.replaceAll(' ', '')).toMatch(/ISP1\.[\w-]+\.[\w-]+/);
  expect(text).not.toContain('Cap Soins');
});

test('a ballot without a choice says what is missing and leads there; Back and Modify keep the choice', async ({
  page,
}) => {
  await signIn(page, voterFor('back', 'enseignants'));
  await enter(page, 'CSN');
  await page.getByRole('button', { name: 'Continuer' }).click();
  const summary = page.locator('isoloir-error-summary');
  await expect(summary).toContainText('choisissez une liste, ou votez blanc');
  await expect(summary.getByRole('group')).toBeFocused();
  await summary.getByRole('link').click();
  await expect(page.getByRole('radio').first()).toBeFocused();
  await list(page, /Le Phare/).check();
  await review(page);
  await page.goBack();
  await expect(list(page, /Le Phare/)).toBeChecked();
  await page.goForward();
  await page.locator('isoloir-list-review').getByRole('button', { name: 'Modifier' }).click();
  await expect(list(page, /Le Phare/)).toBeChecked();
  await expect(page.getByRole('radio').first()).toBeFocused();
});

test('no review begins before the code of all that follows is there; the voter is told, keeps the choice, and goes on', async ({
  page,
}) => {
  await signIn(page, voterFor('code lost'));
  const code = '**/assets/after-choice-*.js';
  await page.route(code, (route) => route.abort());
  await enter(page, 'CSN');
  await list(page, /Cap Soins/).check();
  await page.getByRole('button', { name: 'Continuer' }).click();
  await expect(page.getByText('Le serveur ne peut pas être joint.')).toBeVisible();
  await expect(list(page, /Cap Soins/)).toBeChecked();
  await page.unroute(code);
  await review(page);
  await cast(page);
});

test('statements and candidates are read before, while and without choosing; nothing of it is sent, and nothing kept', async ({
  page,
}) => {
  await signIn(page, voterFor('silence', 'enseignants'));
  await enter(page, 'CSPM');
  await untilQuiet(page);
  const requests: string[] = [];
  page.context().on('request', (request) => {
    if (!request.url().startsWith('blob:')) requests.push(`${request.method()} ${request.url()}`);
  });
  const read = async (name: string): Promise<void> => {
    await page.getByRole('button', { name }).click();
    await expect(page.getByRole('dialog')).toBeVisible();
  };
  await read('Profession de foi Boussole hospitalière');
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText(/hôpital|soin/i);
  const saved = page.waitForEvent('download');
  await dialog.getByRole('link', { name: /Télécharger le document PDF \(\d+\sko\)/ }).click();
  expect((await saved).suggestedFilename()).toBe('boussole.fr.pdf');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: 'Profession de foi Boussole hospitalière' })).toBeFocused();

  await list(page, /Cap Soins/).check();
  await read('Profession de foi Alliance Garance – praticiens solidaires');
  await page.keyboard.press('Escape');
  await read('40 candidats Alliance Garance – praticiens solidaires');
  await expect(dialog.getByRole('listitem')).toHaveCount(40);
  await dialog.getByRole('button', { name: 'Fermer' }).click();
  await expect(list(page, /Cap Soins/)).toBeChecked();

  await page.getByRole('button', { name: 'Nederlands' }).click();
  await expect(title(page)).toHaveText('Kies een lijst');
  await page.getByRole('button', { name: /^Programmaverklaring Boussole/ }).click();
  const savedInDutch = page.waitForEvent('download');
  await dialog.getByRole('link', { name: /Pdf-document downloaden/ }).click();
  expect((await savedInDutch).suggestedFilename()).toBe('boussole.nl.pdf');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Français' }).click();
  await page.getByRole('button', { name: 'Accessibilité' }).click();
  await page.getByRole('radio', { name: '150 %' }).check();
  await page.getByRole('button', { name: 'Valider' }).click();
  await expect(list(page, /Cap Soins/)).toBeChecked();
  await review(page);
  expect(requests).toEqual([]);
  for (const trace of ['cap-soins', 'Cap Soins', 'boussole', 'blank']) {
    expect(await keptByPage(page)).not.toContain(trace);
  }
  await cast(page);
  const own = requests.filter((request) => request.startsWith('POST'));
  expect(own).toHaveLength(1);
});

test('statements that are not the sealed ones stop the vote; one that does not come stops it too, and may be tried again; nobody waits for the PDFs', async ({
  page,
}) => {
  await signIn(page, voterFor('statements', 'enseignants'));
  let lost = true;
  let pdfsAsked = 0;
  await page.route('**/documents/*', async (route) => {
    if (lost) return route.abort();
    const answer = await route.fetch();
    if (answer.headers()['content-type'] !== 'application/pdf') return route.fulfill({ response: answer });
    // It never comes.
    pdfsAsked += 1;
  });
  await card(page, 'CSN').getByRole('link').click();
  await page.getByRole('dialog').getByRole('button', { name: 'Continuer' }).click();
  await expect(title(page)).toHaveText('Cette page ne peut pas s’afficher');
  await expect(page.getByRole('radio')).toHaveCount(0);
  lost = false;
  await page.getByRole('button', { name: 'Réessayer' }).click();
  await expect(title(page)).toHaveText('Choisissez une liste');
  const lists = (await page.getByRole('radio').count()) - 1;
  await expect.poll(() => pdfsAsked).toBe(2 * lists);
  const [asked, given]: [string[], string[]] = [[], []];
  page.on('request', (request) => asked.push(request.url()));
  page.on('requestfailed', (request) => given.push(request.url()));
  await list(page, /Cap Soins/).check();
  await expect(page.getByText('les documents PDF ne se chargent plus')).toBeVisible();
  await expect.poll(() => given.length).toBe(2 * lists);
  expect(asked).toEqual([]);
  await page.unroute('**/documents/*');
  await page.route('**/documents/*', async (route) => {
    const answer = await route.fetch();
    const body = await answer.body();
    await route.fulfill({ response: answer, body: Buffer.concat([body, Buffer.from(' ')]) });
  });
  await page.goto('/elections/');
  await enter(page, 'CSN').catch(() => undefined);
  await expect(title(page)).toHaveText(/^Alerte/);
  await expect(page.getByText('Une profession de foi n’est pas celle qui a été scellée.')).toBeVisible();
});
