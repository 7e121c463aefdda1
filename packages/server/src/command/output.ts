/** Where a command writes: people read lines, programs read one JSON value. */
export interface Output {
  /** Something that happened, or the answer in words. */
  line(text: string): void;
  /** What is wrong and what to do; goes to standard error. */
  problem(text: string): void;
  /** How far long work has come; on a terminal only. */
  progress(text: string): void;
  /** The answer as one value, for --json. */
  value(value: unknown): void;
}

/** Output to a process's own streams; with `json`, only the value goes to standard output. */
export function processOutput(json: boolean): Output {
  const { stdout, stderr } = process;
  let open = false;
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
      if (json || !stderr.isTTY) return;
      stderr.write(`\r\u001b[K${text}`);
      open = true;
    },
    value(value) {
      endProgress();
      if (json) stdout.write(`${JSON.stringify(value, null, 2)}\n`);
    },
  };
}
