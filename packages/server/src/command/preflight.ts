import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Option, type Command } from 'commander';
import { readConfig } from '../config.ts';
import { sealPortal } from '../office/portal-seal.ts';
import { preflight, type PreflightReport } from '../office/preflight.ts';
import { readSignedReport } from '../office/signed-report.ts';
import { addSealingOptions, readSealing, type SealingOptions } from './sealing.ts';
import { outputOf, Refused, valueOrRefuse, withData } from './session.ts';

const folderOption = (flags: string): Option =>
  new Option(flags, 'the folder of the built portal').env('ISOLOIR_PORTAL');

const signs = { passed: 'ok     ', failed: 'FAILED ', 'not-asked': '–      ' } as const;

/** The report for people to read. */
function linesOf({ consultation, at, ok, checks, runs, audit }: PreflightReport): readonly string[] {
  return [
    `Preflight of "${consultation}", ${at}`,
    '',
    ...checks.map(({ check, outcome, detail }) => `${signs[outcome]} ${check.padEnd(18)} ${detail}`),
    '',
    ...runs.map(
      ({ election, run, uuid, fingerprint }) =>
        `${election}, run ${run}: ${uuid}, fingerprint ${fingerprint}`,
    ),
    ...(audit === null ? [] : [`Audit log, head ${audit.height}:${audit.hash}`]),
    '',
    ok ? 'Everything that was asked holds: voting may open.' : 'Do not open: see what failed.',
  ];
}

/** `isoloir preflight`, `isoloir portal seal` and `isoloir report verify` */
export function addPreflightCommands(program: Command): void {
  addSealingOptions(
    program
      .command('preflight <consultation>')
      .description('look at everything that must hold before voting opens; status 1 if anything does not')
      .addOption(folderOption('--portal <folder>'))
      .option('--origin <url>', 'fetch every file and election from there too, as voters’ browsers do')
      .option('--out <folder>', 'write the signed report there, as preflight.json and preflight.txt'),
  )
    .addHelpText(
      'after',
      '\nMail, SMS and identity provider are those of the environment (docs/operating.md).\nThe report is signed with the key of the voters’ receipts.',
    )
    .action(
      async (
        id: string,
        options: SealingOptions & { portal?: string; origin?: string; out?: string },
        command: Command,
      ) => {
        const output = outputOf(command);
        const { smtp, sms, openId } = readConfig(process.env);
        const { trustees, threshold } = readSealing(output, options);
        const { portal, origin } = options;
        const { report, signed } = await withData(
          async (data) =>
            valueOrRefuse(
              output,
              await preflight(data, id, {
                trustees,
                ...(threshold === undefined ? {} : { threshold }),
                ...(portal === undefined ? {} : { portal }),
                ...(origin === undefined ? {} : { origin: new URL(origin).origin }),
                ...(smtp === undefined ? {} : { smtp }),
                smsSetUp: sms !== undefined,
                ...(openId === undefined ? {} : { issuer: openId.issuer }),
              }),
            ),
          output,
        );
        const lines = linesOf(report);
        for (const line of lines) output.line(line);
        if (options.out !== undefined) {
          mkdirSync(options.out, { recursive: true });
          writeFileSync(join(options.out, 'preflight.json'), signed);
          writeFileSync(join(options.out, 'preflight.txt'), `${lines.join('\n')}\n`);
          output.line(`Wrote ${join(options.out, 'preflight.json')} and preflight.txt.`);
        }
        output.value(report);
        if (!report.ok) {
          for (const { check, outcome, detail } of report.checks) {
            if (outcome === 'failed') output.problem(`${check}: ${detail}.`);
          }
          throw new Refused('preflight-failed');
        }
      },
    );
  program
    .command('portal')
    .description('the portal’s files, as voters get them')
    .command('seal <consultation>')
    .description(
      'fix the files of the built portal by their hashes, for preflight; others later want a reason',
    )
    .addOption(folderOption('--folder <folder>').makeOptionMandatory())
    .option('--reason <text>', 'why other files than before; goes to the audit log')
    .action(async (id: string, options: { folder: string; reason?: string }, command: Command) => {
      const output = outputOf(command);
      const sealed = await withData(async (data) =>
        valueOrRefuse(output, await sealPortal(data, id, options.folder, options.reason)),
      );
      output.line(
        `Fixed ${sealed.files} files of ${options.folder}; their manifest has SHA-256 ${sealed.manifest}.`,
      );
      output.value({ consultation: id, ...sealed });
    });
  program
    .command('report')
    .description('signed reports of preflight and of rehearsals')
    .command('verify <file>')
    .description('check that a signed report is as it was signed, and say by which key')
    .action((file: string, _options: unknown, command: Command) => {
      const output = outputOf(command);
      const { report, publicKey } = valueOrRefuse(output, readSignedReport(file));
      output.line(`${file} is as it was signed, by key ${publicKey}.`);
      output.value({ publicKey, report });
    });
}
