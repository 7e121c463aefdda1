/** Whole rehearsals: a threshold group with weights and mailed credentials; lists. belenios-tool judges the archives. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { it } from 'node:test';
import { rehearse } from '../../packages/server/src/rehearsal/rehearse.ts';
import { root } from '../../scripts/lib/root.ts';
import { writeVariant } from '../server/variants.ts';
import { toolChoices } from './tool.ts';

const { path, skip } = toolChoices().find(({ group }) => group === 'Ed25519') ?? assert.fail();

/** Rehearses with the newest tool as the judge; every archive must agree, and be accepted by it. */
async function rehearsed(name: string, voters: number, folderOf: (work: string) => string) {
  const work = mkdtempSync(join(tmpdir(), 'isoloir-rehearsal-test-'));
  const before = process.env.ISOLOIR_BELENIOS_TOOL;
  process.env.ISOLOIR_BELENIOS_TOOL = path;
  try {
    const { report } = await rehearse({
      folder: folderOf(work),
      voters,
      seed: name,
      out: join(work, 'out'),
      onProgress: () => undefined,
    });
    assert.ok(report.ok);
    for (const { agrees, verified, independent } of report.elections) {
      assert.ok(agrees && verified && independent.asked && independent.accepted);
    }
    return report.elections;
  } finally {
    if (before === undefined) delete process.env.ISOLOIR_BELENIOS_TOOL;
    else process.env.ISOLOIR_BELENIOS_TOOL = before;
    rmSync(work, { recursive: true });
  }
}

it(
  'a rehearsal of mailed, weighted votes under threshold trustees agrees with belenios-tool 3',
  { skip },
  async () => {
    const elections = await rehearsed('threshold', 5, (work) => writeVariant(join(work, 'variant')));
    assert.equal(
      elections.reduce((sum, { ballots }) => sum + ballots, 0),
      5,
    );
  },
);

it(
  'a rehearsal of three elections of lists, signed in to both ways, agrees with belenios-tool 3',
  { skip },
  async () => {
    const elections = await rehearsed('lists', 8, () => join(root, 'examples/ministere-2024'));
    assert.deepEqual(
      elections.map(({ id }) => id),
      ['cspm', 'csn', 'cd'],
    );
    for (const { ballots, result } of elections) {
      assert.ok(ballots > 0);
      const [question] = result.questions;
      // Each ballot is one list or blank.
      const votes = question?.candidates.reduce((sum, list) => sum + list.votes, question.blank ?? 0);
      assert.equal(votes, ballots);
    }
  },
);

for (const { example, what, elections: expected } of [
  {
    example: 'inami-2018',
    what: 'unions by college, with a voting token in every way in',
    elections: ['generalistes', 'specialistes'],
  },
  {
    example: 'education-2011',
    what: 'lists by college, with passwords from single-use links and no identity provider',
    elections: ['premier-degre', 'second-degre', 'administratifs'],
  },
]) {
  it(`a rehearsal of ${what}, agrees with belenios-tool 3`, { skip }, async () => {
    const elections = await rehearsed(example, 20, () => join(root, 'examples', example));
    assert.deepEqual(
      elections.map(({ id }) => id),
      expected,
    );
    // Each voter is of one college, and so votes once.
    assert.equal(
      elections.reduce((sum, { ballots }) => sum + ballots, 0),
      20,
    );
  });
}
