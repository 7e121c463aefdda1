/** The pool of web workers in Chromium, under the voting server's security policy: it judges archives as Node does. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Page } from '@playwright/test';
import { type ArchiveReport, verifyArchive, writeArchive } from '../../packages/protocol/src/index.ts';
import { ensurePrograms, chromium } from '../../scripts/lib/debian.ts';
import { type BenchPages, openPages } from '../bench/pages.ts';
import { makeElection, plans, stagesOf } from './our-election.ts';
import { tamperings } from './tamperings.ts';

ensurePrograms([chromium]);

let pages: BenchPages;
let page: Page;

before(async () => {
  pages = await openPages();
  page = await pages.verification();
});
after(() => pages.close());

async function judgedByPage(bytes: Uint8Array, workers: number): Promise<ArchiveReport> {
  const file = { name: 'archive.bel', mimeType: 'application/octet-stream', buffer: Buffer.from(bytes) };
  await page.locator('input').setInputFiles(file);
  const verdict = await page.evaluate((size) => window.verifyFile?.(size), workers);
  return verdict?.report ?? assert.fail('the page does not verify');
}

/** As it comes out of the page: fields that are undefined are none. */
const plain = (report: ArchiveReport): unknown => JSON.parse(JSON.stringify(report));

describe('an archive in Chromium', () => {
  for (const group of ['Ed25519', 'BELENIOS-2048'] as const) {
    const ours = makeElection(group, plans[0] ?? assert.fail());
    const [, complete] = stagesOf(ours).at(-1) ?? assert.fail();
    const good = writeArchive(complete);

    it(`is found right, with its counts, in ${group}`, async () => {
      const report = await judgedByPage(good, 2);
      assert.deepEqual(report.failures, []);
      assert.deepEqual(plain(report), plain(verifyArchive(good)));
      assert.ok(report.counts !== undefined && report.ballots > 1);
    });

    for (const what of [
      'a false proof',
      'a ballot changed after signing',
      'an element outside the subgroup',
      'the same ballot twice',
      'a ballot left out of the tally',
      'a false decryption factor',
      'two ballots with their events exchanged',
      'a cut end',
    ]) {
      it(`is refused as in Node, in ${group}: ${what}`, async () => {
        const tampering =
          tamperings.find((listed) => listed.what === what) ?? assert.fail('no such tampering');
        const bytes = tampering.change(ours, complete);
        const report = await judgedByPage(bytes, 2);
        assert.equal(report.failures[0]?.code, tampering.code);
        assert.deepEqual(plain(report), plain(verifyArchive(bytes)));
      });
    }
  }

  it('is checked by as many workers as were asked for, which may compile the module; the page may not', async () => {
    const ours = makeElection('Ed25519', plans[0] ?? assert.fail());
    const [, complete] = stagesOf(ours).at(-1) ?? assert.fail();
    const addresses: string[] = [];
    page.on('worker', (worker) => addresses.push(worker.url()));
    assert.deepEqual((await judgedByPage(writeArchive(complete), 3)).failures, []);
    assert.equal(addresses.length, 3);
    const policyOf = async (address: string) =>
      (await page.request.get(address)).headers()['content-security-policy'] ?? '';
    assert.match(await policyOf(addresses[0] ?? ''), /'wasm-unsafe-eval'/);
    assert.doesNotMatch(await policyOf(page.url()), /wasm-unsafe-eval/);
  });
});
