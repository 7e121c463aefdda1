#!/usr/bin/env node
import { useNodeCrypto } from '@isoloir/protocol/node';
import { Command } from 'commander';
import { ConfigError } from '../config.ts';
import { addAuditCommands } from './audit.ts';
import { addConsultationCommands } from './consultation.ts';
import { addCountCommands } from './count.ts';
import { addCredentialsCommands } from './credentials.ts';
import { addIncidentCommands } from './incident.ts';
import { addInviteCommand } from './invite.ts';
import { addKeysCommands } from './keys.ts';
import { addLookupCommands } from './lookup.ts';
import { addMinutesCommand } from './minutes.ts';
import { addPreflightCommands } from './preflight.ts';
import { addRehearseCommand } from './rehearse.ts';
import { addRollCommands } from './roll.ts';
import { addServeCommand } from './serve.ts';
import { Refused } from './session.ts';
import { addStatusCommand } from './status.ts';
import { addThemeCommands } from './theme.ts';
import { addTurnoutCommand } from './turnout.ts';
import { addVoterCommands } from './voters.ts';

// Whoever reads our lines may stop, as `head` does: then there is nobody left to tell, and no reason to fail.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit();
});

const program = new Command('isoloir')
  .description('Prepare, run, count and verify elections. Data are in ISOLOIR_DATA (default ./data).')
  .option('--json', 'print the answer as JSON')
  .configureHelp({ showGlobalOptions: true })
  .showHelpAfterError('(add --help to see what it takes)')
  .exitOverride((error) => process.exit(error.exitCode === 0 ? 0 : 2));

// Hashes for all commands and the server, and the powers that ballots in BELENIOS-2048 are checked with.
useNodeCrypto();

addConsultationCommands(program);
addRollCommands(program);
addKeysCommands(program);
addCredentialsCommands(program);
addCountCommands(program);
addVoterCommands(program);
addIncidentCommands(program);
addPreflightCommands(program);
addMinutesCommand(program);
addStatusCommand(program);
addThemeCommands(program);
addTurnoutCommand(program);
addAuditCommands(program);
addInviteCommand(program);
addLookupCommands(program);
addRehearseCommand(program);
addServeCommand(program);

try {
  await program.parseAsync();
} catch (error) {
  if (error instanceof ConfigError) process.stderr.write(`${error.message}\n`);
  else if (!(error instanceof Refused)) throw error;
  process.exitCode = 1;
}
