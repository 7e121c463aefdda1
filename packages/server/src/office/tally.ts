import { combineDecryptions, parseTrustees, verifyPartialDecryption } from '@isoloir/protocol';
import { Type } from 'typebox';
import { Compile } from 'typebox/compile';
import type { ElectionResult } from '../http/schemas/election.ts';
import type { Decryption, Run } from '../store/runs.ts';
import { resultOf } from '../voting/result.ts';
import { sealedTextsOf } from '../voting/sealed-run.ts';
import type { Office } from './office.ts';
import { done, refused, type OfficeOutcome } from './outcome.ts';

/** A trustee's partial decryption as read from its file. */
export interface DecryptionPart {
  readonly file: string;
  readonly uuid: string;
  readonly publicKey: string;
  /** The exact JSON of the partial decryption. */
  readonly text: string;
}

const checkSized = Compile(Type.Object({ num_tallied: Type.Integer({ minimum: 0 }) }));

/**
 * Counts a closed run from its trustees' partial decryptions: each is checked against its trustee's key before any is
 * kept. All trustees' parts are needed. A run that is counted already gives its result again.
 */
export async function tallyRun(
  office: Office,
  uuid: string,
  parts: readonly DecryptionPart[],
): Promise<OfficeOutcome<ElectionResult>> {
  const run = await office.store.runs.find(uuid);
  if (run === undefined) return refused('election-unknown', `There is no election ${uuid} here.`);
  if (run.state === 'counted') return resultAgain(run);
  const { encryptedTally, sizedTally } = run;
  if (run.state !== 'closed' || encryptedTally === null || sizedTally === null) {
    return refused('state-wrong', `Election ${uuid} is ${run.state}; close it before the count.`);
  }
  const { election } = sealedTextsOf(run);
  const decryptions = checkParts(run, encryptedTally, parts);
  if (!decryptions.ok) return decryptions;
  const { num_tallied: numberOfBallots } = checkSized.Parse(JSON.parse(sizedTally));
  const combined = combineDecryptions({
    election,
    trustees: run.trusteesText,
    encryptedTally,
    decryptions: decryptions.value,
    numberOfBallots,
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
): OfficeOutcome<readonly Decryption[]> {
  const { election } = sealedTextsOf(run);
  const trustees = parseTrustees(election.group, run.trusteesText);
  if (!trustees.ok) throw new Error(`The sealed trustees of run ${run.uuid} are damaged`);
  const fileOf = new Map<number, string>();
  const decryptions: Decryption[] = [];
  for (const { file, uuid, publicKey, text } of parts) {
    if (uuid !== run.uuid) {
      return refused('decryption-invalid', `${file} was made for election ${uuid}, not for ${run.uuid}.`);
    }
    const owner = trustees.value.findIndex((trustee) => trustee.publicKey === publicKey) + 1;
    if (owner === 0)
      return refused('decryption-invalid', `${file} is from nobody among the trustees of this election.`);
    const other = fileOf.get(owner);
    if (other !== undefined) {
      return refused(
        'decryption-invalid',
        `${file} and ${other} are from the same trustee; give each one once.`,
      );
    }
    fileOf.set(owner, file);
    const verified = verifyPartialDecryption({ election, encryptedTally, publicKey, decryption: text });
    if (!verified.ok) {
      return refused(
        'decryption-invalid',
        `${file} does not prove its decryption: ${verified.error.message}.`,
      );
    }
    decryptions.push({ owner, text });
  }
  const missing = trustees.value.flatMap(({ name }, index) =>
    fileOf.has(index + 1) ? [] : [name ?? `trustee ${index + 1}`],
  );
  if (missing.length > 0) {
    return refused('decryptions-missing', `The parts of these trustees are missing: ${missing.join(', ')}.`);
  }
  return done(decryptions.sort((left, right) => left.owner - right.owner));
}
