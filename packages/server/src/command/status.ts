import { setTimeout as wait } from 'node:timers/promises';
import { InvalidArgumentError, Option, type Command } from 'commander';
import { localText } from '../office/period.ts';
import { statusOf, type ChannelStatus, type ConsultationStatus, type Status } from '../office/status.ts';
import type { Output } from './output.ts';
import { outputOf, valueOrRefuse, withData } from './session.ts';
import { percentOf } from './turnout.ts';

/** A number of seconds, as an option takes it. */
export function parseSeconds(text: string): number {
  if (!/^[1-9]\d{0,3}$/.test(text))
    throw new InvalidArgumentError('Expected a whole number of seconds from 1.');
  return Number(text);
}

/** `isoloir status` */
export function addStatusCommand(program: Command): void {
  program
    .command('status [consultation]')
    .description('one screen: runs, turnout, mails and SMS, notices, and what must be looked into')
    .option('--watch', 'show it again and again, until interrupted')
    .addOption(new Option('--every <seconds>', 'how often, with --watch').argParser(parseSeconds).default(5))
    .action(async (id: string | undefined, options: { watch?: true; every: number }, command: Command) => {
      const output = outputOf(command);
      const stopped = new AbortController();
      if (options.watch === true) process.once('SIGINT', () => stopped.abort());
      await withData(async (data) => {
        do {
          const status = valueOrRefuse(output, await statusOf(data, id));
          output.screen();
          tell(output, status);
          output.value(status);
        } while (options.watch === true && (await passed(options.every, stopped.signal)));
      });
    });
}

/** Waits; says whether it was left to. */
export async function passed(seconds: number, signal: AbortSignal): Promise<boolean> {
  try {
    await wait(seconds * 1000, undefined, { signal });
    return true;
  } catch (error) {
    if (signal.aborted) return false;
    throw error;
  }
}

function tell(output: Output, { at, consultations, audit, alarms }: Status): void {
  output.line(
    `${at.toISOString()}  ${alarms.length === 0 ? 'nothing to look into' : `TO LOOK INTO: ${alarms.length}`}`,
  );
  for (const alarm of alarms) output.line(`  ! ${alarm}`);
  if (consultations.length === 0) output.line('There is no consultation yet: import one first.');
  for (const consultation of consultations) tellConsultation(output, consultation);
  const head = audit.head === undefined ? '' : `, head ${audit.head.height}:${audit.head.hash}`;
  output.line(`Audit log: ${audit.entries} entries${head}`);
}

function tellConsultation(output: Output, consultation: ConsultationStatus): void {
  const { id, title, kind, phase, timeZone, opensAt, closesAt, voters, runs, annulled, notices } =
    consultation;
  output.line('');
  output.line(`${id} (${kind}): ${title.fr}`);
  output.line(
    `  ${phase}; ${localText(opensAt, timeZone)} to ${localText(closesAt, timeZone)}; ${voters} on the roll`,
  );
  if (runs.length === 0) output.line('  not sealed yet');
  for (const run of runs) {
    const own =
      run.closesAt.getTime() === closesAt.getTime() && run.opensAt.getTime() === opensAt.getTime()
        ? ''
        : `, ${localText(run.opensAt, timeZone)} to ${localText(run.closesAt, timeZone)}`;
    const turnout = percentOf(run.signatures, run.entitled);
    output.line(
      `  ${run.election}, run ${run.run}: ${run.phase}${own}; ${run.signatures} of ${run.entitled} have voted, ${turnout}; ${run.ballots} ballots`,
    );
  }
  for (const { election, run, ballots, uuid } of annulled) {
    output.line(`  ${election}, run ${run}: annulled, ${ballots} ballots kept sealed (${uuid})`);
  }
  output.line(`  Mails: ${channelText(consultation.mails)}`);
  output.line(`  SMS:   ${channelText(consultation.sms)}`);
  for (const { number, text, publishedAt } of notices) {
    output.line(`  Notice ${number} since ${publishedAt.toISOString()}: ${text.fr}`);
  }
}

function channelText({ states, delivered }: ChannelStatus): string {
  const { queued, sent, failed, withdrawn } = states;
  const rate = delivered === undefined ? '' : `; ${(100 * delivered).toFixed(1)} % delivered`;
  return `${queued} waiting, ${sent} sent, ${failed} failed${withdrawn === 0 ? '' : `, ${withdrawn} withdrawn`}${rate}`;
}
