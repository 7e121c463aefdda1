import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readyForPlaces } from '../test/server/place.ts';
import { startPostgres } from './lib/postgres.ts';

// Runs a command with a PostgreSQL server of its own, whose address it finds in ISOLOIR_TEST_POSTGRES, and stops that server
// afterwards: `node scripts/on-postgres.ts node --test FILE…`.
const [program = '', ...parameters] = process.argv.slice(2);
const server = await startPostgres();
try {
  await readyForPlaces(server.url('postgres'));
  const child = spawn(program, parameters, {
    stdio: 'inherit',
    env: { ...process.env, ISOLOIR_TEST_POSTGRES: server.url('postgres') },
  });
  // Whoever interrupts us interrupts it too; we wait for it, and clean up.
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => child.kill(signal));
  const ended: unknown[] = await once(child, 'exit');
  process.exitCode = ended[0] === 0 ? 0 : 1;
} finally {
  await server.remove();
}
