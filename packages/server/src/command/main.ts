#!/usr/bin/env node
import { useNodeCrypto } from '@isoloir/protocol/node';
import { ConfigError } from '../config.ts';
import { isUnavailable } from '../store/failures.ts';
import { createProgram } from './program.ts';
import { Refused } from './session.ts';

// Whoever reads our lines may stop, as `head` does: then there is nobody left to tell, and no reason to fail.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit();
});

// Hashes for all commands and the server, and the powers that ballots in BELENIOS-2048 are checked with.
useNodeCrypto();

const program = createProgram({ onExit: (error) => process.exit(error.exitCode === 0 ? 0 : 2) });
try {
  await program.parseAsync();
} catch (error) {
  if (error instanceof ConfigError) process.stderr.write(`${error.message}\n`);
  else if (isUnavailable(error)) {
    process.stderr.write(
      `The database does not answer, or not in time (${String(error)}). Give the command again once it does.\n`,
    );
  } else if (!(error instanceof Refused)) throw error;
  process.exitCode = 1;
}
