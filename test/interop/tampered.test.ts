/**
 * Elections that somebody has tampered with, in both groups: our verifier refuses each, by its code before all else.
 * What the tools say of the same archive is recorded beside, because they are not stricter everywhere; a version that
 * says otherwise shows here, and so does a table in the README that says something else.
 */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { verifyArchive, writeArchive } from '../../packages/protocol/src/index.ts';
import { makeElection, plans, stagesOf } from './our-election.ts';
import { type Judge } from './tampering.ts';
import { tableOf, tamperings } from './tamperings.ts';
import { inFolder, toolChoices } from './tool.ts';

/**
 * Version 3 does not wait for its checks of ballots: what only they would find it accepts nearly always, and refuses
 * now and then on a busy machine. So it is asked up to so many times where it is known to accept.
 */
const TRIES = 12;

for (const { name, group, path } of toolChoices()) {
  describe(`tampered elections in ${group}${path === undefined ? '' : `, and what ${name} says`}`, () => {
    const ours = makeElection(group, plans[0] ?? assert.fail());
    const [, complete] = stagesOf(ours).at(-1) ?? assert.fail();
    it('are right before anybody tampers with them', () => {
      assert.deepEqual(verifyArchive(writeArchive(complete)).failures, []);
    });
    for (const { what, code, acceptedBy, change } of tamperings) {
      it(what, () => {
        const bytes = change(ours, complete);
        const { ok, failures } = verifyArchive(bytes);
        assert.ok(!ok);
        assert.equal(failures[0]?.code, code, failures[0]?.message);
        if (path === undefined) return;
        inFolder(path, (folder) => {
          folder.write(`${ours.election.uuid}.bel`, bytes);
          const plain = (): boolean =>
            spawnSync(path, ['election', 'verify', '--dir', folder.folder]).status === 0;
          const judges: (readonly [Judge, () => boolean])[] =
            group === 'Ed25519'
              ? [
                  ['3.0', plain],
                  ['3.0 + verify-ballot', () => folder.verdict().accepted],
                ]
              : [['2.0', plain]];
          for (const [judge, accepts] of judges) {
            const tries = acceptedBy.includes(judge) && judge !== '2.0' ? TRIES : 1;
            const accepted = Array.from({ length: tries }).some(accepts);
            assert.equal(
              accepted,
              acceptedBy.includes(judge),
              `${judge} ${accepted ? 'accepts' : 'refuses'}`,
            );
          }
        });
      });
    }
  });
}

it('the README’s table says the same', () => {
  const readme = readFileSync(new URL('../../packages/protocol/README.md', import.meta.url), 'utf8');
  const cells = (text: string): string => text.replaceAll(/ +\|/g, ' |').replaceAll(/-+/g, '-');
  assert.ok(cells(readme).includes(cells(tableOf())), 'print tableOf() of tamperings.ts into it');
});
