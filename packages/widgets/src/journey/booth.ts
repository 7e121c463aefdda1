import type { Selection } from '@isoloir/components';
import type { CastReceipt } from '@isoloir/api-client';
import { readLetterCode } from './letter-code.ts';
import { type BoothEvent, type BoothState, enter, next, type PreparedBallot, wiped } from './machine.ts';
import { type BallotBox, settle, type Settling } from './outcome.ts';
import type { ReceiptAlarm } from './receipt-check.ts';

/** What the booth does with the world around it. */
export interface BoothTools {
  /** Whether the election offers verification codes, so that the voter decides before the encryption. */
  readonly offersCode?: boolean;
  /** Whether the voter’s credential came with a letter, so that they write it in the booth. */
  readonly mailed?: boolean;
  /**
   * Encrypts and signs the choices, away from the page; undefined when that is impossible. `written` is the credential
   * from the letter, where it was mailed.
   */
  readonly encrypt: (
    selection: Selection,
    withCode: boolean,
    written: string | undefined,
  ) => Promise<PreparedBallot | undefined>;
  /** The ballot box of the election, for one ballot. */
  readonly boxFor: (prepared: PreparedBallot) => BallotBox;
  /** Compares a receipt with the ballot that was sent. */
  readonly verify: (receipt: CastReceipt, prepared: PreparedBallot) => Promise<ReceiptAlarm | undefined>;
  readonly settling: Omit<Settling, 'onUnknown'>;
}

/** What can not be checked is not believed. */
const unverified: ReceiptAlarm = 'receipt-signature-invalid';

/** One voter’s way from an empty ballot to a receipt. It holds the choices, in memory only. */
export class Booth {
  #state: BoothState;
  readonly #empty: Selection;
  readonly #tools: BoothTools;
  readonly #onChange: () => void;

  constructor(empty: Selection, tools: BoothTools, onChange: () => void) {
    this.#empty = empty;
    this.#state = enter(empty, tools.mailed);
    this.#tools = tools;
    this.#onChange = onChange;
  }

  /** Where the voter stands. */
  get state(): BoothState {
    return this.#state;
  }

  /** Takes the voter’s choices. */
  choose(selection: Selection): void {
    this.#go({ type: 'choose', selection });
  }

  /**
   * Shows the choices again and encrypts them meanwhile, so that the tracker is known before the cast. Where the
   * election offers verification codes, the voter decides on one first, and where credentials are mailed, they write
   * theirs: see `encrypt`.
   */
  async review(): Promise<void> {
    if (this.#go({ type: 'review', offersCode: this.#tools.offersCode ?? false })) await this.#encrypt();
  }

  /** Takes the voter’s decision on a verification code; a ballot that was encrypted the other way is dropped. */
  decide(code: 'wanted' | 'declined'): void {
    this.#go({ type: 'decide', code });
  }

  /** Takes the code from the letter as written so far; a ballot that was signed with another one is dropped. */
  writeLetter(typed: string): void {
    this.#go({ type: 'write-letter', typed });
  }

  /** Encrypts as the voter decided, or once more after a failure. A code is made anew each time. */
  async encrypt(): Promise<void> {
    if (this.#go({ type: 'encrypt' })) await this.#encrypt();
  }

  /** Goes back to the ballot, with the choices. */
  back(): void {
    this.#go({ type: 'back' });
  }

  /** Sends the encrypted ballot and stays with it until its outcome is definite. */
  async cast(): Promise<void> {
    if (this.#go({ type: 'cast' }) && this.#state.step === 'sending')
      await this.#settle(this.#state.prepared);
  }

  /** Sends the same ballot again after it was refused for now. */
  async retry(): Promise<void> {
    this.#go({ type: 'retry' });
    if (this.#state.step === 'unknown' && this.#state.attempts === 0)
      await this.#settle(this.#state.prepared);
  }

  /** Forgets choices that were not sent. A ballot that was sent stays, since its outcome must become known. */
  wipe(): void {
    this.#state = wiped(this.#state, this.#empty);
    this.#onChange();
  }

  async #encrypt(): Promise<void> {
    if (this.#state.step !== 'review' || this.#state.encryption.kind !== 'running') return;
    const { selection, code, letter } = this.#state;
    const read = letter === undefined ? undefined : readLetterCode(letter.typed);
    const written = read?.ok === true ? read.credential : undefined;
    const prepared = await this.#tools.encrypt(selection, code === 'wanted', written).catch(() => undefined);
    this.#go(
      prepared === undefined
        ? { type: 'encryption-failed', selection, code, letter }
        : { type: 'encrypted', selection, code, letter, prepared },
    );
  }

  async #settle(prepared: PreparedBallot): Promise<void> {
    const outcome = await settle(this.#tools.boxFor(prepared), {
      ...this.#tools.settling,
      onUnknown: (attempts, busy) => this.#go({ type: 'unknown', attempts, busy }),
    });
    const alarm =
      outcome.kind === 'recorded'
        ? await this.#tools.verify(outcome.receipt, prepared).catch(() => unverified)
        : undefined;
    this.#go({ type: 'settled', outcome, alarm });
  }

  /** Whether the event meant anything in the state that the booth was in. */
  #go(event: BoothEvent): boolean {
    const state = next(this.#state, event);
    if (state === this.#state) return false;
    this.#state = state;
    this.#onChange();
    return true;
  }
}
