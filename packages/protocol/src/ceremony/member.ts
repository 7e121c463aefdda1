import { isBase58, randomBase58 } from '../encoding/base58.ts';
import { hexHash } from '../encoding/hash.ts';
import { attempt, type ProtocolError, refuse, valueOf } from '../errors.ts';
import { type Context, inContext } from '../context.ts';
import { textOfElement } from '../group/elements.ts';
import { parseJson } from '../json/parse.ts';
import { fieldOf, readList, readObject } from '../json/read.ts';
import { isJsonObject, writeJson, writeValue } from '../json/value.ts';
import { proofData } from '../proofs/proof.ts';
import { type RandomBytes, systemRandom } from '../random.ts';
import { type Result } from '../result.ts';
import { randomScalar, readScalar, reduce } from '../scalars.ts';
import { signedMessageData, signMessage } from '../trustees/signed-message.ts';
import { provenKey } from '../trustees/single.ts';
import {
  type CeremonyContext,
  certificatesMessage,
  checkSize,
  memberKey,
  readThreshold,
} from '../trustees/threshold.ts';
import { type TransportCipher } from './aes.ts';
import {
  asWrongFile,
  type Certificates,
  commitmentMessage,
  type Contribution,
  readCertificates,
  readCommitments,
  readContribution,
  readContributions,
} from './files.ts';
import { type MemberState, type MemberStep, memberSteps } from './state.ts';
import { decryptMessage, encryptMessage, type MemberKeys, memberKeysOf } from './transport.ts';

/** A step that was taken: the state to keep secret, and the file to publish. */
export interface Taken<State extends MemberState = MemberState> {
  readonly state: State;
  readonly file: string;
}

/** What can be chosen in a step. */
export interface StepOptions {
  readonly random?: RandomBytes;
  /** `AES-CCM`, which belenios-tool up to 3.0 reads, unless every member uses something newer. */
  readonly cipher?: TransportCipher;
}

/** Step 1: makes a member's keys and its certificate. `index` counts the members from 1. */
export function beginCeremony(
  { group, size, threshold }: CeremonyContext,
  index: number,
  { random = systemRandom }: StepOptions = {},
): Result<Taken, ProtocolError> {
  return attempt(() => {
    checkSize(threshold, size, 'context');
    if (!Number.isSafeInteger(index) || index < 1 || index > size) {
      refuse('trustee-threshold-invalid', `a group of ${size} has no member ${index}`, 'index');
    }
    return inContext(group, (context) => {
      const seed = randomBase58(22, random);
      const { signing, decryption } = memberKeysOf(context.group.order, seed);
      const keyOf = (secret: bigint): string => textOfElement(context.group, context.generator.power(secret));
      const message = writeJson({
        context: { group, size, threshold, index },
        verification: keyOf(signing),
        encryption: keyOf(decryption),
      });
      const certificate = writeJson(signedMessageData(signMessage(context, signing, message, random)));
      const own = { context: { group, size, threshold }, index, seed, certificate };
      return { state: { step: 'certified', ...own }, file: certificate };
    });
  });
}

/**
 * Step 2: checks all certificates, makes the member's polynomial with everybody's share, and commits to it. What is
 * committed to stays in the state until {@link revealContribution}.
 */
export function commitContribution(
  state: MemberState,
  certificateTexts: readonly string[],
  { random = systemRandom, cipher = 'AES-CCM' }: StepOptions = {},
): Result<Taken, ProtocolError> {
  return takeStep(state, 'committed', (context) => {
    const certificates = readCertificates(context, certificateTexts);
    checkOwn(state, certificates);
    if (state.step !== 'certified') {
      refuseOther(certificates.texts, state.certificates, 'certificates');
      return { state, file: state.commitment };
    }
    const keys = memberKeysOf(context.group.order, state.seed);
    const { contribution, coefexps } = contribute(context, certificates, state.index, {
      keys,
      cipher,
      random,
    });
    const commitment = commit(context, certificates.ceremony, state.index, coefexps, keys, random);
    const { texts } = certificates;
    return {
      state: { ...state, step: 'committed', certificates: texts, contribution, commitment },
      file: commitment,
    };
  });
}

/** Step 3: checks everybody's commitments; only now the member's own contribution may be seen. */
export function revealContribution(
  state: MemberState,
  commitmentTexts: readonly string[],
): Result<Taken, ProtocolError> {
  return takeStep(state, 'revealed', (context) => {
    if (state.step === 'certified') return refuseStep(state, 'revealed');
    const certificates = readCertificates(context, state.certificates);
    const { texts } = readCommitments(context, certificates, commitmentTexts);
    if (texts[state.index - 1] !== state.commitment) {
      refuse('ceremony-own-changed', 'your own commitment is not the one that you made', 'commitments');
    }
    if (state.step !== 'committed') {
      refuseOther(texts, state.commitments, 'commitments');
      return { state, file: state.contribution };
    }
    return { state: { ...state, step: 'revealed', commitments: texts }, file: state.contribution };
  });
}

/**
 * Step 4: checks everybody's contributions against the commitments that were seen before, and each share against its
 * member's public polynomial; adds the shares up to the member's key.
 */
export function finishCeremony(
  state: MemberState,
  contributionTexts: readonly string[],
  { random = systemRandom, cipher = 'AES-CCM' }: StepOptions = {},
): Result<Taken, ProtocolError> {
  return takeStep(state, 'finished', (context) => {
    if (state.step === 'certified' || state.step === 'committed') return refuseStep(state, 'finished');
    const { group } = context;
    const certificates = readCertificates(context, state.certificates);
    const { hashes } = readCommitments(context, certificates, state.commitments);
    const contributions = readContributions(context, certificates, hashes, contributionTexts);
    if (contributions[state.index - 1]?.text !== state.contribution) {
      refuse('ceremony-own-changed', 'your own contribution is not the one that you made', 'contributions');
    }
    if (state.step === 'finished') {
      if (transcriptOf(certificates, contributions) !== state.transcript) {
        refuse('ceremony-inputs-changed', 'you have finished with other contributions', 'contributions');
      }
      return { state, file: state.keyFile };
    }
    const keys = memberKeysOf(group.order, state.seed);
    const shares = contributions.map((contribution, at) =>
      openShare(context, { certificates, contribution, keys }, at, state.index),
    );
    const secret = reduce(
      shares.reduce((sum, share) => sum + share, 0n),
      group.order,
    );
    const publicKey = textOfElement(group, context.generator.power(secret));
    const recipient = certificates.members[state.index - 1];
    if (recipient === undefined) return refuse('ceremony-state-malformed', 'no certificate of one’s own');
    const { signature } = signMessage(context, keys.signing, publicKey, random);
    const keyFile = writeJson({
      private_key: encryptMessage(
        context,
        { keys, recipient, cipher, random },
        writeJson({ decryption_key: String(secret) }),
      ),
      public_key: { ...provenKey(context, secret, publicKey, random), signature: proofData(signature) },
    });
    const transcript = transcriptOf(certificates, contributions);
    const made = { decryptionKey: String(secret), publicKey, keyFile, transcript };
    return { state: { ...state, step: 'finished', ...made }, file: keyFile };
  });
}

/** After the ceremony: whether a threshold group is the one that this member has made with the others. */
export function confirmThreshold(
  state: MemberState,
  thresholdText: string,
): Result<{ readonly jointKey: string; readonly publicKey: string }, ProtocolError> {
  return attempt(() =>
    inContext(state.context.group, (context) => {
      if (state.step !== 'finished') return refuse('ceremony-step-wrong', 'finish the ceremony first');
      const value = valueOf(parseJson(thresholdText));
      const { jointKey, keys } = readThreshold(context, value, '');
      if (thresholdTranscriptOf(thresholdText) !== state.transcript) {
        refuse('ceremony-file-foreign', 'the group was made from other files than you have seen');
      }
      if (keys[state.index - 1]?.trustee.publicKey !== state.publicKey) {
        refuse('ceremony-own-changed', 'your key is not in the group as you made it');
      }
      return { jointKey: textOfElement(context.group, jointKey), publicKey: state.publicKey };
    }),
  );
}

/**
 * The commitment of a member that takes its steps with belenios-tool, which knows none: `seed` is its `.key` file's,
 * `contribution` what its step 3 gave and what it keeps back until all commitments are there.
 */
export function commitForTool(
  input: {
    readonly context: Pick<CeremonyContext, 'group'>;
    readonly seed: string;
    readonly certificates: readonly string[];
    readonly contribution: string;
  },
  { random = systemRandom }: StepOptions = {},
): Result<string, ProtocolError> {
  return attempt(() =>
    asWrongFile(() =>
      inContext(input.context.group, (context) => {
        if (!isBase58(input.seed)) refuse('private-key-malformed', 'expected Base58 characters', 'seed');
        const keys = memberKeysOf(context.group.order, input.seed);
        const certificates = readCertificates(context, input.certificates);
        const { index, file } = readContribution(context, certificates, input.contribution, 'contribution');
        const verification = certificates.members[index - 1]?.verification;
        if (
          verification === undefined ||
          !context.group.equals(verification, context.generator.power(keys.signing))
        ) {
          refuse('ceremony-own-changed', `the contribution is that of member ${index}, the key is not`);
        }
        return commit(context, certificates.ceremony, index, file.coefexpsText, keys, random);
      }),
    ),
  );
}

/** The decryption key in a member's private key file of the tool (`.dkey`), opened with its seed (`.key`); the tool ends both with a line feed. */
export function openToolKey(
  { group }: Pick<CeremonyContext, 'group'>,
  seed: string,
  privateKey: string,
): Result<string, ProtocolError> {
  return attempt(() =>
    inContext(group, (context) => {
      const keys = memberKeysOf(context.group.order, seed.trimEnd());
      const verification = context.generator.power(keys.signing);
      const text = decryptMessage(context, keys, { verification }, privateKey.trimEnd(), 'privateKey');
      const fields = readObject(valueOf(parseJson(text)), ['decryption_key'], 'privateKey');
      // Version 2 leaves the sum of the shares unreduced.
      const value = fieldOf(fields, 'decryption_key', 'privateKey');
      if (typeof value !== 'string' || !/^[1-9]\d{0,199}$/.test(value)) {
        return refuse('private-key-malformed', 'not a decimal', 'privateKey');
      }
      return String(reduce(BigInt(value), context.group.order));
    }),
  );
}

function takeStep(
  state: MemberState,
  step: MemberStep,
  run: <E>(context: Context<E>) => Taken,
): Result<Taken, ProtocolError> {
  return attempt(() => {
    if (memberSteps.indexOf(step) > memberSteps.indexOf(state.step) + 1) return refuseStep(state, step);
    return asWrongFile(() => inContext(state.context.group, run));
  });
}

function refuseStep(state: MemberState, step: MemberStep): never {
  const next = memberSteps[memberSteps.indexOf(state.step) + 1] ?? 'finished';
  return refuse('ceremony-step-wrong', `this trustee’s next step is “${next}”, not “${step}”`);
}

/** A step taken again must have what it had the first time. */
function refuseOther(texts: readonly string[], before: readonly string[], what: string): void {
  if (texts.join('\n') !== before.join('\n')) {
    refuse('ceremony-inputs-changed', `you have taken this step already, with other ${what}`, what);
  }
}

function checkOwn<E>(state: MemberState, { context, texts }: Certificates<E>): void {
  const { size, threshold } = state.context;
  if (context.size !== size || context.threshold !== threshold) {
    const message = `these certificates are for ${context.threshold} of ${context.size} members, yours is for ${threshold} of ${size}`;
    refuse('ceremony-file-foreign', message, 'certificates');
  }
  if (texts[state.index - 1] !== state.certificate) {
    refuse('ceremony-own-changed', 'your own certificate is not the one that you made', 'certificates');
  }
}

interface Work {
  readonly keys: MemberKeys;
  readonly cipher: TransportCipher;
  readonly random: RandomBytes;
}

/** A random polynomial of degree threshold − 1, its public powers, and its value for each member. */
function contribute<E>(
  context: Context<E>,
  { context: { threshold }, members }: Certificates<E>,
  index: number,
  { keys, cipher, random }: Work,
): { readonly contribution: string; readonly coefexps: string } {
  const { group, generator } = context;
  const coefficients = Array.from({ length: threshold }, () => randomScalar(group.order, random));
  const powers = group.encode(coefficients.map((coefficient) => generator.power(coefficient)));
  const coefexps = signedMessageData(
    signMessage(context, keys.signing, writeJson({ coefexps: powers }), random),
  );
  const message = certificatesMessage(
    members.map(({ signed }) => signed),
    powers,
  );
  const secrets = members.map((recipient, at) =>
    encryptMessage(
      context,
      { keys, recipient, cipher, random },
      writeJson({ secret: String(valueAt(coefficients, at + 1, group.order)) }),
    ),
  );
  const own = members[index - 1];
  if (own === undefined) return refuse('ceremony-state-malformed', 'no certificate of one’s own');
  const polynomial = encryptMessage(
    context,
    { keys, recipient: own, cipher, random },
    writeJson({ polynomial: coefficients.map(String) }),
  );
  const { signature } = signMessage(context, keys.signing, message, random);
  const contribution = writeJson({ polynomial, secrets, coefexps, signature: proofData(signature) });
  return { contribution, coefexps: writeJson(coefexps) };
}

/** Value of a polynomial, by Horner's rule. */
function valueAt(coefficients: readonly bigint[], x: number, order: bigint): bigint {
  return coefficients.reduceRight((value, coefficient) => reduce(value * BigInt(x) + coefficient, order), 0n);
}

function commit<E>(
  context: Context<E>,
  ceremony: string,
  index: number,
  coefexps: string,
  keys: MemberKeys,
  random: RandomBytes,
): string {
  const message = writeJson(commitmentMessage(ceremony, index, coefexps));
  return writeJson(signedMessageData(signMessage(context, keys.signing, message, random)));
}

/** Decrypts the share that a member made for this one, and checks it with the member's public polynomial. */
function openShare<E>(
  context: Context<E>,
  input: {
    readonly certificates: Certificates<E>;
    readonly contribution: Contribution<E>;
    readonly keys: MemberKeys;
  },
  at: number,
  index: number,
): bigint {
  const { certificates, contribution, keys } = input;
  const path = `member ${at + 1}`;
  const sender = certificates.members[at];
  const secret = contribution.secrets[index - 1];
  if (sender === undefined || secret === undefined) return refuse('list-length', 'no share', path);
  const text = decryptMessage(context, keys, sender, secret, path);
  const fields = readObject(valueOf(parseJson(text)), ['secret'], path);
  const share = readScalar(fieldOf(fields, 'secret', path), context.group.order, path);
  const expected = memberKey(context, [contribution.coefexps.powers], index);
  if (!context.group.equals(context.generator.power(share), expected)) {
    refuse('ceremony-share-wrong', `the share from member ${at + 1} is not on its polynomial`, path);
  }
  return share;
}

/** Hash of everything public that decides the members' keys. */
function transcriptOf<E>(certificates: Certificates<E>, contributions: readonly Contribution<E>[]): string {
  return hexHash(
    [...certificates.texts, ...contributions.map(({ coefexpsText }) => coefexpsText)].join('\n'),
  );
}

/** The same of a finished group. */
function thresholdTranscriptOf(thresholdText: string): string {
  const fields = valueOf(parseJson(thresholdText));
  const texts = ['certs', 'coefexps'].flatMap((name) => {
    const items = isJsonObject(fields) ? fields.get(name) : undefined;
    return items === undefined ? [] : readList(items, name, writeValue);
  });
  return hexHash(texts.join('\n'));
}
