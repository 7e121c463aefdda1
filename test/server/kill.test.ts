import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { useNodeCrypto } from '../../packages/protocol/src/node.ts';
import { runKills } from '../faults/kills.ts';

useNodeCrypto();

// A small share of `npm run faults`, which kills a thousand times: six times at each step, in an order of chance.
test('killed at each step of casts: nothing acknowledged is lost, nothing doubled, and whoever asks again is answered', async (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'isoloir-kill-'));
  const seed = randomUUID();
  t.diagnostic(`seed ${seed}`);
  try {
    const report = await runKills({ kills: 42, seed, folder, onProgress: () => undefined });
    assert.deepEqual(report.problems, []);
    const { acknowledged, ballots, signatures, mails, lost, doubled } = report;
    assert.deepEqual([ballots, signatures, mails], [acknowledged, acknowledged, acknowledged]);
    assert.deepEqual([lost, doubled], [0, 0]);
    assert.deepEqual(
      report.steps.map(({ kills }) => kills),
      [6, 6, 6, 6, 6, 6, 6],
    );
    // Each kill at the commit leaves a ballot recorded whose voter does not know; how many share the other kills is chance.
    assert.ok(report.recordedUnanswered >= 6, `${report.recordedUnanswered} of six`);
    assert.equal(report.askedAgain, report.leftWaiting);
    t.diagnostic(`${report.leftWaiting} left waiting, ${report.recordedUnanswered} of them recorded`);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
