import { sourceOfBlob, verifyArchiveStream } from '@isoloir/protocol';
import { answerBallotsAt, openPortBallotPool } from '@isoloir/protocol/web';
import type { ArchiveOrder, ArchiveVerdict, VerificationNews } from './orders.ts';

// One script in two parts: one worker reads the archive and adds up, the others check ballots for it. So the page itself
// stays free, and nothing here reaches a network: the security policy of workers allows none.
self.addEventListener('message', ({ data }: MessageEvent<ArchiveOrder>) => {
  if (data.kind === 'check') answerBallotsAt(data.port);
  else void verify(data);
});

const tell = (news: VerificationNews): void => self.postMessage(news);

/** How often progress is told, in milliseconds. */
const every = 150;

async function verify({ archive, ports }: Extract<ArchiveOrder, { kind: 'verify' }>): Promise<void> {
  const pool = openPortBallotPool(ports);
  let toldAt = 0;
  try {
    const { ok, failures, election, ballots, stage, counts } = await verifyArchiveStream(
      sourceOfBlob(archive),
      {
        checker: pool,
        // Here nobody votes twice: a second ballot of a credential is not one that replaces the first.
        revotes: 'refused',
        onProgress: ({ bytes, ballots: checked }) => {
          const now = performance.now();
          if (now - toldAt < every) return;
          toldAt = now;
          tell({ kind: 'progress', ballots: checked, part: bytes / archive.size });
        },
      },
    );
    const verdict: ArchiveVerdict = {
      ok,
      failures,
      ballots,
      stage,
      ...(election === undefined ? {} : { fingerprint: election.fingerprint }),
      ...(counts === undefined ? {} : { counts }),
    };
    tell({ kind: 'verdict', verdict });
  } catch (error) {
    tell({ kind: 'failed', message: error instanceof Error ? error.message : String(error) });
  } finally {
    await pool.close();
  }
}
