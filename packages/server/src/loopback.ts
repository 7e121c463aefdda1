const names: ReadonlySet<string> = new Set(['localhost', '127.0.0.1', '[::1]']);

/** Whether an address leads to this very machine: nobody listens in between, and there is no certificate. */
export function isLoopback(address: string): boolean {
  return names.has(new URL(address).hostname);
}
