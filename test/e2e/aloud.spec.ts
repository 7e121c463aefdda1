import { record } from '../support/access-log.ts';
import { tabTo } from './support/keyboard.ts';
import { expect, signIn, test, title } from './support/portal.ts';
import { ScreenReader } from './support/screen-reader.ts';
import { spokenWords } from './support/spoken-words.ts';
import { voterFor } from './support/voters.ts';

// A whole vote as somebody hears it who sees nothing: what is said at each step, kept as a transcript to read
// (test/e2e/transcripts). By keyboard, from what is heard. A wanted change is written with `playwright test aloud -u`.

const votes = {
  fr: {
    steps: [
      'L’accueil',
      'La connexion',
      'Connecté',
      'Mes scrutins',
      'Le bulletin',
      'La vérification',
      'Le reçu',
    ],
    presses: 'Le votant appuie sur',
    signIn: /^Se connecter pour voter$/u,
    home: /^Voter$/u,
    open: /^Voter\s?:/u,
    choose: 'Sélectionnez vos candidats',
    next: /^Continuer$/u,
    check: 'Vérifiez vos choix',
    withCode: /^Avec un code/u,
    encrypt: /^Chiffrer mon bulletin$/u,
    encrypted: /Vous pouvez confirmer/u,
    cast: /^Confirmer mon vote$/u,
    recorded: 'Votre vote est enregistré',
    counts: [/1 choix sur 4/u, /2 choix sur 4/u, /3 choix sur 4/u, /4 choix sur 4/u],
    refused: /Maximum atteint/u,
    counted: /1 choix sur 3/u,
  },
  nl: {
    steps: [
      'Het begin',
      'Aanmelden',
      'Aangemeld',
      'Mijn stemmingen',
      'Het stembiljet',
      'Nakijken',
      'Het bewijs',
    ],
    presses: 'De kiezer drukt op',
    signIn: /^Aanmelden om te stemmen$/u,
    home: /^Stemmen$/u,
    open: /^Stemmen\s?:/u,
    choose: 'Kies uw kandidaten',
    next: /^Verder$/u,
    check: 'Kijk uw keuzes na',
    withCode: /^Met /u,
    encrypt: /^Mijn stembiljet versleutelen$/u,
    encrypted: /U kunt bevestigen/u,
    cast: /^Mijn stem bevestigen$/u,
    recorded: 'Uw stem is geregistreerd',
    counts: [/1 van 4/u, /2 van 4/u, /3 van 4/u, /4 van 4/u],
    refused: /Maximum bereikt/u,
    counted: /1 van 3/u,
  },
} as const;

for (const language of ['fr', 'nl'] as const) {
  test(`a whole vote as it is heard, ${language}`, async ({ page }) => {
    const vote = votes[language];
    const [welcome, signingIn, signedIn, elections, ballot, checking, receipt] = vote.steps;
    const reader = await ScreenReader.start(page, spokenWords[language]);
    /** Goes to something by Tab, says it, and presses a key on it. */
    const press = async (name: RegExp, key: 'Enter' | 'Space' | 'ArrowDown'): Promise<void> => {
      await tabTo(page, name);
      await reader.sayFocus();
      reader.does(`${vote.presses} ${key}`);
      await page.keyboard.press(key);
    };

    await page.goto(`/?lang=${language}`);
    await expect(title(page)).toBeVisible();
    await page.waitForLoadState('networkidle');
    await reader.readPage(welcome);
    await press(vote.signIn, 'Enter');
    await expect(title(page)).toBeFocused();
    await expect(page.getByRole('link', { name: 'itsme' })).toBeVisible();
    await reader.readPage(signingIn);

    // The identity provider is somebody else's page.
    await signIn(page, voterFor('aloud', language));
    await reader.readPage(signedIn);
    await press(vote.home, 'Enter');
    await expect(title(page)).toBeFocused();
    await expect(page.getByRole('link', { name: vote.open })).toBeVisible();
    await reader.readPage(elections);
    await press(vote.open, 'Enter');

    await expect(page.getByRole('checkbox').first()).toBeVisible();
    await expect(title(page)).toHaveText(vote.choose);
    await expect(title(page)).toBeFocused();
    await reader.readPage(ballot);
    // Each count is said once the voter pauses.
    for (const [index, name] of [/BAUGNET/u, /CRAHAY/u, /ORTHO/u, /JOIRIS/u].entries()) {
      await press(name, 'Space');
      await reader.announced(vote.counts[index]);
    }
    await press(/XHIGNESSE/u, 'Space');
    await reader.announced(vote.refused);
    await reader.sayFocus();
    await press(/MÉLOTTE/u, 'Space');
    await reader.announced(vote.counted);
    await press(vote.next, 'Enter');

    await expect(title(page)).toHaveText(vote.check);
    await expect(title(page)).toBeFocused();
    await reader.readPage(checking);
    await press(vote.withCode, 'ArrowDown');
    await reader.sayFocus();
    await press(vote.encrypt, 'Enter');
    await reader.announced(vote.encrypted);
    await expect(page.locator('.tracker code')).toHaveText(/^[A-Za-z0-9+/]{43}$/u);
    await press(vote.cast, 'Enter');

    await expect(title(page)).toHaveText(vote.recorded);
    await expect(title(page)).toBeFocused();
    await expect(page.getByRole('img', { name: /QR/u })).toBeVisible();
    await reader.readPage(receipt);
    expect.soft(reader.transcript).toMatchSnapshot(`vote-${language}.txt`);
    const findings = test.info().errors.length;
    record({ check: 'heard', what: 'page', subject: 'vote', language, mode: 'light', findings });
  });
}
