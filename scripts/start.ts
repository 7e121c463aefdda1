import { resolve } from 'node:path';
import pino from 'pino';
import { dataFolderOf, readConfig } from '../packages/server/src/config.ts';
import { startDemo } from './lib/demo.ts';
import { buildHostSite } from './lib/host-site.ts';
import { buildPortal } from './lib/portal.ts';

// The demonstration: builds, creates the consultations in ISOLOIR_DATA, serves portal and API on PORT (8080), the
// development identity provider on the port after it, a mail server that delivers to nobody on the next, and a site
// that announces the election on the one after that.
buildPortal();
await buildHostSite();
const { port } = readConfig(process.env);
const dataFolder = resolve(dataFolderOf(process.env));
const demo = await startDemo({
  dataFolder,
  port,
  logger: pino({ level: process.env.LOG_LEVEL ?? 'warn' }),
});

const roll = await demo.data.store.roll.ofConsultation('ordre-2024');
const districts = [...new Set(roll.map(({ district }) => district))];
const examples = districts.map((district) => roll.find((voter) => voter.district === district));
console.log(`
Isoloir is ready.

  Portal              ${demo.origin}/
  Host site           ${demo.hostSite}/ (a site of somebody else, with the election’s banner)
  API documentation   ${demo.origin}/api/v1/docs
  Identity provider   ${demo.issuer}/ (for development)
  Mails               ${demo.origin}/development/inbox (delivered to nobody)
  Data                ${dataFolder}

Sign in with any of the four keys as anybody on examples/ordre-2024/voters.csv; the identity provider's pages
say what to type. For example:
${examples.map((voter) => (voter === undefined ? '' : `  ${voter.number}  ${voter.name} (${voter.district}, ${voter.language})`)).join('\n')}

Close, count and verify as the README shows. Ctrl+C stops.
`);

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    demo.close().catch((error: unknown) => {
      console.error(error);
      process.exitCode = 1;
    });
  });
}
