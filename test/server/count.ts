import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ElectionResult } from '../../packages/server/src/http/schemas/election.ts';
import { archiveOf } from '../../packages/server/src/office/archive.ts';
import { closeConsultation } from '../../packages/server/src/office/open-close.ts';
import { tallyRun } from '../../packages/server/src/office/tally.ts';
import { decryptArchive, readDecryptionFile } from '../../packages/server/src/office/trustee-files.ts';
import { must } from '../../packages/server/src/rehearsal/stage.ts';
import type { Scene } from './support.ts';

/** Closes the consultation, if it is not yet, and counts a run with the trustees’ private keys. */
export async function countElection(
  { data, folder, staged }: Pick<Scene, 'data' | 'folder' | 'staged'>,
  uuid: string,
  privateFiles: readonly string[] = staged.privateKeyFiles,
): Promise<ElectionResult> {
  const { store } = data;
  if ((await store.runs.find(uuid))?.state !== 'closed') {
    must(await closeConsultation(data, staged.definition.id));
  }
  const run = await store.runs.find(uuid);
  if (run === undefined) throw new Error(`There is no run ${uuid}`);
  const archive = join(folder, `${uuid}.bel`);
  writeFileSync(archive, await archiveOf(store, run));
  const parts = privateFiles.map((privateFile, index) => {
    const out = join(folder, `${uuid}-part-${index}.json`);
    must(decryptArchive({ archive, privateFile, out }, 'none'));
    return must(readDecryptionFile(out));
  });
  return must(await tallyRun(data, uuid, parts));
}
