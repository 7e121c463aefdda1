import { systemClock } from '../../packages/server/src/clock.ts';
import { databaseUrlOf, dataFolderOf } from '../../packages/server/src/config.ts';
import { createApp } from '../../packages/server/src/http/app.ts';
import { openDataFolder, sessionLimits } from '../../packages/server/src/server.ts';
import { absentProvider } from './absent-provider.ts';

// A server process that dies by SIGKILL when a cast reaches the step named: `node mortal-server.ts STEP`,
// over what the environment names. Writes its port to standard output when it listens.
const [deadly = ''] = process.argv.slice(2);
const publicOrigin = 'http://127.0.0.1';
const data = await openDataFolder(dataFolderOf(process.env), systemClock, databaseUrlOf(process.env));
const app = await createApp(
  {
    ...data,
    signIn: absentProvider(publicOrigin),
    sessionLimits,
    publicOrigin,
    onStep: (step) => {
      if (step === deadly) process.kill(process.pid, 'SIGKILL');
    },
  },
  false,
);
const address = await app.listen({ host: '127.0.0.1', port: 0 });
process.stdout.write(`${new URL(address).port}\n`);
