import { createServer } from 'node:net';

/** Below what systems give to outgoing connections, so that none of these takes a port before it is used. */
const [lowest, beyond] = [20_000, 32_000];

/** Processes that run at once have other numbers, and so begin at other ports. */
let next = lowest + ((process.pid * 16) % (beyond - lowest));

/**
 * A port of this machine's loopback that nobody listens on right now; the first of `inARow` such ones. No call in this
 * process is given the same one.
 *
 * @throws Error if none is free
 */
export async function freePort(inARow = 1): Promise<number> {
  for (let tried = 0; tried < beyond - lowest; tried += inARow) {
    if (next + inARow > beyond) next = lowest;
    const ports = Array.from({ length: inARow }, (_, index) => next + index);
    next += inARow;
    const free = await Promise.all(ports.map(isFree));
    if (free.every(Boolean)) return next - inARow;
  }
  throw new Error(`No port from ${lowest} to ${beyond - 1} is free`);
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE') resolve(false);
      else reject(error);
    });
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });
}
