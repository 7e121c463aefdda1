import cluster, { type Worker } from 'node:cluster';
import { once } from 'node:events';

/** What the process over the others tells. */
export interface ProcessesOptions {
  /** All of them answer. */
  readonly onReady: () => void;
  /** One of them ended by itself; another takes its place. */
  readonly onLost: (status: string) => void;
}

const stopSignals = ['SIGINT', 'SIGTERM'] as const;
const placeVariable = 'ISOLOIR_PROCESS_PLACE';

/** Which of several processes this one is, counted from 0; undefined when it is the only one, or over the others. */
export function placeOfProcess(): number | undefined {
  return cluster.isWorker ? Number(process.env[placeVariable]) : undefined;
}

/** Tells the process over this one, if there is one, that this one answers. */
export function tellReady(): void {
  process.send?.('ready');
}

/**
 * Runs this same program in `count` processes that share its port; resolves when all have ended, with whether they did so
 * as asked. A process that dies is replaced, unless it never came to answer: then all are stopped. Asked to stop, each ends
 * what it is doing first.
 */
export async function runProcesses(count: number, { onReady, onLost }: ProcessesOptions): Promise<boolean> {
  const running = new Set<Worker>();
  let stopping = false;
  let asAsked = true;
  let ready = 0;
  const ended: Promise<void>[] = [];

  const stop = (): void => {
    stopping = true;
    for (const { process: child } of running) child.kill('SIGTERM');
  };
  const start = (place: number): void => {
    const worker = cluster.fork({ [placeVariable]: String(place) });
    let answered = false;
    running.add(worker);
    worker.once('message', () => {
      answered = true;
      ready += 1;
      if (ready === count) onReady();
    });
    ended.push(
      once(worker, 'exit').then(([status, signal]: unknown[]) => {
        running.delete(worker);
        if (stopping) {
          // One that was still starting knows no order yet, and had nothing to end.
          asAsked &&= !answered || status === 0;
          return;
        }
        onLost(String(signal ?? status));
        if (answered) {
          start(place);
        } else {
          asAsked = false;
          stop();
        }
      }),
    );
  };

  for (const signal of stopSignals) process.on(signal, stop);
  for (let place = 0; place < count; place += 1) start(place);
  // A process that takes another's place is added to the list before the wait for that one is over.
  for (const end of ended) await end;
  return asAsked;
}

/** Has `stop` run once when this process is asked to stop, however often that is; then nothing keeps it any more. */
export function whenAskedToStop(stop: () => Promise<void>, onFailure: (error: unknown) => void): void {
  let stopping: Promise<void> | undefined;
  for (const signal of stopSignals) {
    process.on(signal, () => {
      stopping ??= stop()
        .catch(onFailure)
        .finally(() => cluster.worker?.disconnect());
    });
  }
}
