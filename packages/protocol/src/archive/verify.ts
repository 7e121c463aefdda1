import { hexHash } from '../encoding/hash.ts';
import { type ProtocolError, protocolError } from '../errors.ts';
import { type ParsedBallot } from '../ballot/ballot.ts';
import { parseBallot } from '../ballot/parse.ts';
import { verifyBallot } from '../ballot/verify.ts';
import { parseCredentials } from '../credentials.ts';
import { type Election, parseElection } from '../election/election.ts';
import { type Result } from '../result.ts';
import { combineDecryptions } from '../tally/combine.ts';
import { verifyPartialDecryption } from '../tally/decrypt.ts';
import { accumulate, countedBallots, readSizedTally } from '../tally/tally.ts';
import { type Trustee } from '../trustees/single.ts';
import { electionKeyOf, parseTrustees, type TrusteesOptions } from '../trustees/trustees.ts';
import { type ArchiveContent, type ArchiveFailure, readArchive } from './read.ts';

/** How far an election has come. */
export type ArchiveStage = 'setup' | 'voting' | 'ended' | 'tallied' | 'decrypting' | 'result';

/** The verdict on an archive. */
export interface ArchiveReport {
  readonly ok: boolean;
  /** Everything that is wrong, as far as it can be told apart. */
  readonly failures: readonly ArchiveFailure[];
  readonly election?: Election;
  /** Ballots in the archive, those that were replaced by a later one included. */
  readonly ballots: number;
  readonly stage: ArchiveStage;
  /** Per question and choice, where the archive holds a result that is right. */
  readonly counts?: readonly (readonly number[])[];
  /** The checks that were made and passed, one English phrase each. */
  readonly checks: readonly string[];
}

/** What {@link verifyArchive} may be given. */
export interface VerifyArchiveOptions extends TrusteesOptions {
  /** Told after each ballot. */
  readonly onProgress?: (done: number, total: number) => void;
}

/**
 * Makes every check that an archive allows: structure, keys, credentials, each ballot's form, signature and proofs,
 * the tally, each partial decryption, the result. Stricter than belenios-tool, which leaves some of them out.
 */
export function verifyArchive(bytes: Uint8Array, options: VerifyArchiveOptions = {}): ArchiveReport {
  const read = readArchive(bytes);
  if (!read.ok) return { ok: false, failures: [read.error], ballots: 0, stage: 'setup', checks: [] };
  return new Verification(read.value, options).run();
}

/** Collects failures and passed checks while it goes through an archive. */
class Verification {
  readonly #content: ArchiveContent;
  readonly #options: VerifyArchiveOptions;
  readonly #failures: ArchiveFailure[] = [];
  readonly #checks: string[] = ['structure: members, hashes, chain of events, canonical bytes'];

  constructor(content: ArchiveContent, options: VerifyArchiveOptions) {
    this.#content = content;
    this.#options = options;
  }

  run(): ArchiveReport {
    const content = this.#content;
    const setup = { event: 0 };
    const election = this.#take(parseElection(content.election), setup);
    if (election === undefined) return this.#report();
    this.#checks.push('election: canonical, version 1, known group, key in the group');
    const trustees = this.#take(parseTrustees(election.group, content.trustees, this.#options), setup);
    if (trustees !== undefined) this.#checkKey(election);
    const credentials = this.#take(parseCredentials(election.group, content.credentials), setup);
    if (credentials !== undefined) this.#checks.push('credentials: in the group, all distinct');
    const ballots = this.#checkBallots(election, credentials);
    if (ballots !== undefined && credentials !== undefined) this.#checkTally(election, ballots, credentials);
    if (trustees === undefined) return this.#report(election);
    return this.#report(election, this.#checkResult(election, trustees));
  }

  #report(election?: Election, counts?: ArchiveReport['counts']): ArchiveReport {
    return {
      ok: this.#failures.length === 0,
      failures: this.#failures,
      ...(election !== undefined && { election }),
      ballots: this.#content.ballots.length,
      stage: stageOf(this.#content),
      ...(counts !== undefined && { counts }),
      checks: this.#checks,
    };
  }

  #fail(error: ProtocolError, where: Omit<ArchiveFailure, keyof ProtocolError>): void {
    const question = /^answers\[(\d+)\]/.exec(error.path ?? '')?.[1];
    const inQuestion = question !== undefined && where.ballot !== undefined;
    this.#failures.push({ ...error, ...where, ...(inQuestion && { question: Number(question) }) });
  }

  #take<T>(
    result: Result<T, ProtocolError>,
    where: Omit<ArchiveFailure, keyof ProtocolError>,
  ): T | undefined {
    if (result.ok) return result.value;
    this.#fail(result.error, where);
    return undefined;
  }

  #checkKey(election: Election): void {
    const key = this.#take(electionKeyOf(election.group, this.#content.trustees, this.#options), {
      event: 0,
    });
    if (key === undefined) return;
    if (key !== election.publicKey) {
      const message = 'the election key is not the product of the keys of the trustees';
      this.#fail(protocolError('election-key-mismatch', message, 'public_key'), { event: 0 });
      return;
    }
    this.#checks.push('trustees: proofs of knowledge, product of their keys is the election key');
  }

  /** The ballots, when all could at least be parsed. */
  #checkBallots(
    election: Election,
    credentials: ReadonlyMap<string, number> | undefined,
  ): readonly ParsedBallot[] | undefined {
    const { ballots } = this.#content;
    const before = this.#failures.length;
    const seen = new Set<string>();
    const parsed: ParsedBallot[] = [];
    ballots.forEach(({ text, event }, index) => {
      const where = { event, ballot: hexHash(text) };
      if (seen.has(where.ballot)) {
        this.#fail(protocolError('ballot-duplicate', 'the same ballot is there twice'), where);
      }
      seen.add(where.ballot);
      const ballot = this.#take(parseBallot(election, text), where);
      if (ballot !== undefined) {
        parsed.push(ballot);
        if (credentials?.has(ballot.credential) === false) {
          const message = 'the credential is not in the list';
          this.#fail(protocolError('ballot-credential-unlisted', message, 'credential'), where);
        }
        this.#take(verifyBallot(election, ballot), where);
      }
      this.#options.onProgress?.(index + 1, ballots.length);
    });
    if (this.#failures.length === before && credentials !== undefined) {
      this.#checks.push(`ballots: form, credential, signature and proofs of ${ballots.length}`);
    }
    return parsed.length === ballots.length ? parsed : undefined;
  }

  #checkTally(
    election: Election,
    ballots: readonly ParsedBallot[],
    weights: ReadonlyMap<string, number>,
  ): void {
    const { encryptedTally: stored, events } = this.#content;
    if (stored === undefined) return;
    const counted = countedBallots(ballots);
    const expected = accumulate(election, counted, weights);
    const where = { event: events.findIndex(({ type }) => type === 'EncryptedTally') };
    if (stored.encryptedTally !== expected.encryptedTally) {
      this.#fail(protocolError('tally-mismatch', 'the tally is not the product of the ballots'), where);
    } else if (stored.sizedTally !== expected.sizedTally) {
      this.#fail(protocolError('tally-size-mismatch', `expected ${expected.sizedTally}`), where);
    } else {
      this.#checks.push(`encrypted tally: product of ${counted.length} ballots, their number`);
    }
  }

  #checkResult(election: Election, trustees: readonly Trustee[]): ArchiveReport['counts'] {
    const { encryptedTally: tally, decryptions, events, result } = this.#content;
    if (tally === undefined || decryptions.length === 0) return undefined;
    const before = this.#failures.length;
    const owners = new Set<number>();
    for (const { owner, text, event } of decryptions) {
      const publicKey = trustees[owner - 1]?.publicKey;
      if (owners.has(owner)) {
        const message = `trustee ${owner} has decrypted twice`;
        this.#fail(protocolError('decryption-owner-duplicate', message), { event });
      }
      owners.add(owner);
      if (publicKey === undefined) {
        this.#fail(protocolError('decryption-owner-unknown', `there is no trustee ${owner}`), { event });
        continue;
      }
      const { encryptedTally } = tally;
      this.#take(verifyPartialDecryption({ election, encryptedTally, publicKey, decryption: text }), {
        event,
      });
    }
    if (this.#failures.length > before) return undefined;
    this.#checks.push(`partial decryptions: factors and proofs of ${decryptions.length}`);
    if (result === undefined) return undefined;
    const event = events.length - 1;
    const { count, totalWeight } = readSizedTally(tally.sizedTally);
    const combined = this.#take(
      combineDecryptions({
        election,
        trustees: this.#content.trustees,
        encryptedTally: tally.encryptedTally,
        decryptions,
        numberOfBallots: count,
        totalWeight,
        ...this.#options,
      }),
      { event },
    );
    if (combined === undefined) return undefined;
    if (combined.result !== result) {
      this.#fail(protocolError('result-mismatch', `the decryptions give ${combined.result}`), { event });
      return undefined;
    }
    this.#checks.push('result: what the partial decryptions give');
    return combined.counts;
  }
}

function stageOf({ ballots, closed, encryptedTally, decryptions, result }: ArchiveContent): ArchiveStage {
  if (result !== undefined) return 'result';
  if (decryptions.length > 0) return 'decrypting';
  if (encryptedTally !== undefined) return 'tallied';
  if (closed) return 'ended';
  return ballots.length > 0 ? 'voting' : 'setup';
}
