import { attempt, type ProtocolError, refuse, valueOf } from '../errors.ts';
import { type Context, inContext } from '../context.ts';
import { type Election } from '../election/election.ts';
import { parseElement, parsePublicKey, powersOfMember, textOfElement } from '../group/elements.ts';
import { parseJson } from '../json/parse.ts';
import { fieldOf, readObject, readString } from '../json/read.ts';
import { writeJson } from '../json/value.ts';
import { proveEquality, verifyEquality } from '../proofs/equality.ts';
import { type Proof, proofData, readProof } from '../proofs/proof.ts';
import { type RandomBytes, systemRandom } from '../random.ts';
import { type Result } from '../result.ts';
import { parseScalar } from '../scalars.ts';
import { readMatrix, readTally, type TallyCiphertext } from './tally.ts';

/** What {@link partialDecrypt} needs; the private key is decimal, as in a `TrusteeKey`. */
export interface PartialDecryptInput {
  readonly election: Election;
  readonly encryptedTally: string;
  readonly privateKey: string;
  readonly random?: RandomBytes;
}

/** One trustee's decryption factors of a tally, with proofs that its key made them. */
export function partialDecrypt(input: PartialDecryptInput): Result<string, ProtocolError> {
  const { election, encryptedTally, privateKey, random = systemRandom } = input;
  return attempt(() =>
    inContext(election.group, (context) => {
      const { group, generator } = context;
      const secret = readPrivateKey(privateKey, group.order);
      const prefix = decryptionPrefix(election, textOfElement(group, generator.power(secret)));
      const tally = readTally(context, election, encryptedTally);
      return writeJson({
        decryption_factors: tally.map((row) =>
          group.encode(row.map(({ alpha }) => group.power(alpha, secret))),
        ),
        decryption_proofs: tally.map((row) =>
          row.map(({ alpha }) => proofData(proveEquality(context, alpha, secret, prefix, random))),
        ),
      });
    }),
  );
}

/** What {@link verifyPartialDecryption} needs; `publicKey` is the trustee's. */
export interface VerifyPartialDecryptionInput {
  readonly election: Election;
  readonly encryptedTally: string;
  readonly publicKey: string;
  readonly decryption: string;
}

/** Checks a partial decryption: form, factors in the group, every proof. */
export function verifyPartialDecryption(input: VerifyPartialDecryptionInput): Result<true, ProtocolError> {
  const { election, encryptedTally, publicKey, decryption } = input;
  return attempt(() =>
    inContext(election.group, (context) => {
      const tally = readTally(context, election, encryptedTally);
      readDecryption(context, election, tally, publicKey, decryption);
      return true;
    }),
  );
}

/** The factors of a partial decryption, all proofs checked. */
export function readDecryption<E>(
  context: Context<E>,
  election: Election,
  tally: readonly (readonly TallyCiphertext<E>[])[],
  publicKey: string,
  text: string,
): readonly (readonly E[])[] {
  const { group } = context;
  const key = parsePublicKey(group, publicKey, 'publicKey');
  const prefix = decryptionPrefix(election, publicKey);
  const names = ['decryption_factors', 'decryption_proofs'];
  const fields = readObject(valueOf(parseJson(text)), names, '');
  const factors = readMatrix(
    election,
    fieldOf(fields, 'decryption_factors', ''),
    'decryption_factors',
    (item, path) => parseElement(group, readString(item, path), path),
  );
  const proofs = readMatrix(
    election,
    fieldOf(fields, 'decryption_proofs', ''),
    'decryption_proofs',
    (item, path): Proof => readProof(item, group.order, path),
  );
  tally.forEach((row, question) => {
    row.forEach(({ alpha }, choice) => {
      const at = `[${question}][${choice}]`;
      const factor = factors[question]?.[choice];
      const proof = proofs[question]?.[choice];
      if (factor === undefined || proof === undefined) return refuse('list-length', 'no factor', at);
      const path = `decryption_factors${at}`;
      const [factorPower = group.identity] = powersOfMember(group, factor, [proof.challenge], path);
      if (!verifyEquality(context, { key, base: alpha, factorPower }, proof, prefix)) {
        refuse('decryption-proof-invalid', 'the proof is false', `decryption_proofs${at}`);
      }
    });
  });
  return factors;
}

function readPrivateKey(text: string, order: bigint): bigint {
  const secret = attempt(() => parseScalar(text, order, 'privateKey'));
  // The reader's own message is good; only the code says that it is about a key.
  if (!secret.ok) return refuse('private-key-malformed', secret.error.message, 'privateKey');
  return secret.value === 0n ? refuse('private-key-malformed', 'zero is no key', 'privateKey') : secret.value;
}

function decryptionPrefix(election: Election, publicKey: string): string {
  return `decrypt|${election.fingerprint}|${publicKey}|`;
}
