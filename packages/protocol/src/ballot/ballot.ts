import { base64Hash } from '../encoding/hash.ts';
import { writeJson } from '../json/value.ts';
import { type Proof, proofData } from '../proofs/proof.ts';
import { type CiphertextText, type Statement } from './statements.ts';

/** One question's part of a ballot. */
export interface AnswerParts {
  /** One ciphertext a choice; with blank, that of blank first. */
  readonly choices: readonly CiphertextText[];
  /** Branches of each proof, in the order of `statementsOf`. */
  readonly proofs: readonly (readonly Proof[])[];
}

/** A ballot whose form is known to be right; its proofs are not checked by parsing. */
export interface ParsedBallot {
  /** The exact text. */
  readonly text: string;
  /** Base64 SHA-256 of the text, 43 characters. */
  readonly tracker: string;
  /** Public credential that signed it. */
  readonly credential: string;
  readonly electionUuid: string;
  readonly electionFingerprint: string;
  readonly answers: readonly AnswerParts[];
  readonly signature: { readonly hash: string; readonly proof: Proof };
}

/** What the voter is shown and the urn is keyed by: Base64 SHA-256 of a ballot, 43 characters. */
export function trackerOf(ballot: string): string {
  return base64Hash(ballot);
}

/** The hash that a signature covers: that of the ballot without its last member. */
export function signedHash(unsigned: string): string {
  return base64Hash(unsigned);
}

/** Prefix of the signature's challenge. */
export function signaturePrefix(hash: string): string {
  return `sig|${hash}|`;
}

const SIGNATURE = ',"signature":';

/** A ballot without its signature, as it was when it was signed. */
export function withoutSignature(ballot: string): string {
  return `${ballot.slice(0, ballot.lastIndexOf(SIGNATURE))}}`;
}

/** Appends a signature to an unsigned ballot. */
export function withSignature(unsigned: string, hash: string, proof: Proof): string {
  return `${unsigned.slice(0, -1)}${SIGNATURE}${writeJson({ hash, proof: proofData(proof) })}}`;
}

/** The JSON data of an answer. */
export function answerData(statements: readonly Statement[], { choices, proofs }: AnswerParts): object {
  const branches = (member: Statement['member']) =>
    statements.flatMap((statement, index) =>
      statement.member === member ? [(proofs[index] ?? []).map(proofData)] : [],
    );
  const [overall] = branches('overall_proof');
  const [blank] = branches('blank_proof');
  return {
    choices: choices.map(({ alpha, beta }) => ({ alpha, beta })),
    individual_proofs: branches('individual_proofs'),
    overall_proof: overall,
    ...(blank !== undefined && { blank_proof: blank }),
  };
}
