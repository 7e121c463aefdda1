import {
  bucketOfCode,
  encryptBallot,
  generateVerificationCode,
  openBallot,
  parseElection,
  parseReference,
  registrationCodeOf,
  verifyReference,
  warmUp,
} from '@isoloir/protocol';
import type { PreparedBallot } from './machine.ts';
import type { ReferenceClaims } from './receipt-check.ts';

/** What the worker is asked. Choices are one list of bits a question, in the form that Belenios encrypts. */
export type Operation =
  | { readonly type: 'open' | 'warm-up'; readonly election: string }
  | {
      readonly type: 'encrypt';
      readonly election: string;
      readonly credential: string;
      readonly choices: readonly (readonly (0 | 1)[])[];
      /** Whether to make a verification code, for this very encryption. */
      readonly withCode: boolean;
    }
  | { readonly type: 'bucket'; readonly election: string; readonly verificationCode: string }
  | {
      readonly type: 'find';
      readonly election: string;
      readonly verificationCode: string;
      readonly ballots: readonly string[];
    }
  | { readonly type: 'verify-reference'; readonly reference: string; readonly publicKey: string };

/** What a reference turned out to be. */
export type ReferenceVerdict =
  | { readonly kind: 'valid'; readonly claims: ReferenceClaims; readonly text: string }
  | { readonly kind: 'other-key' }
  | { readonly kind: 'invalid' }
  | { readonly kind: 'unreadable' };

/** A ballot that a verification code opened: what was chosen, per question in ballot order, and its tracker. */
export interface OpenedBallot {
  readonly choices: readonly (readonly (0 | 1)[])[];
  readonly tracker: string;
}

/** What the worker answers, by the type of the question. A failure carries the protocol’s own code. */
export type OperationResult =
  | { readonly type: 'opened' | 'warmed-up' }
  | { readonly type: 'encrypted'; readonly prepared: PreparedBallot }
  | { readonly type: 'reference'; readonly verdict: ReferenceVerdict }
  /** Four hex digits. */
  | { readonly type: 'bucket'; readonly prefix: string }
  /** Undefined when the code opens none of the ballots. */
  | { readonly type: 'found'; readonly opened: OpenedBallot | undefined }
  | { readonly type: 'solved'; readonly payload: string }
  | { readonly type: 'failed'; readonly code: string };

/** The cryptography that the booth needs, away from the page so that the page is never blocked. */
export function perform(operation: Operation): OperationResult {
  switch (operation.type) {
    case 'open': {
      const election = parseElection(operation.election);
      return election.ok ? { type: 'opened' } : { type: 'failed', code: election.error.code };
    }
    case 'warm-up': {
      const election = parseElection(operation.election);
      if (!election.ok) return { type: 'failed', code: election.error.code };
      const warm = warmUp(election.value);
      return warm.ok ? { type: 'warmed-up' } : { type: 'failed', code: warm.error.code };
    }
    case 'encrypt':
      return encrypt(operation);
    case 'bucket': {
      const election = parseElection(operation.election);
      if (!election.ok) return { type: 'failed', code: election.error.code };
      const bucket = bucketOfCode(election.value, operation.verificationCode);
      return bucket.ok
        ? { type: 'bucket', prefix: bucket.value }
        : { type: 'failed', code: bucket.error.code };
    }
    case 'find':
      return find(operation);
    case 'verify-reference':
      return { type: 'reference', verdict: verdictOn(operation.reference, operation.publicKey) };
  }
}

function encrypt({
  election: text,
  credential,
  choices,
  withCode,
}: Extract<Operation, { type: 'encrypt' }>): OperationResult {
  const election = parseElection(text);
  if (!election.ok) return { type: 'failed', code: election.error.code };
  const code = withCode ? { verificationCode: generateVerificationCode() } : {};
  const cast = encryptBallot({ election: election.value, credential, choices, ...code });
  if (!cast.ok) return { type: 'failed', code: cast.error.code };
  const { ballot, tracker } = cast.value;
  return {
    type: 'encrypted',
    prepared: { ballot, tracker, registrationCode: registrationCodeOf(tracker), ...code },
  };
}

/** Opens the one ballot that was made with the code; every ballot is tried, so the time says nothing of which. */
function find({
  election: text,
  verificationCode,
  ballots,
}: Extract<Operation, { type: 'find' }>): OperationResult {
  const election = parseElection(text);
  if (!election.ok) return { type: 'failed', code: election.error.code };
  const opened = ballots.flatMap((ballot) => {
    const attempt = openBallot({ election: election.value, ballot, verificationCode });
    return attempt.ok ? [attempt.value] : [];
  });
  return { type: 'found', opened: opened[0] };
}

function verdictOn(reference: string, publicKey: string): ReferenceVerdict {
  const parsed = parseReference(reference);
  if (!parsed.ok) return { kind: 'unreadable' };
  const verified = verifyReference(reference, publicKey);
  if (verified.ok) return { kind: 'valid', claims: verified.value, text: parsed.value.text };
  return { kind: verified.error.code === 'reference-foreign-key' ? 'other-key' : 'invalid' };
}
