import type { Browser } from '@playwright/test';
import { castButton, expect, openBallot, review, test, title } from './support/portal.ts';
import { untilQuiet } from './support/quiet.ts';
import { type Purpose, type Voter, voterFor } from './support/voters.ts';

interface Kind {
  readonly purpose: Purpose;
  /** Places of the boxes to tick in each category, by their order on the ballot; `blank` for the blank vote. */
  readonly picks: readonly (readonly (number | 'blank')[])[];
  readonly code?: 'without';
}

interface Seen {
  /** Method and address of each request up to the ballot, and all of them up to the receipt. */
  readonly untilCast: readonly string[];
  readonly untilReceipt: readonly string[];
  /** Bytes of what was sent. */
  readonly size: number;
}

/** Votes, and notes everything that leaves the browser from the first choice to the receipt, and once it has settled. */
async function voteOf(browser: Browser, voter: Voter, { picks, code }: Kind): Promise<Seen> {
  const context = await browser.newContext({ baseURL: 'http://localhost:18480' });
  const page = await context.newPage();
  await openBallot(page, voter);
  await untilQuiet(page);
  const requests: { what: string; size: number }[] = [];
  // Intercepted, since Chromium tells of a large body only then.
  await context.route('**', async (route) => {
    const request = route.request();
    const { pathname, search } = new URL(request.url());
    const size = request.postDataBuffer()?.byteLength ?? 0;
    requests.push({ what: `${request.method()} ${pathname}${search}`, size });
    await route.fallback();
  });
  for (const [category, places] of picks.entries()) {
    const group = page
      .getByRole('group', { name: /effectifs|suppléants|Gewone|Plaatsvervangende/ })
      .nth(category);
    for (const place of places) {
      if (place === 'blank') await group.getByRole('checkbox', { name: 'Blanco stemmen' }).check();
      else await group.getByRole('checkbox').nth(place).check();
    }
  }
  await review(page, code ?? 'with');
  await castButton(page).click();
  await expect(title(page)).toHaveText(/^(Votre vote est enregistré|Uw stem is geregistreerd)$/);
  await expect(page.getByRole('img', { name: /Code QR|QR-code/ })).toBeVisible();
  await untilQuiet(page);
  await context.close();
  // What the office tells everybody is asked for by the clock, whatever the voter does.
  const all = requests.map(({ what }) => what).filter((what) => !what.endsWith('/notices'));
  return {
    untilCast: all.slice(0, 1 + all.findIndex((what) => what.endsWith('/ballots'))),
    untilReceipt: all.sort(),
    size: requests.reduce((sum, request) => sum + request.size, 0),
  };
}

async function expectAlike(
  browser: Browser,
  voters: Pick<Voter, 'language' | 'district'>,
  kinds: readonly Kind[],
) {
  const seen: Seen[] = [];
  for (const kind of kinds) {
    const { language, district } = voters;
    seen.push(await voteOf(browser, voterFor(kind.purpose, language, district), kind));
  }
  const [first] = seen;
  expect(first?.untilCast).toEqual([expect.stringMatching(/^POST \/api\/v1\/elections\/\w+\/ballots$/)]);
  for (const [index, { untilCast, untilReceipt }] of seen.entries()) {
    expect(untilCast, `vote ${index}`).toEqual(first?.untilCast);
    // Whether there is a code is no secret of the vote: the page opens the ballot with it, and for that alone.
    if (kinds[index]?.code === undefined) expect(untilReceipt, `vote ${index}`).toEqual(first?.untilReceipt);
  }
  const sizes = seen.map(({ size }) => size);
  expect(Math.min(...sizes)).toBeGreaterThan(1000);
  // Numbers are written without leading zeros: a few characters more or less, whatever was chosen.
  expect(Math.max(...sizes) / Math.min(...sizes)).toBeLessThan(1.01);
}

test('between choice and receipt, votes for nobody, one, many and in either category send requests of the same number and size', async ({
  browser,
}) => {
  await expectAlike(browser, { language: 'fr', district: 'liege' }, [
    { purpose: 'size few', picks: [[0, 4], []] },
    { purpose: 'size one', picks: [[], [1]] },
    { purpose: 'size none', picks: [[], []] },
    {
      purpose: 'size most',
      picks: [
        [0, 1, 2, 3],
        [0, 1, 2],
      ],
    },
    { purpose: 'size many', picks: [[6], [2]], code: 'without' },
  ]);
});

test('so do a blank vote, one with a single candidate a category, and one with as many as there may be', async ({
  browser,
}) => {
  await expectAlike(browser, { language: 'nl', district: 'flemish-brabant' }, [
    { purpose: 'size blank', picks: [['blank'], ['blank']] },
    { purpose: 'size single', picks: [[3], [5]] },
    {
      purpose: 'size full',
      picks: [
        [0, 1, 2, 3, 4, 5, 6],
        [0, 1, 2, 3],
      ],
    },
  ]);
});
