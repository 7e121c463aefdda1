import type { Selection } from '@isoloir/components';
import type { ApiError, CastReceipt } from '@isoloir/api-client';
import { type LetterCode, letterFaultOf, readLetterCode } from './letter-code.ts';
import type { CastOutcome } from './outcome.ts';
import type { ReceiptAlarm } from './receipt-check.ts';

/** A ballot that is ready to be sent. It holds no choice that anybody could read without the verification code. */
export interface PreparedBallot {
  readonly ballot: string;
  readonly tracker: string;
  readonly registrationCode: string;
  /** Opens the ballot; made in the browser, for this ballot alone, where the voter wanted one. It goes nowhere. */
  readonly verificationCode?: string;
}

/** Whether the ballot is to have a verification code: the voter says so, where the election offers one. */
export type CodeChoice = 'not-offered' | 'wanted' | 'declined';

/**
 * What a voter with a letter may need again: the server is the first who knows whether the code is one of the election,
 * and a mistyped one must not cost them their choices. It goes with the answer that says more than that.
 */
export interface Draft {
  readonly selection: Selection;
  readonly code: CodeChoice;
  readonly letter: LetterCode;
}

/**
 * Where a voter stands in the booth. Choices exist in the first three states only: once the ballot was sent,
 * no state can carry them, so nothing can bring them back. The one exception is the draft of a voter with a letter, until
 * the server has taken the code.
 */
export type BoothState =
  | {
      readonly step: 'select';
      readonly selection: Selection;
      readonly begun: boolean;
      /** The voter declined a verification code before they went back to change something. */
      readonly declinesCode?: true;
      /** The code from the letter, where credentials are mailed. */
      readonly letter?: LetterCode;
    }
  | {
      readonly step: 'review';
      readonly selection: Selection;
      readonly code: CodeChoice;
      readonly encryption: Encryption;
      readonly letter?: LetterCode;
    }
  | {
      readonly step: 'sending';
      readonly selection: Selection;
      readonly prepared: PreparedBallot;
      readonly draft?: Draft;
    }
  | {
      readonly step: 'unknown';
      readonly prepared: PreparedBallot;
      readonly attempts: number;
      /** Known: nothing is recorded yet, the ballot waits for its turn. */
      readonly busy?: true;
      readonly draft?: Draft;
    }
  | { readonly step: 'recorded'; readonly prepared: PreparedBallot; readonly receipt: CastReceipt }
  | {
      readonly step: 'recorded-without-receipt';
      readonly prepared: PreparedBallot;
      readonly signedAt: string;
    }
  | {
      readonly step: 'refused';
      readonly prepared: PreparedBallot;
      readonly error: ApiError;
      /** Of a ballot that was refused for now, before the server looked at the code. */
      readonly draft?: Draft;
    }
  | { readonly step: 'signed-out'; readonly prepared: PreparedBallot }
  | {
      readonly step: 'alarm';
      readonly prepared: PreparedBallot;
      readonly receipt: CastReceipt;
      readonly alarm: ReceiptAlarm;
    };

/** How far the encryption of the reviewed choices is. */
export type Encryption =
  /** The voter first decides on a verification code, writes the code from their letter, or both. */
  | { readonly kind: 'awaiting' }
  | { readonly kind: 'running' }
  | { readonly kind: 'done'; readonly prepared: PreparedBallot }
  | { readonly kind: 'failed' };

/** What happens in the booth. */
export type BoothEvent =
  | { readonly type: 'choose'; readonly selection: Selection }
  | { readonly type: 'review'; readonly offersCode?: boolean }
  | { readonly type: 'decide'; readonly code: 'wanted' | 'declined' }
  | { readonly type: 'write-letter'; readonly typed: string }
  | { readonly type: 'encrypt' }
  | { readonly type: 'back' }
  | {
      readonly type: 'encrypted';
      readonly selection: Selection;
      readonly code: CodeChoice;
      readonly letter?: LetterCode | undefined;
      readonly prepared: PreparedBallot;
    }
  | {
      readonly type: 'encryption-failed';
      readonly selection: Selection;
      readonly code: CodeChoice;
      readonly letter?: LetterCode | undefined;
    }
  | { readonly type: 'cast' }
  | { readonly type: 'retry' }
  | { readonly type: 'unknown'; readonly attempts: number; readonly busy?: boolean }
  | { readonly type: 'settled'; readonly outcome: CastOutcome; readonly alarm: ReceiptAlarm | undefined };

/** Refusals of which the very same ballot may be sent again, later. */
const laterAllowed: ReadonlySet<string> = new Set(['election-paused', 'election-not-open']);

/** An empty booth; `mailed` where the credential came with a letter. */
export function enter(selection: Selection, mailed = false): BoothState {
  return { step: 'select', selection, begun: false, ...(mailed ? { letter: { typed: '' } } : {}) };
}

/** The next state. An event that has no meaning in a state changes nothing. */
export function next(state: BoothState, event: BoothEvent): BoothState {
  switch (event.type) {
    case 'choose':
      return state.step === 'select' ? { ...state, selection: event.selection, begun: true } : state;
    case 'review':
      return state.step === 'select' ? reviewOf(state, event.offersCode ?? false) : state;
    case 'decide':
      // A ballot that was made the other way is of no use any more.
      return state.step === 'review' && state.code !== 'not-offered' && state.code !== event.code
        ? { ...state, code: event.code, encryption: { kind: 'awaiting' } }
        : state;
    case 'write-letter':
      // Nor is one that was signed with another code.
      return state.step === 'review' && state.letter !== undefined && state.letter.typed !== event.typed
        ? { ...state, letter: { typed: event.typed }, encryption: { kind: 'awaiting' } }
        : state;
    case 'encrypt':
      return state.step === 'review' &&
        (state.encryption.kind === 'awaiting' || state.encryption.kind === 'failed')
        ? encrypting(state)
        : state;
    case 'back':
      return state.step === 'review'
        ? {
            step: 'select',
            selection: state.selection,
            begun: true,
            ...(state.code === 'declined' ? { declinesCode: true } : {}),
            ...(state.letter === undefined ? {} : { letter: state.letter }),
          }
        : state;
    case 'encrypted':
      // An encryption that was asked for before the voter went back and changed something is of no use.
      return isAwaited(state, event)
        ? { ...state, encryption: { kind: 'done', prepared: event.prepared } }
        : state;
    case 'encryption-failed':
      return isAwaited(state, event) ? { ...state, encryption: { kind: 'failed' } } : state;
    case 'cast':
      return state.step === 'review' && state.encryption.kind === 'done'
        ? sending(state, state.encryption.prepared)
        : state;
    case 'retry':
      return mayRetry(state)
        ? { step: 'unknown', prepared: state.prepared, attempts: 0, ...draftOf(state) }
        : state;
    case 'unknown':
      return state.step === 'sending' || state.step === 'unknown'
        ? {
            step: 'unknown',
            prepared: state.prepared,
            attempts: event.attempts,
            ...(event.busy === true ? { busy: true } : {}),
            ...draftOf(state),
          }
        : state;
    case 'settled':
      return state.step === 'sending' || state.step === 'unknown'
        ? settled(state, event.outcome, event.alarm)
        : state;
  }
}

/** Whether the voter would lose choices by leaving. */
export function holdsChoices(state: BoothState): boolean {
  if (state.step === 'select') return state.begun;
  return state.step === 'review' || state.step === 'sending' || 'draft' in state;
}

/**
 * The state without choices and without the code of a letter. A ballot that was sent stays, since its outcome must become
 * known.
 */
export function wiped(state: BoothState, empty: Selection): BoothState {
  switch (state.step) {
    case 'select':
    case 'review':
      return enter(empty, state.letter !== undefined);
    case 'unknown':
      return {
        step: 'unknown',
        prepared: state.prepared,
        attempts: state.attempts,
        ...(state.busy === true ? { busy: true } : {}),
      };
    case 'refused':
      return { step: 'refused', prepared: state.prepared, error: state.error };
    case 'sending':
    case 'recorded':
    case 'recorded-without-receipt':
    case 'signed-out':
    case 'alarm':
      return state;
  }
}

/** Whether leaving now would leave the voter without an answer. */
export function isSettling(state: BoothState): boolean {
  return state.step === 'sending' || state.step === 'unknown';
}

/** Whether the ballot has left: its outcome, or the wait for it, is all that counts now. */
export function wasSent(state: BoothState): boolean {
  return state.step !== 'select' && state.step !== 'review';
}

/** Whether the ballot was refused for now only. */
export function mayRetry(state: BoothState): state is Extract<BoothState, { step: 'refused' }> {
  return state.step === 'refused' && laterAllowed.has(state.error.code);
}

/** The step of the breadcrumb. */
export function breadcrumbStep(state: BoothState): 'select' | 'review' | 'confirm' {
  switch (state.step) {
    case 'select':
    case 'review':
      return state.step;
    case 'sending':
      return 'review';
    case 'unknown':
    case 'recorded':
    case 'recorded-without-receipt':
    case 'refused':
    case 'signed-out':
    case 'alarm':
      return 'confirm';
  }
}

/** The default is with a code, where one is offered: the organisation chose this policy, and the voter may decline. */
function reviewOf(
  { selection, declinesCode, letter }: Extract<BoothState, { step: 'select' }>,
  offersCode: boolean,
): BoothState {
  const code = !offersCode ? 'not-offered' : declinesCode === true ? 'declined' : 'wanted';
  const kind = offersCode || letter !== undefined ? 'awaiting' : 'running';
  return {
    step: 'review',
    selection,
    code,
    encryption: { kind },
    ...(letter === undefined ? {} : { letter }),
  };
}

/** Nothing is encrypted with a code that can not be one: it would only be refused later. */
function encrypting(state: Extract<BoothState, { step: 'review' }>): BoothState {
  if (state.letter === undefined) return { ...state, encryption: { kind: 'running' } };
  const { typed } = state.letter;
  const read = readLetterCode(typed);
  return read.ok
    ? { ...state, letter: { typed }, encryption: { kind: 'running' } }
    : { ...state, letter: { typed, fault: read.fault } };
}

function sending(
  { selection, code, letter }: Extract<BoothState, { step: 'review' }>,
  prepared: PreparedBallot,
): BoothState {
  const draft = letter === undefined ? {} : { draft: { selection, code, letter } };
  return { step: 'sending', selection, prepared, ...draft };
}

function draftOf({ draft }: { readonly draft?: Draft }): { readonly draft?: Draft } {
  return draft === undefined ? {} : { draft };
}

function isAwaited(
  state: BoothState,
  { selection, code, letter }: Extract<BoothEvent, { type: 'encrypted' | 'encryption-failed' }>,
): state is Extract<BoothState, { step: 'review' }> {
  return (
    state.step === 'review' &&
    state.encryption.kind === 'running' &&
    state.selection === selection &&
    state.code === code &&
    state.letter?.typed === letter?.typed
  );
}

function settled(
  state: Extract<BoothState, { step: 'sending' | 'unknown' }>,
  outcome: CastOutcome,
  alarm: ReceiptAlarm | undefined,
): BoothState {
  const { prepared } = state;
  switch (outcome.kind) {
    case 'recorded':
      return alarm === undefined
        ? { step: 'recorded', prepared, receipt: outcome.receipt }
        : { step: 'alarm', prepared, receipt: outcome.receipt, alarm };
    case 'recorded-without-receipt':
      return { step: 'recorded-without-receipt', prepared, signedAt: outcome.signedAt };
    case 'refused':
      return refused(state, outcome.error);
    case 'signed-out':
      return { step: 'signed-out', prepared };
  }
}

function refused(
  { prepared, draft }: Extract<BoothState, { step: 'sending' | 'unknown' }>,
  error: ApiError,
): BoothState {
  const fault = letterFaultOf(error.code);
  if (draft === undefined || (fault === undefined && !laterAllowed.has(error.code))) {
    return { step: 'refused', prepared, error };
  }
  if (fault === undefined) return { step: 'refused', prepared, error, draft };
  const letter = { typed: draft.letter.typed, fault };
  return { step: 'review', ...draft, letter, encryption: { kind: 'awaiting' } };
}
