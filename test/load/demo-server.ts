import pino from 'pino';
import { startDemo } from '../../scripts/lib/demo.ts';

// The server of `npm start` over a data folder that is there already, without the building:
// `node demo-server.ts DATA PORT FOLDER`. Says when it is ready.
const [dataFolder = '', port = '', folder = ''] = process.argv.slice(2);
const demo = await startDemo({
  dataFolder,
  port: Number(port),
  folders: [folder],
  logger: pino({ level: 'error' }, pino.destination(2)),
});
process.stdout.write(`Ready at ${demo.origin}\n`);
process.once('SIGTERM', () => {
  void demo.close();
});
