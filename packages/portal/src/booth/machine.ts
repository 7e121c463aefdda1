import type { Selection } from '@isoloir/components';
import type { ApiError, CastReceipt } from '@isoloir/api-client';
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
 * Where a voter stands in the booth. Choices exist in the first three states only: once the ballot was sent,
 * no state can carry them, so nothing can bring them back.
 */
export type BoothState =
  | {
      readonly step: 'select';
      readonly selection: Selection;
      readonly begun: boolean;
      /** The voter declined a verification code before they went back to change something. */
      readonly declinesCode?: true;
    }
  | {
      readonly step: 'review';
      readonly selection: Selection;
      readonly code: CodeChoice;
      readonly encryption: Encryption;
    }
  | { readonly step: 'sending'; readonly selection: Selection; readonly prepared: PreparedBallot }
  | { readonly step: 'unknown'; readonly prepared: PreparedBallot; readonly attempts: number }
  | { readonly step: 'recorded'; readonly prepared: PreparedBallot; readonly receipt: CastReceipt }
  | {
      readonly step: 'recorded-without-receipt';
      readonly prepared: PreparedBallot;
      readonly signedAt: string;
    }
  | { readonly step: 'refused'; readonly prepared: PreparedBallot; readonly error: ApiError }
  | { readonly step: 'signed-out'; readonly prepared: PreparedBallot }
  | {
      readonly step: 'alarm';
      readonly prepared: PreparedBallot;
      readonly receipt: CastReceipt;
      readonly alarm: ReceiptAlarm;
    };

/** How far the encryption of the reviewed choices is. */
export type Encryption =
  /** The voter is told what a verification code reveals, and decides first. */
  | { readonly kind: 'awaiting' }
  | { readonly kind: 'running' }
  | { readonly kind: 'done'; readonly prepared: PreparedBallot }
  | { readonly kind: 'failed' };

/** What happens in the booth. */
export type BoothEvent =
  | { readonly type: 'choose'; readonly selection: Selection }
  | { readonly type: 'review'; readonly offersCode?: boolean }
  | { readonly type: 'decide'; readonly code: 'wanted' | 'declined' }
  | { readonly type: 'encrypt' }
  | { readonly type: 'back' }
  | {
      readonly type: 'encrypted';
      readonly selection: Selection;
      readonly code: CodeChoice;
      readonly prepared: PreparedBallot;
    }
  | { readonly type: 'encryption-failed'; readonly selection: Selection; readonly code: CodeChoice }
  | { readonly type: 'cast' }
  | { readonly type: 'retry' }
  | { readonly type: 'unknown'; readonly attempts: number }
  | { readonly type: 'settled'; readonly outcome: CastOutcome; readonly alarm: ReceiptAlarm | undefined };

/** Refusals of which the very same ballot may be sent again, later. */
const laterAllowed: ReadonlySet<string> = new Set(['election-paused', 'election-not-open']);

/** An empty booth. */
export function enter(selection: Selection): BoothState {
  return { step: 'select', selection, begun: false };
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
    case 'encrypt':
      return state.step === 'review' &&
        (state.encryption.kind === 'awaiting' || state.encryption.kind === 'failed')
        ? { ...state, encryption: { kind: 'running' } }
        : state;
    case 'back':
      return state.step === 'review'
        ? {
            step: 'select',
            selection: state.selection,
            begun: true,
            ...(state.code === 'declined' ? { declinesCode: true } : {}),
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
        ? { step: 'sending', selection: state.selection, prepared: state.encryption.prepared }
        : state;
    case 'retry':
      return mayRetry(state) ? { step: 'unknown', prepared: state.prepared, attempts: 0 } : state;
    case 'unknown':
      return state.step === 'sending' || state.step === 'unknown'
        ? { step: 'unknown', prepared: state.prepared, attempts: event.attempts }
        : state;
    case 'settled':
      return state.step === 'sending' || state.step === 'unknown'
        ? settled(state.prepared, event.outcome, event.alarm)
        : state;
  }
}

/** Whether the voter would lose choices by leaving. */
export function holdsChoices(state: BoothState): boolean {
  return (state.step === 'select' && state.begun) || state.step === 'review' || state.step === 'sending';
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
  { selection, declinesCode }: Extract<BoothState, { step: 'select' }>,
  offersCode: boolean,
): BoothState {
  if (!offersCode) return { step: 'review', selection, code: 'not-offered', encryption: { kind: 'running' } };
  const code = declinesCode === true ? 'declined' : 'wanted';
  return { step: 'review', selection, code, encryption: { kind: 'awaiting' } };
}

function isAwaited(
  state: BoothState,
  { selection, code }: { selection: Selection; code: CodeChoice },
): state is Extract<BoothState, { step: 'review' }> {
  return (
    state.step === 'review' &&
    state.encryption.kind === 'running' &&
    state.selection === selection &&
    state.code === code
  );
}

function settled(
  prepared: PreparedBallot,
  outcome: CastOutcome,
  alarm: ReceiptAlarm | undefined,
): BoothState {
  switch (outcome.kind) {
    case 'recorded':
      return alarm === undefined
        ? { step: 'recorded', prepared, receipt: outcome.receipt }
        : { step: 'alarm', prepared, receipt: outcome.receipt, alarm };
    case 'recorded-without-receipt':
      return { step: 'recorded-without-receipt', prepared, signedAt: outcome.signedAt };
    case 'refused':
      return { step: 'refused', prepared, error: outcome.error };
    case 'signed-out':
      return { step: 'signed-out', prepared };
  }
}
