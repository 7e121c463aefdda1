import { Command, type CommanderError } from 'commander';
import { addAuditCommands } from './audit.ts';
import { addConsultationCommands } from './consultation.ts';
import { addCountCommands } from './count.ts';
import { addCredentialsCommands } from './credentials.ts';
import { addDatabaseCommands } from './database.ts';
import { addIncidentCommands } from './incident.ts';
import { addInviteCommand } from './invite.ts';
import { addKeysCommands } from './keys.ts';
import { addLookupCommands } from './lookup.ts';
import { addMinutesCommand } from './minutes.ts';
import { addMonitorCommand } from './monitor.ts';
import { addPreflightCommands } from './preflight.ts';
import { addRehearseCommand } from './rehearse.ts';
import { addResultsCommand } from './results.ts';
import { addRollCommands } from './roll.ts';
import type { OutputStreams } from './output.ts';
import { addServeCommand } from './serve.ts';
import { setStreams } from './session.ts';
import { addStatusCommand } from './status.ts';
import { addThemeCommands } from './theme.ts';
import { addTurnoutCommand } from './turnout.ts';
import { addVoterCommands } from './voters.ts';

/** How a program ends and where it writes; by default to the process's own streams. */
export interface ProgramSettings {
  /** Called for wrong use and after help. */
  readonly onExit: (error: CommanderError) => never;
  readonly streams?: OutputStreams;
}

/** The whole command, `isoloir`, with its commands under the headings by which an office looks for them. */
export function createProgram({ onExit, streams }: ProgramSettings): Command {
  const program = new Command('isoloir')
    .description('Prepare, run, count and verify elections. Data are in ISOLOIR_DATA (default ./data).')
    .option('--json', 'print the answer as JSON')
    .configureHelp({ showGlobalOptions: true })
    .showHelpAfterError('(add --help to see what it takes)')
    .exitOverride(onExit)
    .addHelpText(
      'after',
      `
Every command takes --help and --json. Status 0 is done, 1 refused (standard error says why), 2 wrong use.
Long work says how far it has come. It can be interrupted at any time: nothing is half done, and the same command again
does it or goes on. Every act is in the audit log. docs/operating.md goes through an election step by step.`,
    );

  if (streams !== undefined) {
    const { stdout, stderr } = streams;
    program.configureOutput({
      writeOut: (text) => void stdout.write(text),
      writeErr: (text) => void stderr.write(text),
    });
    setStreams(program, streams);
  }

  program.commandsGroup('Before the vote:');
  addDatabaseCommands(program);
  addConsultationCommands(program);
  addRollCommands(program);
  addThemeCommands(program);
  addPreflightCommands(program);
  addRehearseCommand(program);

  program.commandsGroup('While voters vote:');
  addServeCommand(program);
  addStatusCommand(program);
  addTurnoutCommand(program);
  addIncidentCommands(program);
  addInviteCommand(program);
  addVoterCommands(program);
  addLookupCommands(program);

  program.commandsGroup('Trustees and registrar, offline:');
  addKeysCommands(program);
  addCredentialsCommands(program);

  program.commandsGroup('Count and evidence:');
  addCountCommands(program);
  addResultsCommand(program);
  addMinutesCommand(program);
  addAuditCommands(program);

  program.commandsGroup('Observers, from outside:');
  addMonitorCommand(program);
  return program;
}
