import {
  encryptBallot,
  parseElection,
  parseReference,
  registrationCodeOf,
  verifyReference,
} from '@isoloir/protocol';
import type { PreparedBallot } from './machine.ts';
import type { ReferenceClaims } from './receipt-check.ts';

/** What the worker is asked. Choices are one list of bits a question, in the form that Belenios encrypts. */
export type Operation =
  | { readonly type: 'open'; readonly election: string }
  | {
      readonly type: 'encrypt';
      readonly election: string;
      readonly credential: string;
      readonly choices: readonly (readonly (0 | 1)[])[];
    }
  | { readonly type: 'verify-reference'; readonly reference: string; readonly publicKey: string };

/** What a reference turned out to be. */
export type ReferenceVerdict =
  | { readonly kind: 'valid'; readonly claims: ReferenceClaims; readonly text: string }
  | { readonly kind: 'other-key' }
  | { readonly kind: 'invalid' }
  | { readonly kind: 'unreadable' };

/** What the worker answers, by the type of the question. A failure carries the protocol’s own code. */
export type OperationResult =
  | { readonly type: 'opened' }
  | { readonly type: 'encrypted'; readonly prepared: PreparedBallot }
  | { readonly type: 'reference'; readonly verdict: ReferenceVerdict }
  | { readonly type: 'failed'; readonly code: string };

/** The cryptography that the booth needs, away from the page so that the page is never blocked. */
export function perform(operation: Operation): OperationResult {
  switch (operation.type) {
    case 'open': {
      const election = parseElection(operation.election);
      return election.ok ? { type: 'opened' } : { type: 'failed', code: election.error.code };
    }
    case 'encrypt':
      return encrypt(operation);
    case 'verify-reference':
      return { type: 'reference', verdict: verdictOn(operation.reference, operation.publicKey) };
  }
}

function encrypt({
  election: text,
  credential,
  choices,
}: Extract<Operation, { type: 'encrypt' }>): OperationResult {
  const election = parseElection(text);
  if (!election.ok) return { type: 'failed', code: election.error.code };
  const cast = encryptBallot({ election: election.value, credential, choices });
  if (!cast.ok) return { type: 'failed', code: cast.error.code };
  const { ballot, tracker } = cast.value;
  return {
    type: 'encrypted',
    prepared: { ballot, tracker, registrationCode: registrationCodeOf(tracker) },
  };
}

function verdictOn(reference: string, publicKey: string): ReferenceVerdict {
  const parsed = parseReference(reference);
  if (!parsed.ok) return { kind: 'unreadable' };
  const verified = verifyReference(reference, publicKey);
  if (verified.ok) return { kind: 'valid', claims: verified.value, text: parsed.value.text };
  return { kind: verified.error.code === 'reference-foreign-key' ? 'other-key' : 'invalid' };
}
