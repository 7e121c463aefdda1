import { globSync } from 'node:fs';
import { policyText, securityHeaders, workerPolicy } from '../../packages/server/src/http/security.ts';
import { portalFolder } from '../../scripts/lib/portal.ts';
import { castButton, choose, review, title } from '../e2e/support/portal.ts';
import { voterFor } from '../e2e/support/voters.ts';
import { expect, faultsOf, test } from './support/fixtures.ts';
import { openNginx } from './support/nginx.ts';
import { openInstallation } from './support/whole.ts';

// The portal is a folder: here it is on a web server of somebody else, set up as docs/operating.md says.

test('the portal’s folder alone, on nginx: the same strict policies, and a whole vote', async ({ page }) => {
  const origin = 'http://localhost:18650';
  const api = 'http://localhost:18640';
  const whole = await openInstallation(18_640, origin, { publicOrigin: origin });
  const nginx = await openNginx(18_650, api);
  try {
    const headersOf = async (path: string, status = 200): Promise<Headers> => {
      const answer = await fetch(origin + path);
      expect(answer.status, path).toBe(status);
      return answer.headers;
    };
    const [worker = ''] = globSync('assets/*.worker-*.js', { cwd: portalFolder });
    for (const [path, status, policy, cache] of [
      ['/', 200, policyText(), 'no-cache'],
      ['/ordre-2024/vote/', 200, policyText(), 'no-cache'],
      ['/nothing/', 404, policyText(), 'no-cache'],
      [`/${worker}`, 200, policyText(workerPolicy), 'public, max-age=31536000, immutable'],
    ] as const) {
      const headers = await headersOf(path, status);
      expect(headers.get('content-security-policy'), path).toBe(policy);
      expect(headers.get('cache-control'), path).toBe(cache);
      for (const [name, value] of Object.entries(securityHeaders))
        expect(headers.get(name), path).toBe(value);
    }
    for (const path of ['/ordre-2024/vote/', `/${worker}`]) {
      const take = (encoding: string) => fetch(origin + path, { headers: { 'accept-encoding': encoding } });
      const [plain, compressed] = [await take('identity'), await take('gzip')];
      expect(plain.headers.get('content-encoding'), path).toBeNull();
      expect(compressed.headers.get('content-encoding'), path).toBe('gzip');
      expect(compressed.headers.get('vary'), path).toMatch(/accept-encoding/i);
      expect(await compressed.text(), path).toBe(await plain.text());
    }
    expect((await fetch(`${origin}/.built-from`)).status).toBe(404);
    // What the API says of its own answers comes through, once.
    expect((await headersOf('/api/v1/consultations')).get('x-content-type-options')).toBe('nosniff');

    const faults = faultsOf(page);
    const asked = new Set<string>();
    page.on('request', (request) => asked.add(new URL(request.url()).origin));
    await page.goto(`${origin}/ordre-2024/sign-in/?lang=fr`);
    await page.getByRole('link', { name: 'itsme' }).click();
    await page.locator('#number').fill(voterFor('keyboard').number);
    await page.locator('#step button.main').click();
    await page.locator('button[value=approve]').click();
    await page.getByRole('link', { name: 'Voter', exact: true }).click();
    await page.getByRole('link', { name: /^Voter\s:/u }).click();
    await expect(page.getByRole('checkbox').first()).toBeVisible();
    await choose(page);
    const tracker = await review(page);
    await castButton(page).click();
    await expect(title(page)).toHaveText('Votre vote est enregistré');
    await expect(page.locator('isoloir-receipt')).toContainText(tracker);
    expect(page.url().startsWith(`${origin}/ordre-2024/`)).toBe(true);
    expect([...asked].sort()).toEqual([whole.issuer, origin].sort());
    // The portal asks whether somebody is signed in already.
    expect(faults.filter((fault) => !fault.includes('401'))).toEqual([]);
  } finally {
    await nginx.close();
    await whole.close();
  }
});
