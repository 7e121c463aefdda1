/** A ciphertext with its texts: alpha = g^r, beta = y^r·g^m. */
export interface Ciphertext<E> {
  readonly alpha: E;
  readonly beta: E;
  readonly alphaText: string;
  readonly betaText: string;
}

/** Powers of one ciphertext by the challenges of the clauses about it, in the order of the clauses. */
export interface CiphertextPowers<E> {
  readonly alpha: readonly E[];
  readonly beta: readonly E[];
}

/** What parsing a ballot leaves for its verification and the count. */
export interface PreparedBallot<E> {
  readonly credential: E;
  /** Per question and choice. */
  readonly ciphertexts: readonly (readonly Ciphertext<E>[])[];
  /** Per question and choice; dropped once the ballot is verified. */
  powers?: readonly (readonly CiphertextPowers<E>[])[];
}
