import { type Election } from '../election/election.ts';
import { type ProtocolError, protocolError } from '../errors.ts';
import { type Result } from '../result.ts';
import { combineDecryptions, type OwnedDecryption } from '../tally/combine.ts';
import { verifyPartialDecryption } from '../tally/decrypt.ts';
import { type Accumulation, readSizedTally } from '../tally/tally.ts';
import { type Trustee } from '../trustees/single.ts';
import { type TrusteesOptions } from '../trustees/trustees.ts';
import { type EventType } from './events.ts';
import { type ArchiveFailure, readOwned } from './reader.ts';

/** What an archive holds of the count, and the height of its event. */
interface Stored<T> {
  readonly event: number;
  readonly value: T;
}

/** What has come of the count. */
export interface CountVerdict {
  readonly failures: readonly ArchiveFailure[];
  readonly checks: readonly string[];
  readonly counts?: readonly (readonly number[])[];
}

/** Checks everything after the ballots: tally, partial decryptions, result. */
export class CountVerification {
  readonly #election: Election;
  readonly #trusteesText: string;
  readonly #trustees: readonly Trustee[] | undefined;
  readonly #options: TrusteesOptions;
  readonly #failures: ArchiveFailure[] = [];
  readonly #checks: string[] = [];
  readonly #decryptions: Stored<OwnedDecryption>[] = [];
  #tally: Stored<Accumulation> | undefined;
  #result: Stored<string> | undefined;

  constructor(
    election: Election,
    trusteesText: string,
    trustees: readonly Trustee[] | undefined,
    options: TrusteesOptions,
  ) {
    this.#election = election;
    this.#trusteesText = trusteesText;
    this.#trustees = trustees;
    this.#options = options;
  }

  /** Whether the archive holds a tally, which is to be compared. */
  get hasTally(): boolean {
    return this.#tally !== undefined;
  }

  /** Takes the data of an event. */
  take(type: EventType, event: number, first: string, second: string): void {
    if (type === 'EncryptedTally') {
      this.#tally = { event, value: { encryptedTally: first, sizedTally: second } };
    }
    if (type === 'PartialDecryption') {
      this.#decryptions.push({ event, value: { owner: readOwned(second).owner, text: first } });
    }
    if (type === 'Result') this.#result = { event, value: first };
  }

  /** The verdict; `expected` is the tally of the ballots, where they could be counted. */
  finish(expected: Accumulation | undefined, counted: number): CountVerdict {
    if (this.#tally !== undefined && expected !== undefined) this.#checkTally(this.#tally, expected, counted);
    const counts = this.#tally === undefined ? undefined : this.#checkResult(this.#tally.value);
    return { failures: this.#failures, checks: this.#checks, ...(counts !== undefined && { counts }) };
  }

  #fail(error: ProtocolError, event: number): void {
    this.#failures.push({ ...error, event });
  }

  #accept<T>(result: Result<T, ProtocolError>, event: number): T | undefined {
    if (result.ok) return result.value;
    this.#fail(result.error, event);
    return undefined;
  }

  #checkTally({ event, value }: Stored<Accumulation>, expected: Accumulation, counted: number): void {
    if (value.encryptedTally !== expected.encryptedTally) {
      this.#fail(protocolError('tally-mismatch', 'the tally is not the product of the ballots'), event);
    } else if (value.sizedTally !== expected.sizedTally) {
      this.#fail(protocolError('tally-size-mismatch', `expected ${expected.sizedTally}`), event);
    } else {
      this.#checks.push(`encrypted tally: product of ${counted} ballots, their number`);
    }
  }

  #checkResult({ encryptedTally, sizedTally }: Accumulation): CountVerdict['counts'] {
    const trustees = this.#trustees;
    if (trustees === undefined || this.#decryptions.length === 0) return undefined;
    const election = this.#election;
    const before = this.#failures.length;
    const owners = new Set<number>();
    for (const { event, value } of this.#decryptions) {
      const { owner, text: decryption } = value;
      const publicKey = trustees[owner - 1]?.publicKey;
      if (owners.has(owner)) {
        this.#fail(
          protocolError('decryption-owner-duplicate', `trustee ${owner} has decrypted twice`),
          event,
        );
      }
      owners.add(owner);
      if (publicKey === undefined) {
        this.#fail(protocolError('decryption-owner-unknown', `there is no trustee ${owner}`), event);
        continue;
      }
      this.#accept(verifyPartialDecryption({ election, encryptedTally, publicKey, decryption }), event);
    }
    if (this.#failures.length > before) return undefined;
    this.#checks.push(`partial decryptions: factors and proofs of ${this.#decryptions.length}`);
    if (this.#result === undefined) return undefined;
    const { event, value: result } = this.#result;
    const { count, totalWeight } = readSizedTally(sizedTally);
    const combined = this.#accept(
      combineDecryptions({
        election,
        trustees: this.#trusteesText,
        encryptedTally,
        decryptions: this.#decryptions.map(({ value }) => value),
        numberOfBallots: count,
        totalWeight,
        ...this.#options,
      }),
      event,
    );
    if (combined === undefined) return undefined;
    if (combined.result !== result) {
      this.#fail(protocolError('result-mismatch', `the decryptions give ${combined.result}`), event);
      return undefined;
    }
    this.#checks.push('result: what the partial decryptions give');
    return combined.counts;
  }
}
