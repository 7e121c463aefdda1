import { readObject, fieldOf } from '../json/read.ts';
import { type JsonValue } from '../json/value.ts';
import { type ProtocolErrorCode } from '../errors.ts';
import { readScalar } from '../scalars.ts';

/** One branch of a proof: challenge and response, both below the group's order. */
export interface Proof {
  readonly challenge: bigint;
  readonly response: bigint;
}

/** Reads a proof; both scalars canonical and in range. */
export function readProof(
  value: JsonValue,
  order: bigint,
  path: string,
  notCanonical?: ProtocolErrorCode,
): Proof {
  const fields = readObject(value, ['challenge', 'response'], path, notCanonical);
  return {
    challenge: readScalar(fieldOf(fields, 'challenge', path), order, `${path}.challenge`),
    response: readScalar(fieldOf(fields, 'response', path), order, `${path}.response`),
  };
}

/** Plain data of a proof, for writing. */
export function proofData({ challenge, response }: Proof): { challenge: string; response: string } {
  return { challenge: String(challenge), response: String(response) };
}
