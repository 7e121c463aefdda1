import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import type { ElectionResult } from '../http/schemas/election.ts';
import { archiveOf, verifyArchiveFile } from '../office/archive.ts';
import {
  neverCounted,
  readAnnulledUrn,
  writeAnnulledUrn,
  type ReadAnnulledUrn,
} from '../office/annulled-urn.ts';
import type { Office } from '../office/office.ts';
import { done, refused, type OfficeOutcome } from '../office/outcome.ts';
import { tallyRun } from '../office/tally.ts';
import { readDecryptionFile } from '../office/trustee-files.ts';
import type { Run } from '../store/runs.ts';
import type { Output } from './output.ts';
import { addNewPassphrase, newProtection, type PassphraseOptions } from './passphrase.ts';
import { outputOf, Refused, valueOrRefuse, withData } from './session.ts';

/** Finds the run that somebody means by its uuid, or by `consultation/election` (its latest run). */
export async function findElection({ store }: Office, text: string): Promise<OfficeOutcome<Run>> {
  const [consultation, election] = text.split('/');
  const runs =
    consultation !== undefined && election !== undefined
      ? (await store.runs.ofConsultation(consultation)).filter((run) => run.election === election)
      : [await store.runs.find(text)];
  const run = runs.at(-1);
  return run === undefined
    ? refused('election-unknown', `There is no election "${text}"; give its uuid, or consultation/election.`)
    : done(run);
}

/** Tells a result, the most votes first, with who is elected where seats are fixed. */
export function tellResult(output: Output, { uuid, numberOfBallots, questions }: ElectionResult): void {
  output.line(`Result of ${uuid}, ${numberOfBallots} ballots:`);
  for (const { title, blank, candidates } of questions) {
    output.line(`  ${title.fr} / ${title.nl}`);
    if (blank !== undefined) output.line(`    ${String(blank).padStart(6)}  (blank)`);
    const byVotes = [...candidates].sort((left, right) => right.votes - left.votes);
    for (const { name, votes, outcome } of byVotes) {
      const mark = outcome === undefined ? '' : `  (${outcome})`;
      output.line(`    ${String(votes).padStart(6)}  ${name}${mark}`);
    }
  }
}

function tellAnnulled(output: Output, path: string, { file, publicKey, signed }: ReadAnnulledUrn): void {
  output.value({ ok: signed, ...file, publicKey });
  if (!signed) {
    output.problem(`${path} is not as it was signed: something in it was changed.`);
    throw new Refused('archive-invalid');
  }
  output.line(`${file.mark.fr} / ${file.mark.nl}`);
  output.line(
    `${path} holds the urn of ${file.consultation}/${file.election}, run ${file.run} (${file.uuid}), annulled ${file.annulledAt}: ${file.ballots} ballots.`,
  );
  output.line(`It is as it was signed, by key ${publicKey}. Nothing in it is ever counted.`);
}

interface VerifyOptions {
  readonly oneBallotEach?: true;
  readonly plainThreshold?: true;
}

/** `isoloir tally …` and `isoloir archive …` */
export function addCountCommands(program: Command): void {
  program
    .command('tally <election> <file...>')
    .description('count a closed election from its trustees’ partial decryptions')
    .action(async (election: string, files: string[], _options: unknown, command: Command) => {
      const output = outputOf(command);
      const parts = files.map((file) => valueOrRefuse(output, readDecryptionFile(file)));
      const result = await withData(async (data) => {
        const { uuid } = valueOrRefuse(output, await findElection(data, election));
        return valueOrRefuse(output, await tallyRun(data, uuid, parts));
      }, output);
      tellResult(output, result);
      output.value(result);
    });

  const archive = program.command('archive').description('an election’s archive, which anybody can verify');
  addNewPassphrase(
    archive
      .command('export <election>')
      .description(
        'write the archive of an election, as far as it has come, as UUID.bel; an annulled urn as a sealed file',
      )
      .requiredOption('--out <folder>', 'the folder that it goes to'),
  ).action(async (election: string, options: PassphraseOptions & { out: string }, command: Command) => {
    const output = outputOf(command);
    const written = await withData(async (data) => {
      const run = valueOrRefuse(output, await findElection(data, election));
      if (run.state === 'annulled') {
        output.problem(
          `Election ${run.uuid} ${neverCounted}. It goes into a sealed file; keep the passphrase apart from it.`,
        );
        const protection = await newProtection(output, options);
        return valueOrRefuse(output, await writeAnnulledUrn(data, run, options.out, protection)).path;
      }
      if (run.state !== 'closed' && run.state !== 'counted') {
        return valueOrRefuse(
          output,
          refused(
            'state-wrong',
            `Election ${run.uuid} is ${run.state}; its archive is exported after closing.`,
          ),
        );
      }
      mkdirSync(options.out, { recursive: true });
      const path = join(options.out, `${run.uuid}.bel`);
      writeFileSync(path, await archiveOf(data.store, run));
      return path;
    });
    output.line(`Wrote ${written}`);
    output.value({ archive: written });
  });
  archive
    .command('verify <file>')
    .description('check everything in an archive; status 0 only if every check holds')
    .option('--one-ballot-each', 'refuse a second ballot of the same credential, rather than count it')
    .option(
      '--plain-threshold',
      'take threshold groups in the form without signatures that belenios-tool wrote before 2.5.1',
    )
    .action(async (file: string, options: VerifyOptions, command: Command) => {
      const output = outputOf(command);
      const annulled = valueOrRefuse(output, readAnnulledUrn(file));
      if (annulled !== undefined) {
        tellAnnulled(output, file, annulled);
        return;
      }
      const revotes = options.oneBallotEach === true ? 'refused' : 'counted';
      // Not found out by looking: in an archive that newer tools are to judge, a group without signatures is a failure.
      const form = options.plainThreshold === true ? { thresholdForm: 'plain' as const } : {};
      const report = valueOrRefuse(
        output,
        await verifyArchiveFile(file, { revotes, ...form }, ({ ballots, part }) =>
          output.progress(`${ballots} ballots checked, ${Math.floor(100 * part)} %`),
        ),
      );
      for (const failure of report.failures) {
        const place = [
          failure.event === undefined ? [] : [`event ${failure.event}`],
          failure.ballot === undefined ? [] : [`ballot ${failure.ballot}`],
          failure.question === undefined ? [] : [`question ${failure.question + 1}`],
          failure.path === undefined ? [] : [failure.path],
        ].flat();
        output.problem(`${[...place, failure.code].join(', ')}: ${failure.message}`);
      }
      const { ok, stage, ballots, replaced, failures, counts } = report;
      output.value({ ok, stage, ballots, replaced, failures, counts });
      if (failures.some(({ code }) => code === 'archive-truncated')) {
        output.problem(`${file} ends in the middle of something: it is not the whole file. Fetch it again.`);
      }
      if (failures.some(({ code }) => code === 'trustee-threshold-unsigned')) {
        output.problem(
          'If a belenios-tool before 2.5.1 made this archive, verify it with --plain-threshold.',
        );
      }
      if (!report.ok) {
        output.problem(`${file} does not verify: ${report.failures.length} failures.`);
        throw new Refused('archive-invalid');
      }
      for (const check of report.checks) output.line(`checked: ${check}`);
      const again = replaced === 0 ? '' : `, ${replaced} of them replaced by a later one`;
      output.line(`${file} verifies: stage ${stage}, ${ballots} ballots${again}.`);
    });
}
