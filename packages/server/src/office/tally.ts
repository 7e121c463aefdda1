import {
  combineDecryptions,
  missingDecryptions,
  parseSizedTally,
  parseTrustees,
  verifyPartialDecryption,
  type Trustee,
} from '@isoloir/protocol';
import type { ElectionResult } from '../http/schemas/election.ts';
import type { Decryption, Run } from '../store/runs.ts';
import { resultOf } from '../voting/result.ts';
import { sealedTextsOf } from '../voting/sealed-run.ts';
import { neverCounted } from './annulled-urn.ts';
import type { Office } from './office.ts';
import { done, refused, type OfficeOutcome } from './outcome.ts';
import type { DecryptionPart } from './trustee-files.ts';

/**
 * Counts a closed run from its trustees' partial decryptions: each is checked against its trustee's key before any is
 * kept. Needed are the parts of all single trustees and, of a threshold group, of as many as it asks for. A run that is counted already gives its result again.
 */
export async function tallyRun(
  office: Office,
  uuid: string,
  parts: readonly DecryptionPart[],
): Promise<OfficeOutcome<ElectionResult>> {
  const run = await office.store.runs.find(uuid);
  if (run === undefined) return refused('election-unknown', `There is no election ${uuid} here.`);
  if (run.state === 'annulled') return refused('run-annulled', `Election ${uuid} ${neverCounted}.`);
  if (run.state === 'counted') return resultAgain(run);
  const { encryptedTally, sizedTally } = run;
  if (run.state !== 'closed' || encryptedTally === null || sizedTally === null) {
    return refused('state-wrong', `Election ${uuid} is ${run.state}; close it before the count.`);
  }
  const { election } = sealedTextsOf(run);
  const decryptions = checkParts(run, encryptedTally, parts, office.progress);
  if (!decryptions.ok) return decryptions;
  const sized = parseSizedTally(sizedTally);
  if (!sized.ok) throw new Error(`The tally of run ${uuid} is damaged: ${sized.error.message}`);
  const { count: numberOfBallots, totalWeight } = sized.value;
  const combined = combineDecryptions({
    election,
    trustees: run.trusteesText,
    encryptedTally,
    decryptions: decryptions.value,
    numberOfBallots,
    totalWeight,
  });
  if (!combined.ok)
    return refused('decryption-invalid', `The parts do not combine: ${combined.error.message}.`);
  const { result } = combined.value;
  return office.store.transaction(async (rooms) => {
    for (const decryption of decryptions.value) await rooms.runs.addDecryption(uuid, decryption);
    await rooms.runs.setResult(uuid, result);
    await rooms.audit.append(
      {
        act: 'election.counted',
        consultation: run.consultation,
        detail: { election: run.election, uuid, ballots: numberOfBallots },
      },
      office.clock(),
    );
    return resultAgain({ ...run, state: 'counted', result });
  });
}

function resultAgain(run: Run): OfficeOutcome<ElectionResult> {
  const result = resultOf(run);
  if (!result.ok) throw new Error(`Run ${run.uuid} is counted without a result`);
  return done(result.value);
}

function checkParts(
  run: Run,
  encryptedTally: string,
  parts: readonly DecryptionPart[],
  progress: Office['progress'],
): OfficeOutcome<readonly Decryption[]> {
  const { election } = sealedTextsOf(run);
  const trustees = parseTrustees(election.group, run.trusteesText);
  if (!trustees.ok) throw new Error(`The sealed trustees of run ${run.uuid} are damaged`);
  const fileOf = new Map<number, string>();
  const decryptions: Decryption[] = [];
  for (const [at, { file, from, text }] of parts.entries()) {
    progress?.(`checking part ${at + 1} of ${parts.length}`);
    if (from !== undefined && from.uuid !== run.uuid) {
      return refused(
        'decryption-invalid',
        `${file} was made for election ${from.uuid}, not for ${run.uuid}.`,
      );
    }
    // Members of a group of whom one is enough have the same key: each part takes the next free place.
    const places = trustees.value.flatMap(({ publicKey }, place) =>
      from === undefined || from.publicKey === publicKey ? [{ owner: place + 1, publicKey }] : [],
    );
    if (places.length === 0) {
      return refused('decryption-invalid', `${file} is from nobody among the trustees of this election.`);
    }
    const verdicts = places.map(({ owner, publicKey }) => ({
      owner,
      verdict: verifyPartialDecryption({ election, encryptedTally, publicKey, decryption: text }),
    }));
    const owners = verdicts.filter(({ verdict }) => verdict.ok).map(({ owner }) => owner);
    const [first] = verdicts;
    if (owners.length === 0) {
      const why = first?.verdict.ok === false ? first.verdict.error.message : 'the proof is false';
      return refused(
        'decryption-invalid',
        from === undefined
          ? `${file} proves no decryption of this election by one of its trustees.`
          : `${file} does not prove its decryption: ${why}.`,
      );
    }
    const owner = owners.find((each) => !fileOf.has(each));
    if (owner === undefined) {
      const other = fileOf.get(owners[0] ?? 0) ?? file;
      return refused(
        'decryption-invalid',
        `${file} and ${other} are from the same trustee; give each one once.`,
      );
    }
    fileOf.set(owner, file);
    decryptions.push({ owner, text });
  }
  const missing = tellMissing(trustees.value, fileOf.keys());
  if (missing !== undefined) return refused('decryptions-missing', missing);
  return done(decryptions.sort((left, right) => left.owner - right.owner));
}

/** Whose parts a count still needs, in words. */
function tellMissing(trustees: readonly Trustee[], owners: Iterable<number>): string | undefined {
  const { singles, groups } = missingDecryptions(trustees, owners);
  const nameOf = (owner: number): string => {
    const { name, seat } = trustees[owner - 1] ?? {};
    return name ?? (seat === undefined ? `trustee ${owner}` : `member ${seat.index}`);
  };
  const parts = [
    ...singles.map(nameOf),
    ...groups.map(({ owners: left, needed }) => `${needed} of the group’s ${left.map(nameOf).join(', ')}`),
  ];
  return parts.length === 0 ? undefined : `The parts of these trustees are missing: ${parts.join('; ')}.`;
}
