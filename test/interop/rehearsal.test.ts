/** A whole rehearsal with a threshold group, weights and mailed credentials; belenios-tool judges its archives. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { it } from 'node:test';
import { rehearse } from '../../packages/server/src/rehearsal/rehearse.ts';
import { writeVariant } from '../server/variants.ts';
import { toolChoices } from './tool.ts';

const { path, skip } = toolChoices().find(({ group }) => group === 'Ed25519') ?? assert.fail();

it(
  'a rehearsal of mailed, weighted votes under threshold trustees agrees with belenios-tool 3',
  { skip },
  async () => {
    const folder = mkdtempSync(join(tmpdir(), 'isoloir-rehearsal-test-'));
    const before = process.env.ISOLOIR_BELENIOS_TOOL;
    process.env.ISOLOIR_BELENIOS_TOOL = path;
    try {
      const { report } = await rehearse({
        folder: writeVariant(join(folder, 'variant')),
        voters: 5,
        seed: 'threshold',
        out: join(folder, 'out'),
        onProgress: () => undefined,
      });
      assert.ok(report.ok);
      for (const { agrees, verified, independent } of report.elections) {
        assert.ok(agrees && verified && independent.asked && independent.accepted);
      }
      assert.equal(
        report.elections.reduce((sum, { ballots }) => sum + ballots, 0),
        5,
      );
    } finally {
      if (before === undefined) delete process.env.ISOLOIR_BELENIOS_TOOL;
      else process.env.ISOLOIR_BELENIOS_TOOL = before;
      rmSync(folder, { recursive: true });
    }
  },
);
