import { resolve } from 'node:path';
import pino from 'pino';
import { dataFolderOf, readConfig } from '../packages/server/src/config.ts';
import { startDemo } from './lib/demo.ts';
import { votersToTry } from './lib/demo-voters.ts';
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

const consultations = await demo.data.store.consultations.all();
const toTry = await Promise.all(
  consultations.map(
    async ({ id }) => `${id}: ${demo.origin}/${id}/\n${(await votersToTry(demo.data, id)).join('\n')}`,
  ),
);
console.log(`
Isoloir is ready.

  Portal              ${demo.origin}/
  Host site           ${demo.hostSite}/ (a site of somebody else, with the election’s banner)
  API documentation   ${demo.origin}/api/v1/docs
  Identity provider   ${demo.issuer}/ (for development)
  Mails and SMS       ${demo.origin}/development/inbox (delivered to nobody)
  Data                ${dataFolder}

Sign in as anybody on the voters.csv of an example; whatever is sent to them arrives in the inbox above.
  ordre-2024       a key of the identity provider, whose pages say what to type
  ministere-2024   a key and the order number; or identifier, password and order number, asked for by e-mail and SMS
  inami-2018       a key and a voting token, asked for with the number
  education-2011   identifier and password, which a single-use link gives: ask for one with the number

For example:

${toTry.join('\n\n')}

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
