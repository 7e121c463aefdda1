import { type BallotVerdict } from '../verification/check-ballot.ts';
import { parseCredentials } from '../credentials.ts';
import { type Election, parseElection } from '../election/election.ts';
import { type ProtocolError, protocolError, type ProtocolErrorCode } from '../errors.ts';
import { type Result } from '../result.ts';
import { type RunningTally, startTally } from '../tally/tally.ts';
import { type Trustee } from '../trustees/single.ts';
import { electionKeyOf, parseTrustees, type TrusteesOptions } from '../trustees/trustees.ts';
import { CountVerification } from './count-verification.ts';
import { type EventType } from './events.ts';
import { type ArchiveFailure, type ReadStep } from './reader.ts';

/** How far an election has come. */
export type ArchiveStage = 'setup' | 'voting' | 'ended' | 'tallied' | 'decrypting' | 'result';

/** The verdict on an archive. */
export interface ArchiveReport {
  readonly ok: boolean;
  /** Everything that is wrong, as far as it can be told apart, in the order of events; of each ballot the first thing. */
  readonly failures: readonly ArchiveFailure[];
  readonly election?: Election;
  /** Ballots in the archive, those that were replaced by a later one included. */
  readonly ballots: number;
  /** Those of them that a later ballot of the same credential replaces. */
  readonly replaced: number;
  readonly stage: ArchiveStage;
  /** Per question and choice, where the archive holds a result that is right. */
  readonly counts?: readonly (readonly number[])[];
  /** The checks that were made and passed, one English phrase each. */
  readonly checks: readonly string[];
}

/** How far a verification has come. */
export interface ArchiveProgress {
  /** Bytes that were read. */
  readonly bytes: number;
  /** Ballots that were checked. */
  readonly ballots: number;
}

/** What the verification of an archive may be given. */
export interface VerifyArchiveOptions extends TrusteesOptions {
  /** Told after each ballot. */
  readonly onProgress?: (progress: ArchiveProgress) => void;
  /** `counted` by default: of several ballots of a credential the last one counts. `refused`: one alone may be there. */
  readonly revotes?: 'counted' | 'refused';
}

/** A ballot that is to be checked by whoever goes through the archive. */
export interface BallotTask {
  readonly election: Election;
  readonly text: string;
  readonly event: number;
  readonly hash: string;
}

const stages: Readonly<Record<EventType, ArchiveStage>> = {
  Setup: 'setup',
  Ballot: 'voting',
  EndBallots: 'ended',
  EncryptedTally: 'tallied',
  PartialDecryption: 'decrypting',
  Result: 'result',
};

/**
 * All that an archive's verification has to know while the events go by: the simple form and the streamed one differ
 * only in who reads and who checks the ballots. Of each ballot it keeps its hash and its credential.
 */
export class ArchiveVerification {
  readonly #options: VerifyArchiveOptions;
  readonly #failures: ArchiveFailure[] = [];
  readonly #checks: string[] = [];
  readonly #seen = new Set<string>();
  readonly #lastOf = new Map<string, string>();
  /** Hashes of the ballots that a later one replaces. */
  readonly #replaced = new Set<string>();
  #election: Election | undefined;
  #trustees: readonly Trustee[] | undefined;
  #credentials: ReadonlyMap<string, number> | undefined;
  #count: CountVerification | undefined;
  #tally: RunningTally | undefined;
  #stage: ArchiveStage = 'setup';
  #ballots = 0;
  #checked = 0;
  #ballotFailures = 0;
  /** Whether all ballots have the form and the elements that a product needs. */
  #countable = true;

  constructor(options: VerifyArchiveOptions) {
    this.#options = options;
  }

  /** Ballots that were checked. */
  get checked(): number {
    return this.#checked;
  }

  /** Ballots that have to be read once more before the {@link report}, each given to {@link remove}. */
  get replaced(): ReadonlySet<string> {
    return this.#countable && this.#count?.hasTally === true ? this.#replaced : new Set();
  }

  /** Takes the next event; a ballot comes back as a task whose verdict is to be given to {@link settle}. */
  take({ height: event, type, data }: ReadStep): BallotTask | undefined {
    this.#stage = stages[type];
    const [first, second, third] = data;
    if (type === 'Setup') this.#setUp(first?.text ?? '', second?.text ?? '', third?.text ?? '');
    if (type !== 'Ballot') {
      this.#count?.take(type, event, first?.text ?? '', second?.text ?? '');
      return undefined;
    }
    this.#ballots += 1;
    if (first === undefined || this.#election === undefined) return undefined;
    const task = { election: this.#election, text: first.text, event, hash: first.hash };
    this.#register(task);
    return task;
  }

  #setUp(electionText: string, trusteesText: string, credentialsText: string): void {
    const setup = { event: 0 };
    const election = this.#accept(parseElection(electionText), setup);
    if (election === undefined) return;
    this.#election = election;
    this.#checks.push('election: canonical, version 1, known group, key in the group');
    this.#trustees = this.#accept(parseTrustees(election.group, trusteesText, this.#options), setup);
    if (this.#trustees !== undefined) this.#checkKey(election, trusteesText);
    this.#credentials = this.#accept(parseCredentials(election.group, credentialsText), setup);
    if (this.#credentials !== undefined) {
      this.#checks.push('credentials: in the group, all distinct');
      this.#tally = startTally(election, this.#credentials);
    }
    this.#count = new CountVerification(election, trusteesText, this.#trustees, this.#options);
  }

  #checkKey(election: Election, trustees: string): void {
    const key = this.#accept(electionKeyOf(election.group, trustees, this.#options), { event: 0 });
    if (key === undefined) return;
    if (key !== election.publicKey) {
      const message = 'the election key is not the product of the keys of the trustees';
      this.fail({ ...protocolError('election-key-mismatch', message, 'public_key'), event: 0 });
      return;
    }
    this.#checks.push('trustees: proofs of knowledge, product of their keys is the election key');
  }

  /** What a ballot means to the others and to the count; its own form and proofs are for the checker. */
  #register({ text, event, hash }: BallotTask): void {
    const where = { event, ballot: hash };
    const refused = (code: ProtocolErrorCode, message: string, path = ''): void =>
      this.#failBallot({ ...protocolError(code, message, path), ...where });
    if (this.#seen.has(hash)) {
      refused('ballot-duplicate', 'the same ballot is there twice');
      return;
    }
    this.#seen.add(hash);
    if (this.#tally === undefined) return;
    const added = this.#tally.add(text);
    if (!added.ok) {
      // Why, the checker says, which reads the same form.
      this.#countable = false;
      return;
    }
    const { credential } = added.value;
    if (this.#credentials?.has(credential) === false) {
      refused('ballot-credential-unlisted', 'the credential is not in the list', 'credential');
    }
    const earlier = this.#lastOf.get(credential);
    if (earlier !== undefined) {
      this.#replaced.add(earlier);
      if (this.#options.revotes === 'refused') {
        refused('ballot-credential-repeated', 'there is an earlier ballot of this credential', 'credential');
      }
    }
    this.#lastOf.set(credential, hash);
  }

  /** What has come of a ballot. */
  settle({ event, hash }: BallotTask, verdict: BallotVerdict): void {
    this.#checked += 1;
    if (verdict.ok) return;
    // A product of elements of other groups would say nothing, and zero could not be taken out again.
    if (verdict.error.code.startsWith('element-')) this.#countable = false;
    this.#failBallot({ ...verdict.error, event, ballot: hash });
  }

  /** Takes a replaced ballot out of the count. */
  remove(ballot: string): void {
    this.#tally?.remove(ballot);
  }

  /** Something else is wrong. */
  fail(failure: ArchiveFailure): void {
    this.#failures.push(failure);
  }

  #failBallot(failure: ArchiveFailure): void {
    this.#ballotFailures += 1;
    this.#failures.push(failure);
  }

  #accept<T>(result: Result<T, ProtocolError>, where: { readonly event: number }): T | undefined {
    if (result.ok) return result.value;
    this.fail({ ...result.error, ...where });
    return undefined;
  }

  /** The verdict, once every event was taken and every ballot settled; `failures` are those of the structure. */
  report(failures: readonly ArchiveFailure[]): ArchiveReport {
    const passed = [
      ...(failures.length === 0 ? ['structure: members, hashes, chain of events, canonical bytes'] : []),
      ...this.#checks,
    ];
    if (this.#ballotFailures === 0 && this.#credentials !== undefined) {
      passed.push(`ballots: form, credential, signature and proofs of ${this.#ballots}`);
    }
    const tally = this.#countable ? this.#tally?.accumulation() : undefined;
    const count = this.#count?.finish(tally, this.#ballots - this.#replaced.size);
    const all = [...failures, ...this.#failures, ...(count?.failures ?? [])];
    // Ballots may have been checked in any order.
    all.sort((left, right) => (left.event ?? 0) - (right.event ?? 0));
    return {
      ok: all.length === 0,
      failures: all,
      ...(this.#election !== undefined && { election: this.#election }),
      ballots: this.#ballots,
      replaced: this.#replaced.size,
      stage: this.#stage,
      ...(count?.counts !== undefined && { counts: count.counts }),
      checks: [...passed, ...(count?.checks ?? [])],
    };
  }
}
