import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeArchive } from '../../../packages/protocol/src/index.ts';
import { startServer } from '../../../packages/server/src/server.ts';
import type { Run } from '../../../packages/server/src/store/runs.ts';
import { portalFolder } from '../../../scripts/lib/portal.ts';
import { root } from '../../../scripts/lib/root.ts';
import { ballotOf, cast, openScene, type Scene } from '../../server/support.ts';

/** A consultation whose turnout is public, on a server of its own whose clock the test moves. */
export interface Observed {
  readonly scene: Scene;
  /** Has somebody of Liège vote for some candidates, by index. */
  vote(voter: number, candidates: readonly number[]): Promise<void>;
  /** The run of Liège. */
  run(): Promise<Run>;
  close(): Promise<void>;
}

/** Opens it, with the portal, on a port. */
export async function openObserved(port: number): Promise<Observed> {
  const folder = mkdtempSync(join(tmpdir(), 'isoloir-observed-'));
  const example = join(folder, 'example');
  cpSync(join(root, 'examples/ordre-2024'), example, { recursive: true });
  const file = join(example, 'election.yaml');
  writeFileSync(
    file,
    readFileSync(file, 'utf8').replace(/^verification:/m, 'turnout: public\nverification:'),
  );
  const scene = await openScene(example);
  const { app } = await startServer({
    data: scene.data,
    host: 'localhost',
    port,
    portalFolder,
    openId: { issuer: 'http://127.0.0.1:9', clientId: 'isoloir', clientSecret: 'secret' },
    logger: false,
  });
  const election = await scene.election('liege');
  return {
    scene,
    async vote(index, candidates) {
      const voter = await scene.voter('liege', index);
      const { ballot } = ballotOf(scene, election, voter, candidates);
      const { status } = await cast(scene, election.uuid, await scene.signIn(voter), ballot);
      if (status !== 201) throw new Error(`The vote was answered with ${status}`);
    },
    async run() {
      const run = await scene.data.store.runs.find(election.uuid);
      if (run === undefined) throw new Error('There is no run');
      return run;
    },
    async close() {
      await app.close();
      await scene.close();
      rmSync(folder, { recursive: true });
    },
  };
}

/** The archive of a counted run with other ballots in it, every hash and link right again. */
export async function archiveWith(
  { data: { store } }: Scene,
  run: Run,
  change: (ballots: readonly string[]) => readonly string[],
): Promise<Uint8Array> {
  const ballots: string[] = [];
  for await (const ballot of store.urn.ballots(run.uuid)) ballots.push(ballot);
  if (run.encryptedTally === null || run.sizedTally === null || run.result === null) {
    throw new Error(`Run ${run.uuid} is not counted`);
  }
  return writeArchive({
    election: run.electionText,
    trustees: run.trusteesText,
    credentials: run.credentialsText,
    timestamp: Math.floor(run.sealedAt.getTime() / 1000),
    ballots: change(ballots),
    closed: true,
    encryptedTally: { encryptedTally: run.encryptedTally, sizedTally: run.sizedTally },
    decryptions: await store.runs.decryptions(run.uuid),
    result: run.result,
  });
}
