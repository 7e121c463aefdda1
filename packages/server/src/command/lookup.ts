import { readFileSync } from 'node:fs';
import type { Command } from 'commander';
import { lookUpBallot, lookUpProof, type JudgedProof, type NamedRun } from '../office/lookup.ts';
import { refused } from '../office/outcome.ts';
import type { Output } from './output.ts';
import { outputOf, Refused, valueOrRefuse, withData } from './session.ts';

function wordsOf({ consultation, election, title, run, annulled }: NamedRun): string {
  const end = annulled ? `: this run was annulled, nothing of it counts` : '';
  return `${consultation}/${election} (${title.fr} / ${title.nl}), run ${run}${end}`;
}

const faults: Readonly<Record<Exclude<JudgedProof['state'], 'valid'>, string>> = {
  unreadable: 'There is no proof of signature in this text; give all of it, from ISP1 to the end.',
  damaged: 'The proof is NOT valid: it was changed, or is not whole. Have the voter send it again.',
  foreign: 'The proof is NOT ours: it was signed by the key of another server.',
};

/** The text to look at; of a PDF, the proof that its properties repeat. */
function textIn(output: Output, file: string): string {
  try {
    return readFileSync(file === '-' ? 0 : file, 'latin1');
  } catch (error) {
    if (!(error instanceof Error) || !('code' in error)) throw error;
    const outcome = refused('file-unreadable', `${file} can not be read (${String(error.code)}).`);
    return valueOrRefuse(output, outcome);
  }
}

/** `isoloir lookup …`: what the assistance may look up; never whose a ballot is, never what a vote says. */
export function addLookupCommands(program: Command): void {
  const lookup = program.command('lookup').description('what the assistance may look up for a voter');
  lookup
    .command('ballot <code>')
    .description('whether the ballot of a registration code is in an urn; status 0 only if it is')
    .action(async (typed: string, _options: unknown, command: Command) => {
      const output = outputOf(command);
      const { code, present } = await withData(async (data) =>
        valueOrRefuse(output, await lookUpBallot(data, typed)),
      );
      output.value({ code, present });
      for (const run of present) output.line(`The ballot ${code} is in the urn of ${wordsOf(run)}.`);
      if (present.some(({ annulled }) => !annulled)) return;
      if (present.length === 0) output.problem(`No urn of this server has a ballot ${code}.`);
      throw new Refused('absent');
    });
  lookup
    .command('proof <file>')
    .description(
      'judge a proof of signature: a file, its PDF, or - for what you paste; status 0 only if it is valid',
    )
    .action(async (file: string, _options: unknown, command: Command) => {
      const output = outputOf(command);
      const text = textIn(output, file);
      const judged = await withData((data) => lookUpProof(data, text));
      output.value(judged);
      if (judged.state !== 'valid') {
        output.problem(faults[judged.state]);
        throw new Refused(judged.state);
      }
      const { proof, run, onTheList } = judged;
      output.line(
        `The proof is valid: ${proof.name} (${proof.number}) signed the roll at ${proof.signedAt},`,
      );
      output.line(
        `in ${run === undefined ? `${proof.consultation}/${proof.election}, run ${proof.run}` : wordsOf(run)}.`,
      );
      if (onTheList) return;
      output.problem('But the signature list of this server does not say so: tell the election office.');
      throw new Refused('not-on-the-list');
    });
}
