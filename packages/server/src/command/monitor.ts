import { Option, type Command } from 'commander';
import { systemClock } from '../clock.ts';
import { compareLooks, rememberedOf, type Comparison } from '../monitor/compare.ts';
import type { Look } from '../monitor/look.ts';
import { readLook, writeLook } from '../monitor/state.ts';
import { takeLook, type TakenLook } from '../monitor/take-look.ts';
import { done, refused, type OfficeOutcome } from '../office/outcome.ts';
import { manifestOf } from '../office/portal-seal.ts';
import type { Output } from './output.ts';
import { outputOf, Refused, valueOrRefuse } from './session.ts';
import { parseSeconds, passed } from './status.ts';

/** The address of a consultation's first page, with a slash at its end. */
function pageOf(address: string): OfficeOutcome<URL> {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  if (url?.protocol !== 'https:' && url?.protocol !== 'http:') {
    return refused(
      'site-unreachable',
      `"${address}" is no address; give that of the first page: https://vote.example.org/`,
    );
  }
  return done(new URL(url.pathname.endsWith('/') ? url.pathname : `${url.pathname}/`, url));
}

interface MonitorOptions {
  readonly state?: string;
  readonly every?: number;
  readonly build?: string;
}

/** `isoloir monitor` */
export function addMonitorCommand(program: Command): void {
  program
    .command('monitor <address>')
    .description(
      'watch a vote from outside: files, sealed texts and the log stay, the urn only grows; status 1 if anything else happened',
    )
    .option('--state <file>', 'what was seen before, to compare with; made and kept up to date')
    .addOption(
      new Option('--every <seconds>', 'look again and again, until interrupted').argParser(parseSeconds),
    )
    .option('--build <folder>', 'the portal, built by oneself: the site must serve these very files')
    .addHelpText(
      'after',
      `
It needs nothing but the address of the first page, and runs best on machines of others, in several networks. Without --state,
one look finds what is wrong in itself: hashes, sizes, proofs of the archive after closing. What was first seen of a site is
what it must stay: begin a new state file when the organisation has announced a change.`,
    )
    .action(async (address: string, options: MonitorOptions, command: Command) => {
      const output = outputOf(command);
      const page = valueOrRefuse(output, pageOf(address));
      const build =
        options.build === undefined ? undefined : valueOrRefuse(output, manifestOf(options.build));
      let before = options.state === undefined ? undefined : valueOrRefuse(output, readLook(options.state));
      const stopped = new AbortController();
      const { every } = options;
      if (every !== undefined) process.once('SIGINT', () => stopped.abort());
      let alarmed = false;
      do {
        const onProgress = (text: string): void => output.progress(text);
        const taken = await takeLook({ page, at: systemClock(), before, build, onProgress });
        // A site that does not answer now may later: only a single look ends with it.
        if (!taken.ok && every !== undefined) {
          output.problem(taken.error.message);
          output.value({ ok: false, error: taken.error });
          continue;
        }
        const { look, faults } = valueOrRefuse(output, taken);
        const changes = before === undefined ? { alarms: [], notes: [] } : compareLooks(before, look);
        const ok = tell(output, { look, faults }, changes, before);
        alarmed ||= !ok;
        before = before === undefined ? look : rememberedOf(before, look);
        if (options.state !== undefined) valueOrRefuse(output, writeLook(options.state, before));
      } while (every !== undefined && (await passed(every, stopped.signal)));
      if (alarmed) throw new Refused('monitor-alarm');
    });
}

/** Tells what a look has found; says whether all is well. */
function tell(
  output: Output,
  { look, faults }: TakenLook,
  { alarms, notes }: Comparison,
  before: Look | undefined,
): boolean {
  const all = [...faults, ...alarms];
  const runs = Object.entries(look.runs).map(([uuid, { id, run, phase, trackers }]) => ({
    uuid,
    id,
    run,
    phase,
    ...(trackers === undefined ? {} : { ballots: trackers.length }),
  }));
  const files = Object.keys(look.files).length;
  output.line(
    `${look.at}  ${look.consultation}: ${all.length === 0 ? 'all is well' : `${all.length} ALARMS`}, ${files} files, ${runs.length} runs${
      before === undefined ? '; nothing to compare with yet' : `; compared with ${before.at}`
    }`,
  );
  for (const { id, run, phase, ballots } of runs) {
    output.line(`  ${id}, run ${run}: ${phase}${ballots === undefined ? '' : `, ${ballots} ballots`}`);
  }
  for (const { what } of notes) output.line(`  ${what}`);
  for (const { code, what } of all) output.problem(`${code}: ${what}.`);
  output.value({
    ok: all.length === 0,
    at: look.at,
    consultation: look.consultation,
    comparedWith: before?.at ?? null,
    files,
    runs,
    alarms: all,
    notes,
  });
  return all.length === 0;
}
