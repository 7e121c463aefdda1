import cluster from 'node:cluster';
import { availableParallelism } from 'node:os';
import { InvalidArgumentError, type Command } from 'commander';
import pino from 'pino';
import { systemClock } from '../clock.ts';
import { ConfigError, readConfig } from '../config.ts';
import { openDataFolder, startServer } from '../server.ts';
import type { Output } from './output.ts';
import { placeOfProcess, runProcesses, tellReady, whenAskedToStop } from './processes.ts';
import { outputOf, Refused } from './session.ts';

function parseWorkers(text: string): number {
  if (!/^[1-9]\d?$/.test(text)) throw new InvalidArgumentError('Expected a whole number from 1 to 99.');
  return Number(text);
}

/** `isoloir serve` */
export function addServeCommand(program: Command): void {
  program
    .command('serve')
    .description('run the voting server; settings come from the environment (docs/operating.md)')
    .option(
      '--workers <number>',
      'so many processes on the same port; about one a processor',
      parseWorkers,
      1,
    )
    .action(async ({ workers }: { workers: number }, command: Command) => {
      const output = outputOf(command);
      if (workers === 1 || cluster.isWorker) await serve(output, workers);
      else await serveInProcesses(output, workers);
    });
}

type ServeConfig = ReturnType<typeof readConfig>;

function readServeConfig(): ServeConfig & Required<Pick<ServeConfig, 'openId'>> {
  const config = readConfig(process.env);
  const { openId } = config;
  if (openId === undefined) {
    throw new ConfigError(
      'The server needs an OpenID provider: set ISOLOIR_OIDC_ISSUER, ISOLOIR_OIDC_CLIENT_ID and ISOLOIR_OIDC_CLIENT_SECRET.',
    );
  }
  return { ...config, openId };
}

function tellStarted(output: Output, { smtp, publicOrigin }: ServeConfig): void {
  if (smtp === undefined) {
    output.problem('Mails wait in the outbox: set ISOLOIR_SMTP_URL and ISOLOIR_MAIL_FROM to send them.');
  }
  output.line(`Isoloir serves ${publicOrigin}`);
}

async function serve(output: Output, workers: number): Promise<void> {
  const config = readServeConfig();
  const place = placeOfProcess();
  const data = await openDataFolder(config.dataFolder, systemClock, config.databaseUrl);
  const { metrics } = config;
  const { app } = await startServer({
    ...config,
    // Each process measures itself, and so has a port of its own for that.
    ...(metrics === undefined ? {} : { metrics: { ...metrics, port: metrics.port + (place ?? 0) } }),
    // All processes together check as many ballots at a time as there are processors.
    threads: Math.max(1, Math.floor(availableParallelism() / workers)),
    data,
    logger: pino(),
  });
  if (place === undefined) tellStarted(output, config);
  else tellReady();
  whenAskedToStop(
    async () => {
      await app.close();
      await data.close();
    },
    (error) => {
      output.problem(error instanceof Error ? error.message : String(error));
      process.exitCode = 1;
    },
  );
}

async function serveInProcesses(output: Output, workers: number): Promise<void> {
  const config = readServeConfig();
  // Keys are made and the schema is brought up to date once, before anybody needs them.
  await (await openDataFolder(config.dataFolder, systemClock, config.databaseUrl)).close();
  const asAsked = await runProcesses(workers, {
    onReady: () => tellStarted(output, config),
    onLost: (status) => output.problem(`A process ended by itself (${status}).`),
  });
  if (!asAsked) throw new Refused('processes-failed');
}
