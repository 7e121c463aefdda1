import workerAddress from './archive.worker.ts?worker&url';
import type { ApiErrorCode } from '@isoloir/api-client';
import type { ArchiveOrder, ArchiveVerdict, VerificationNews } from './orders.ts';

/** How far a verification has come; `part` is between 0 and 1. */
export interface VerificationProgress {
  readonly step: 'download' | 'proofs';
  readonly part: number;
  readonly ballots: number;
}

/** What came of a verification that was not stopped. */
export type VerificationOutcome =
  | { readonly kind: 'verdict'; readonly verdict: ArchiveVerdict }
  /** The archive did not arrive. */
  | { readonly kind: 'unreachable'; readonly code: ApiErrorCode }
  /** This browser could not do the work: then there is no verdict. */
  | { readonly kind: 'broken' };

/** More than so many help no more: reading and adding up is one worker’s. */
const mostCheckers = 8;

/**
 * Fetches an election’s archive and verifies everything in it in workers, as `isoloir archive verify` does. Rejects
 * when `signal` stops it.
 */
export async function verifyArchiveAt(
  address: string,
  onProgress: (progress: VerificationProgress) => void,
  signal: AbortSignal,
): Promise<VerificationOutcome> {
  const archive = await download(
    address,
    (part) => onProgress({ step: 'download', part, ballots: 0 }),
    signal,
  );
  if (!(archive instanceof Blob)) return { kind: 'unreachable', code: archive };
  return verifyBlob(archive, onProgress, signal);
}

async function download(
  address: string,
  onPart: (part: number) => void,
  signal: AbortSignal,
): Promise<Blob | ApiErrorCode> {
  try {
    const response = await fetch(address, { cache: 'no-store', credentials: 'same-origin', signal });
    if (!response.ok || response.body === null)
      return response.status >= 500 ? 'service-unavailable' : 'election-not-closed';
    const size = Number(response.headers.get('content-length') ?? '0');
    const chunks: Uint8Array<ArrayBuffer>[] = [];
    const reader = response.body.getReader();
    let bytes = 0;
    for (let next = await reader.read(); !next.done; next = await reader.read()) {
      chunks.push(next.value);
      bytes += next.value.length;
      if (size > 0) onPart(Math.min(1, bytes / size));
    }
    return new Blob(chunks);
  } catch (error) {
    if (signal.aborted) throw error;
    if (error instanceof TypeError) return 'network-unreachable';
    throw error;
  }
}

function verifyBlob(
  archive: Blob,
  onProgress: (progress: VerificationProgress) => void,
  signal: AbortSignal,
): Promise<VerificationOutcome> {
  const workers: Worker[] = [];
  const outcome = new Promise<VerificationOutcome>((resolve, reject) => {
    const start = (order: ArchiveOrder, ports: MessagePort[]): Worker => {
      const worker = new Worker(trustedWorkerAddress(), { type: 'module' });
      workers.push(worker);
      // One that fails answers no more: without it there is no verdict, whatever the others say.
      for (const event of ['error', 'messageerror'] as const) {
        worker.addEventListener(event, (failure) => {
          failure.preventDefault();
          resolve({ kind: 'broken' });
        });
      }
      worker.postMessage(order, ports);
      return worker;
    };
    const channels = Array.from({ length: checkers() }, () => new MessageChannel());
    for (const { port1 } of channels) start({ kind: 'check', port: port1 }, [port1]);
    const ports = channels.map(({ port2 }) => port2);
    start({ kind: 'verify', archive, ports }, ports).addEventListener(
      'message',
      ({ data }: MessageEvent<VerificationNews>) => {
        if (data.kind === 'progress') onProgress({ step: 'proofs', part: data.part, ballots: data.ballots });
        else resolve(data.kind === 'verdict' ? data : { kind: 'broken' });
      },
    );
    signal.addEventListener('abort', () => reject(new DOMException('stopped', 'AbortError')), { once: true });
  });
  return outcome.finally(() => {
    for (const worker of workers) worker.terminate();
  });
}

/** One processor is left for the page and whatever else the visitor does. */
function checkers(): number {
  return Math.max(1, Math.min(mostCheckers, navigator.hardwareConcurrency - 1));
}

/**
 * The one script address that this page turns into code. The policy has the name of the booth’s: the security policy
 * allows that one alone, and the two are never in one document.
 */
const policy = globalThis.trustedTypes?.createPolicy('isoloir', {
  createScriptURL(address) {
    if (address !== workerAddress) throw new TypeError('not the archive worker');
    return address;
  },
});

function trustedWorkerAddress(): string {
  return policy?.createScriptURL(workerAddress) ?? workerAddress;
}
