import type { Command } from 'commander';
import pino from 'pino';
import { systemClock } from '../clock.ts';
import { ConfigError, readConfig } from '../config.ts';
import { openDataFolder, startServer } from '../server.ts';
import { outputOf } from './session.ts';

/** `isoloir serve` */
export function addServeCommand(program: Command): void {
  program
    .command('serve')
    .description('run the voting server; settings come from the environment (docs/operating.md)')
    .action(async (_options: unknown, command: Command) => {
      const output = outputOf(command);
      const config = readConfig(process.env);
      const { openId } = config;
      if (openId === undefined) {
        throw new ConfigError(
          'The server needs an OpenID provider: set ISOLOIR_OIDC_ISSUER, ISOLOIR_OIDC_CLIENT_ID and ISOLOIR_OIDC_CLIENT_SECRET.',
        );
      }
      const data = await openDataFolder(config.dataFolder, systemClock, config.databaseUrl);
      const { app, origin } = await startServer({ ...config, openId, data, logger: pino() });
      if (config.smtp === undefined) {
        output.problem('Mails wait in the outbox: set ISOLOIR_SMTP_URL and ISOLOIR_MAIL_FROM to send them.');
      }
      output.line(`Isoloir serves ${origin}`);
      const stop = async (): Promise<void> => {
        await app.close();
        await data.close();
      };
      for (const signal of ['SIGINT', 'SIGTERM'] as const) {
        process.once(signal, () => {
          stop().catch((error: unknown) => {
            output.problem(error instanceof Error ? error.message : String(error));
            process.exitCode = 1;
          });
        });
      }
    });
}
