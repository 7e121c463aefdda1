import { expect, openBallot, test } from './support/portal.ts';
import { voterFor } from './support/voters.ts';

/** Compiles the smallest module there is; says whether the security policy lets it. */
function compile(): boolean {
  try {
    new WebAssembly.Module(Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0));
    return true;
  } catch {
    // The policy's refusal.
    return false;
  }
}

test('the encryption worker may compile WebAssembly, the page may not', async ({ page }) => {
  await openBallot(page, voterFor('worker policy'));
  await expect.poll(() => page.workers().length).toBe(1);
  const [worker] = page.workers();
  expect(await page.evaluate(compile)).toBe(false);
  expect(await worker?.evaluate(compile)).toBe(true);
  const answer = await page.request.get(worker?.url() ?? '');
  expect(answer.headers()['content-security-policy']).toContain("script-src 'self' 'wasm-unsafe-eval'");
});
