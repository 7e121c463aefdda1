import { InvalidArgumentError, Option, type Command } from 'commander';
import { annulConsultation, type AnnulmentReport, type Restart } from '../office/annul.ts';
import { readNoticeText } from '../office/notices.ts';
import { findConsultation, type OfficeConsultation } from '../office/office.ts';
import { closingAfter, hourOf, localText, readMoment } from '../office/period.ts';
import type { OfficeOutcome } from '../office/outcome.ts';
import { done } from '../office/outcome.ts';
import type { Output } from './output.ts';
import { addSealingOptions, readSealing, type SealingOptions } from './sealing.ts';
import { outputOf, valueOrRefuse, withData } from './session.ts';

interface AnnulOptions extends SealingOptions {
  readonly reason: string;
  readonly notice: string[];
  readonly election?: string;
  readonly opens?: string;
  readonly closes?: string;
  readonly days?: number;
  readonly forGood?: true;
  readonly dryRun?: true;
}

function parseDays(text: string): number {
  if (!/^[1-9]\d{0,2}$/.test(text)) throw new InvalidArgumentError('Expected a whole number of days from 1.');
  return Number(text);
}

/** `isoloir consultation annul` */
export function addAnnulCommand(consultation: Command): void {
  addSealingOptions(
    consultation
      .command('annul <consultation>')
      .description('annul what was voted, keep the urns sealed, and begin again with new keys and dates')
      .requiredOption('--reason <text>', 'why; goes to the audit log and the minutes')
      .requiredOption('--notice <text...>', 'what everybody is told, on every page and by mail: fr=… nl=…')
      .option('--election <id>', 'this election only')
      .option('--opens <moment>', 'when voting begins again, on the clocks of the consultation’s zone')
      .addOption(
        new Option('--days <number>', 'for how many calendar days, the first one included')
          .argParser(parseDays)
          .conflicts('closes'),
      )
      .option('--closes <moment>', 'when it closes, instead of --days')
      .addOption(
        new Option('--for-good', 'begin no new run').conflicts([
          'opens',
          'closes',
          'days',
          'trustee',
          'threshold',
          'credentials',
        ]),
      )
      .option('--dry-run', 'say exactly what would happen, and change nothing; keys may be left out'),
  )
    .addHelpText(
      'after',
      `
Moments: 2018-06-13T00:00 or 2018-06-13 (then at the hour of the consultation's own period), both on the clocks of
its zone; an instant with its offset; or "now".

For example, 20 calendar days from 13 June, the last one being 2 July:
  isoloir consultation annul inami-2018 --reason "programming error, 437 votes" \\
    --notice fr="Les votes du 8 juin sont annulés." nl="De stemmen van 8 juni zijn geannuleerd." \\
    --opens 2018-06-13T00:00 --days 20 --trustee keys/*.public.json --dry-run`,
    )
    .action(async (id: string, options: AnnulOptions, command: Command) => {
      const output = outputOf(command);
      const dryRun = options.dryRun === true;
      if (options.forGood === undefined) {
        if (options.opens === undefined || (options.days === undefined && options.closes === undefined)) {
          command.error('error: give --opens with --days or --closes, or --for-good', { exitCode: 2 });
        }
      }
      const keysGiven = options.trustee !== undefined || options.threshold !== undefined;
      const sealing = dryRun && !keysGiven ? undefined : readSealing(output, options);
      const report = await withData(async (data) => {
        const found = valueOrRefuse(output, await findConsultation(data, id));
        const notice = valueOrRefuse(output, readNoticeText(options.notice, found.definition.languages));
        const period =
          options.forGood === true
            ? undefined
            : valueOrRefuse(output, readPeriod(found, options, data.clock()));
        const annulled = await annulConsultation(
          data,
          id,
          {
            reason: options.reason,
            notice,
            ...(options.election === undefined ? {} : { election: options.election }),
            ...(period === undefined
              ? {}
              : { restart: { ...period, ...(sealing === undefined ? {} : { sealing }) } }),
          },
          { dryRun },
        );
        const value = valueOrRefuse(output, annulled);
        tell(output, id, value, { dryRun, timeZone: found.definition.period.timeZone });
        return value;
      }, output);
      output.value({ consultation: id, dryRun, ...report });
    });
}

function readPeriod(
  { definition, period }: OfficeConsultation,
  { opens = 'now', closes, days = 1 }: Pick<AnnulOptions, 'opens' | 'closes' | 'days'>,
  now: Date,
): OfficeOutcome<Pick<Restart, 'opensAt' | 'closesAt'>> {
  const { timeZone } = definition.period;
  const [openingHour, closingHour] = [hourOf(period.opensAt, timeZone), hourOf(period.closesAt, timeZone)];
  const opensAt = readMoment(opens, { timeZone, hour: openingHour, now });
  if (!opensAt.ok) return opensAt;
  const closesAt =
    closes === undefined
      ? closingAfter(opensAt.value, days, { timeZone, hour: closingHour })
      : readMoment(closes, { timeZone, hour: closingHour, now });
  return closesAt.ok ? done({ opensAt: opensAt.value, closesAt: closesAt.value }) : closesAt;
}

function tell(
  output: Output,
  id: string,
  report: AnnulmentReport,
  { dryRun, timeZone }: { readonly dryRun: boolean; readonly timeZone: string },
): void {
  if (dryRun) output.line('Dry run: nothing is changed. This is what would happen.');
  for (const { election, uuid, run, was, ballots, signatures, urn, newRun } of report.runs) {
    output.line(`Annulled: ${id}/${election}, run ${run} (${uuid}), which was ${was}.`);
    output.line(`  ${ballots} ballots and ${signatures} signatures are kept, and never counted. Urn: ${urn}`);
    if (newRun === undefined) output.line('  No run comes in its place.');
    else {
      // What is made by chance differs from a dry run to the act.
      const made =
        newRun.uuid === undefined || dryRun
          ? ''
          : ` (${newRun.uuid}), fingerprint ${newRun.fingerprint ?? ''}`;
      output.line(
        `  In its place: run ${newRun.run}, ${newRun.voters} voters, each with a new credential${made}.`,
      );
    }
  }
  if (report.opensAt !== undefined && report.closesAt !== undefined) {
    output.line(`Voting: ${localText(report.opensAt, timeZone)} to ${localText(report.closesAt, timeZone)}.`);
    if (!report.wholeConsultation) output.line('  The other elections keep their period.');
    output.line('Signing in: all works as before, tokens that were used work again, nobody is signed out.');
  }
  output.line(`Notice ${report.notice}: on every page at once.`);
  output.line(
    `Mails: ${report.mails} voters are told; ${report.withoutAddress} have no address, write to them.`,
  );
  if (report.withdrawnMails > 0) {
    output.line(`  ${report.withdrawnMails} mails about annulled votes had not gone out, and never will.`);
  }
  if (report.keysMissing)
    output.line('Still needed: new public keys of the trustees, --trustee or --threshold.');
  if (dryRun) output.line('To do it, give the same command without --dry-run.');
}
