import { parseCheckedCredentials, parseElection, type Election } from '@isoloir/protocol';
import { Compile } from 'typebox/compile';
import { SealedDefinition } from '../http/schemas/election.ts';
import type { Run } from '../store/runs.ts';

/** What was fixed at sealing, parsed. */
export interface SealedTexts {
  readonly election: Election;
  readonly definition: SealedDefinition;
  /** The public credentials with their weights. */
  readonly credentials: ReadonlyMap<string, number>;
}

const checkDefinition = Compile(SealedDefinition);
const known = new Map<string, SealedTexts>();
const knownAtMost = 200;

/**
 * The parsed sealed texts of a run. They never change, so the last ones asked for are remembered. Throws when the
 * store holds texts that sealing can not have written.
 */
export function sealedTextsOf(run: Run): SealedTexts {
  const found = known.get(run.uuid);
  if (found?.election.text === run.electionText) return found;
  const election = parseElection(run.electionText);
  if (!election.ok)
    throw new Error(`The sealed election of run ${run.uuid} is damaged: ${election.error.message}`);
  const definition = checkDefinition.Parse(JSON.parse(run.definitionText));
  const credentials = parseCheckedCredentials(run.credentialsText);
  if (!credentials.ok) throw new Error(`The sealed credentials of run ${run.uuid} are damaged`);
  const texts = { election: election.value, definition, credentials: credentials.value };
  if (known.size >= knownAtMost) known.clear();
  known.set(run.uuid, texts);
  return texts;
}
