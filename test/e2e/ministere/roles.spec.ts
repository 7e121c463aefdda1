import type { Page } from '@playwright/test';
import { expect, test } from './support/portal.ts';
import { voterFor, type Voter } from './support/voters.ts';

// Whoever has no picture of the page has roles and names, and so has this run: it looks at nothing else.

/** What the voter hears, in each language. */
const words = {
  fr: {
    home: 'Élections 2024 des représentants des personnels médicaux',
    key: 'S’identifier avec Pro Santé Connect',
    number: 'Votre numéro professionnel',
    goOn: 'Continuer',
    secret: /^Code/,
    orderTitle: 'Complétez avec votre numéro d’ordre',
    orderNumber: /^Numéro d’ordre/,
    signIn: 'Se connecter',
    mine: 'Mes scrutins',
    panel: 'Scrutins',
    council: 'Conseil supérieur des personnels médicaux (CSPM)',
    open: 'Accéder au scrutin',
    confirm: 'Continuer',
    choose: 'Choisissez une liste',
    steps: 'Étapes du vote',
    lists: /Choix d’une liste/,
    statement: /^Profession de foi Boussole hospitalière$/,
    statementDialog: /Profession de foi.*Boussole hospitalière/,
    close: 'Fermer',
    list: 'Boussole hospitalière',
    blank: /Voter blanc/,
    chosen: /Boussole hospitalière/,
    clear: 'Effacer mon choix',
    next: 'Continuer',
    review: 'Vérifiez vos choix',
    change: 'Modifier mes choix',
    cast: 'Confirmer mon vote',
    recorded: 'Votre vote est enregistré',
    receipt: 'Accusé de réception de votre vote',
    copy: 'Copier le code',
    finish: 'Terminer',
    done: /Vous avez voté à/,
  },
  nl: {
    home: 'Verkiezingen 2024 van de vertegenwoordigers van het medisch personeel',
    key: 'Aanmelden met Pro Santé Connect',
    number: 'Uw beroepsnummer',
    goOn: 'Doorgaan',
    secret: /code/i,
    orderTitle: 'Vul aan met uw inschrijvingsnummer bij de orde',
    orderNumber: /^Inschrijvingsnummer bij de orde/,
    signIn: 'Aanmelden',
    mine: 'Mijn stemmingen',
    panel: 'Stemmingen',
    council: 'Hoge Raad van het medisch personeel (CSPM)',
    open: 'Naar de stemming',
    confirm: 'Doorgaan',
    choose: 'Kies een lijst',
    steps: 'Stappen van het stemmen',
    lists: /Keuze van een lijst/,
    statement: /^Programmaverklaring Boussole, het ziekenhuiskompas$/,
    statementDialog: /Programmaverklaring.*Boussole, het ziekenhuiskompas/,
    close: 'Sluiten',
    list: 'Boussole, het ziekenhuiskompas',
    blank: /Blanco stemmen/,
    chosen: /Boussole, het ziekenhuiskompas/,
    clear: 'Mijn keuze wissen',
    next: 'Verder',
    review: 'Kijk uw keuzes na',
    change: 'Mijn keuzes wijzigen',
    cast: 'Mijn stem bevestigen',
    recorded: 'Uw stem is geregistreerd',
    receipt: 'Ontvangstbewijs van uw stem',
    copy: 'Code kopiëren',
    finish: 'Afsluiten',
    done: /U hebt gestemd|U hebt in uw/,
  },
} as const;

const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name, exact: true });
const button = (page: Page, name: string) =>
  page.getByRole('main').getByRole('button', { name, exact: true });

async function identify(page: Page, voter: Voter): Promise<void> {
  const said = words[voter.language];
  await page.goto(`/?lang=${voter.language}`);
  await expect(heading(page, said.home)).toBeVisible();
  await page.getByRole('link', { name: said.key }).click();
  await page.getByLabel(said.number).fill(voter.number);
  await page.getByRole('button', { name: said.goOn, exact: true }).click();
  const code = await page.getByRole('strong').first().innerText();
  await page.getByRole('textbox', { name: said.secret }).fill(code);
  await page.getByRole('button', { name: said.goOn, exact: true }).click();
  await expect(heading(page, said.orderTitle)).toBeFocused();
  await page.getByRole('textbox', { name: said.orderNumber }).fill(voter.orderNumber);
  await page.getByRole('button', { name: said.signIn, exact: true }).click();
  await expect(heading(page, said.mine)).toBeVisible();
}

for (const language of ['fr', 'nl'] as const) {
  test(`a whole vote by roles and names alone, in ${language === 'fr' ? 'French' : 'Dutch'}`, async ({
    page,
  }) => {
    const voter = voterFor('roles', 'contractuels', language);
    const said = words[language];
    await identify(page, voter);

    const panel = page.getByRole('navigation', { name: said.panel });
    await expect(panel.getByRole('link', { name: said.council })).toBeVisible();
    const card = page.getByRole('article', { name: said.council });
    await card.getByRole('link', { name: said.open, description: said.council }).click();
    const entrance = page.getByRole('dialog', { name: said.council });
    await expect(entrance.getByRole('heading', { name: said.council })).toBeFocused();
    await entrance.getByRole('button', { name: said.confirm, exact: true }).click();

    await expect(heading(page, said.choose)).toBeFocused();
    await expect(
      page.getByRole('list', { name: said.steps }).or(page.getByRole('navigation', { name: said.steps })),
    ).toBeVisible();
    await expect(panel.getByRole('link', { name: said.council })).toHaveAttribute('aria-current', 'page');
    const lists = page.getByRole('group', { name: said.lists });
    await expect(lists.getByRole('radio')).toHaveCount(9);
    await expect(lists.getByRole('radio', { checked: true })).toHaveCount(0);

    await lists.getByRole('button', { name: said.statement }).click();
    const statement = page.getByRole('dialog', { name: said.statementDialog });
    await expect(statement.getByRole('paragraph').nth(1)).not.toBeEmpty();
    await statement.getByRole('button', { name: said.close, exact: true }).click();
    await expect(lists.getByRole('button', { name: said.statement })).toBeFocused();

    await lists.getByRole('radio', { name: said.blank }).check();
    await lists.getByRole('button', { name: said.clear }).click();
    await expect(lists.getByRole('radio', { checked: true })).toHaveCount(0);
    await lists.getByRole('radio', { name: said.list }).check();
    await expect(page.getByRole('status').filter({ hasText: said.chosen })).toHaveCount(1);
    await button(page, said.next).click();

    await expect(heading(page, said.review)).toBeFocused();
    const summary = page.getByRole('region', { name: said.lists });
    await expect(summary).toContainText(said.chosen);
    await expect(summary.getByRole('listitem').first()).toBeVisible();
    await button(page, said.change).click();
    await expect(lists.getByRole('radio', { name: said.list })).toBeChecked();
    await button(page, said.next).click();
    await expect(button(page, said.cast)).toBeEnabled();
    await button(page, said.cast).click();

    await expect(heading(page, said.recorded)).toBeFocused();
    const receipt = page.getByRole('article', { name: said.receipt });
    await expect(receipt).toContainText(voter.name);
    await expect(receipt.getByRole('img')).toBeVisible();
    await expect(receipt.getByRole('button', { name: said.copy })).toBeVisible();
    await page.getByRole('main').getByRole('link', { name: said.finish, exact: true }).click();
    await expect(heading(page, said.mine)).toBeVisible();
    await expect(page.getByRole('main').getByText(said.done)).toBeVisible();
  });
}
