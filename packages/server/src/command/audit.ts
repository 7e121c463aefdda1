import { InvalidArgumentError, Option, type Command } from 'commander';
import { verifyAudit, type AuditHead } from '../office/audit.ts';
import { outputOf, Refused, withData } from './session.ts';

function parseHead(text: string): AuditHead {
  const [, height, hash] = /^(\d{1,9}):([0-9a-f]{64})$/.exec(text) ?? [];
  if (height === undefined || hash === undefined) {
    throw new InvalidArgumentError('Expected height:hash, as "audit verify" printed it.');
  }
  return { height: Number(height), hash };
}

/** `isoloir audit …` */
export function addAuditCommands(program: Command): void {
  const audit = program
    .command('audit')
    .description('the log of the office’s acts, each chained to the one before');
  audit
    .command('verify')
    .description('check that every entry is as it was written; status 1 says where one is not')
    .addOption(
      new Option(
        '--head <height:hash>',
        'an end of the log that was noted earlier and must still be in it',
      ).argParser(parseHead),
    )
    .addHelpText(
      'after',
      '\nNote the head that it prints, on paper or on another machine: a log that was cut or written anew is found by it.',
    )
    .action(async (options: { head?: AuditHead }, command: Command) => {
      const output = outputOf(command);
      const report = verifyAudit(await withData((data) => data.store.audit.all()), options.head);
      output.value({ ok: report.problems.length === 0, ...report });
      for (const { height, what } of report.problems) output.problem(`Entry ${height}: ${what}.`);
      if (report.problems.length > 0) throw new Refused('audit-broken');
      output.line(`The log is whole: ${report.entries} entries.`);
      if (report.head !== undefined) output.line(`Head: ${report.head.height}:${report.head.hash}`);
    });
  audit
    .command('list [consultation]')
    .description('list the acts, the oldest first')
    .option('--act <beginning>', 'only acts whose name begins so, such as election. or roll.')
    .action(async (id: string | undefined, options: { act?: string }, command: Command) => {
      const output = outputOf(command);
      const entries = (await withData((data) => data.store.audit.all())).filter(
        ({ act, consultation }) =>
          (id === undefined || consultation === id) && act.startsWith(options.act ?? ''),
      );
      for (const { height, at, act, consultation, detail } of entries) {
        output.line(`${height}  ${at}  ${act}  ${consultation ?? ''}  ${detail}`);
      }
      output.value({ entries });
    });
}
