import { readArchive, trackerOf } from '@isoloir/protocol';
import { Type } from 'typebox';
import { Compile } from 'typebox/compile';
import { verifyArchiveBytes } from '../office/archive.ts';
import { jsonOf } from './json.ts';
import type { Finding } from './look.ts';

/** What an archive is compared with. */
export interface ArchiveExpectation {
  /** How the run is named in findings. */
  readonly name: string;
  readonly fingerprint: string;
  readonly trackers: readonly string[];
  /** What the server gives as the result, once there is one. */
  readonly result: Uint8Array | undefined;
}

const votes = Type.Integer({ minimum: 0 });
const checkResult = Compile(
  Type.Object({
    questions: Type.Array(
      Type.Object({ blank: Type.Optional(votes), candidates: Type.Array(Type.Object({ votes })) }),
    ),
  }),
);

/** What is wrong with an archive: in itself, and beside the urn and the result that the server shows. */
export async function archiveFaults(
  bytes: Uint8Array,
  { name, fingerprint, trackers, result }: ArchiveExpectation,
): Promise<readonly Finding[]> {
  const { failures, election, counts } = await verifyArchiveBytes(bytes, () => undefined);
  const [first] = failures;
  if (first !== undefined) {
    const ballot = first.ballot === undefined ? '' : `, ballot ${first.ballot}`;
    const what = `the archive of ${name} does not verify: ${failures.length} failures, the first at event ${first.event ?? 0}${ballot}: ${first.message}`;
    return [{ code: 'archive-wrong', what }];
  }
  const faults: Finding[] = [];
  const archive = readArchive(bytes);
  const found = archive.ok ? archive.value.ballots.map(({ text }) => trackerOf(text)).sort() : [];
  if (election?.fingerprint !== fingerprint) {
    faults.push({ code: 'archive-wrong', what: `the archive of ${name} is of another election` });
  }
  if (JSON.stringify(found) !== JSON.stringify([...trackers].sort())) {
    faults.push({ code: 'archive-wrong', what: `the archive of ${name} has other ballots than its urn` });
  }
  if (result === undefined) return faults;
  const value = jsonOf(result);
  const told = checkResult.Check(value)
    ? value.questions.map(({ blank, candidates }) => [
        ...(blank === undefined ? [] : [blank]),
        ...candidates.map((candidate) => candidate.votes),
      ])
    : undefined;
  if (JSON.stringify(told) !== JSON.stringify(counts)) {
    faults.push({ code: 'result-wrong', what: `the result of ${name} is not that of its archive` });
  }
  return faults;
}
