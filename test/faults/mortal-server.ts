import { once } from 'node:events';
import { flushCompileCache } from 'node:module';
import { systemClock } from '../../packages/server/src/clock.ts';
import { databaseUrlOf, dataFolderOf } from '../../packages/server/src/config.ts';
import { createApp } from '../../packages/server/src/http/app.ts';
import { openDataFolder } from '../../packages/server/src/server.ts';
import { absentProvider } from '../server/absent-provider.ts';

// A server process that dies by SIGKILL when casts reach a step for the n-th time. It waits for one line on standard input,
// `STEP N`, or an empty one to live on; only then it opens what the environment names. Writes its port to standard output
// when it listens.
process.stdin.setEncoding('utf8');
const heard: unknown[] = await once(process.stdin, 'data');
const [deadly = '', nth = ''] = String(heard[0]).trim().split(' ');
// Whoever started it is gone.
process.stdin.once('end', () => process.exit(1)).resume();

const publicOrigin = 'http://127.0.0.1';
const data = await openDataFolder(dataFolderOf(process.env), systemClock, databaseUrlOf(process.env));
let reached = 0;
const app = await createApp(
  {
    ...data,
    signIn: absentProvider(publicOrigin),
    // Sessions are made beforehand, for a long run.
    sessionLimits: { idleMinutes: 8 * 60, absoluteMinutes: 8 * 60 },
    publicOrigin,
    onStep: (step) => {
      if (step !== deadly) return;
      reached += 1;
      if (reached === Number(nth)) process.kill(process.pid, 'SIGKILL');
    },
  },
  false,
);
const address = await app.listen({ host: '127.0.0.1', port: 0 });
// Whoever is killed writes nothing at the end: the next one starts sooner by this.
flushCompileCache();
process.stdout.write(`${new URL(address).port}\n`);
