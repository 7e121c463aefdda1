/** Where a command writes: people read lines, programs read one JSON value. */
export interface Output {
  /** Something that happened, or the answer in words. */
  line(text: string): void;
  /** What is wrong and what to do; goes to standard error. */
  problem(text: string): void;
  /** How far long work has come: one line that changes on a terminal, a plain line now and then elsewhere. */
  progress(text: string): void;
  /** The answer as one value, for --json. */
  value(value: unknown): void;
  /** Begins a screen anew: on a terminal in place of the one before, elsewhere after an empty line. */
  screen(): void;
}

/** A stream that lines go to. */
interface Stream {
  readonly isTTY?: boolean;
  write(text: string): unknown;
}

/** What an output writes to, and how it knows the time; milliseconds. */
export interface OutputStreams {
  readonly stdout: Stream;
  readonly stderr: Stream;
  readonly now: () => number;
}

/** How often progress is told where there is no terminal, in milliseconds. */
export const progressEvery = 10_000;

/** Output to a process's own streams; with `json`, only the value goes to standard output. */
export function processOutput(json: boolean): Output {
  return createOutput(json, {
    stdout: process.stdout,
    stderr: process.stderr,
    now: () => performance.now(),
  });
}

/** Output to any streams. */
export function createOutput(json: boolean, { stdout, stderr, now }: OutputStreams): Output {
  let open = false;
  let toldAt: number | undefined;
  let screens = 0;
  const endProgress = (): void => {
    if (open) stderr.write('\r\u001b[K');
    open = false;
  };
  return {
    line(text) {
      endProgress();
      if (!json) stdout.write(`${text}\n`);
    },
    problem(text) {
      endProgress();
      stderr.write(`${text}\n`);
    },
    progress(text) {
      if (stderr.isTTY === true) {
        if (json) return;
        stderr.write(`\r\u001b[K${text}`);
        open = true;
        return;
      }
      if (toldAt !== undefined && now() - toldAt < progressEvery) return;
      toldAt = now();
      stderr.write(`${text}\n`);
    },
    value(value) {
      endProgress();
      if (json) stdout.write(`${JSON.stringify(value, null, 2)}\n`);
    },
    screen() {
      endProgress();
      if (json) return;
      if (stdout.isTTY === true) stdout.write('\u001b[H\u001b[2J');
      else if (screens > 0) stdout.write('\n');
      screens += 1;
    },
  };
}
