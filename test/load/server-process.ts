import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

/** The server of `npm start`, in a process of its own. */
export interface ServerProcess {
  readonly origin: string;
  /** Ends it at once, as a power cut does. */
  kill(): Promise<void>;
  /** Ends it as an operator does. */
  stop(): Promise<void>;
}

/**
 * Starts the server of `npm start` over a data folder in which the consultation of `folder` is staged; it answers when
 * the promise is fulfilled.
 */
export async function startServerProcess(
  dataFolder: string,
  port: number,
  folder: string,
): Promise<ServerProcess> {
  const program = join(import.meta.dirname, 'demo-server.ts');
  const child = spawn(process.execPath, [program, dataFolder, String(port), folder], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await ready(child);
  const end = async (signal: 'SIGKILL' | 'SIGTERM'): Promise<void> => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const exited = once(child, 'exit');
    child.kill(signal);
    await exited;
  };
  return {
    origin: `http://localhost:${port}`,
    kill: () => end('SIGKILL'),
    stop: () => end('SIGTERM'),
  };
}

function ready(child: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    const { stdout } = child;
    if (stdout === null) throw new Error('The server has no output');
    const lines = createInterface({ input: stdout });
    lines.on('line', (line) => {
      if (line.startsWith('Ready')) resolve();
    });
    child.once('exit', (status, signal) => {
      reject(new Error(`The server ended before it was ready (${status ?? signal ?? ''})`));
    });
  });
}
