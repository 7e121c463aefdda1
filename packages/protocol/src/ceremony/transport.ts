import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js';
import { integerOf, textOf, utf8 } from '../encoding/bytes.ts';
import { sha256Of } from '../encoding/hash.ts';
import { refuse, valueOf } from '../errors.ts';
import { type Context } from '../context.ts';
import { parseMember, textOfElement } from '../group/elements.ts';
import { parseJson } from '../json/parse.ts';
import { fieldOf, readObject, readString } from '../json/read.ts';
import { writeJson } from '../json/value.ts';
import { type RandomBytes } from '../random.ts';
import { randomScalar } from '../scalars.ts';
import { isSignedBy, readSignedMessage, signedMessageData, signMessage } from '../trustees/signed-message.ts';
import { type Certificate } from '../trustees/threshold.ts';
import { decryptAes, encryptAes, type TransportCipher } from './aes.ts';

/** A member's two private keys, both made from its seed. */
export interface MemberKeys {
  readonly signing: bigint;
  readonly decryption: bigint;
}

/** The private keys of a seed: 22 Base58 characters, as in the tool's `.key` files. */
export function memberKeysOf(order: bigint, seed: string): MemberKeys {
  const keyOf = (kind: string): bigint => integerOf(sha256Of(`${kind}|${seed}`)) % order;
  return { signing: keyOf('sk'), decryption: keyOf('dk') };
}

/** Who sends a message to whom. */
export interface Delivery<E> {
  readonly keys: MemberKeys;
  readonly recipient: Certificate<E>;
  readonly cipher: TransportCipher;
  readonly random: RandomBytes;
}

/** Signs a text and encrypts it for a member, in the tool's form. */
export function encryptMessage<E>(
  context: Context<E>,
  { keys, recipient, cipher, random }: Delivery<E>,
  message: string,
): string {
  const { group, generator } = context;
  const addressed = writeJson({ recipient: recipient.encryptionText, message });
  const signed = writeJson(signedMessageData(signMessage(context, keys.signing, addressed, random)));
  const nonce = randomScalar(group.order, random);
  const session = generator.power(randomScalar(group.order, random));
  const alpha = textOfElement(group, generator.power(nonce));
  const beta = textOfElement(group, group.multiply(group.power(recipient.encryption, nonce), session));
  const data = encryptAes(cipher, ...sessionKey(textOfElement(group, session), alpha), utf8(signed));
  return writeJson({
    ...(cipher === 'AES-GCM' && { algorithm: cipher }),
    alpha,
    beta,
    data: bytesToHex(data),
  });
}

/** Decrypts what a member (the owner of a certificate) sent, and checks that it did and to whom. */
export function decryptMessage<E>(
  context: Context<E>,
  keys: MemberKeys,
  sender: Pick<Certificate<E>, 'verification'>,
  text: string,
  path: string,
): string {
  const { group, generator } = context;
  const names = ['algorithm?', 'alpha', 'beta', 'data'];
  const fields = readObject(valueOf(parseJson(text)), names, path);
  const field = (name: string): string => readString(fieldOf(fields, name, path), `${path}.${name}`);
  const algorithm = fields.get('algorithm');
  if (algorithm !== undefined && algorithm !== 'AES-GCM') refuse('field-value', 'unknown cipher', path);
  const [alphaText, data] = [field('alpha'), field('data')];
  const alpha = parseMember(group, alphaText, `${path}.alpha`);
  const beta = parseMember(group, field('beta'), `${path}.beta`);
  if (!/^(?:[0-9a-f]{2})*$/.test(data)) refuse('field-value', 'not hexadecimal', `${path}.data`);
  const session = group.multiply(beta, group.invert(group.power(alpha, keys.decryption)));
  const plain = decryptAes(
    algorithm ?? 'AES-CCM',
    ...sessionKey(textOfElement(group, session), alphaText),
    hexToBytes(data),
  );
  const opened = plain === undefined ? undefined : textOf(plain);
  if (opened === undefined) {
    return refuse('ceremony-message-unreadable', 'encrypted for somebody else, or changed', path);
  }
  const signed = readSignedMessage(valueOf(parseJson(opened)), group.order, path);
  if (!isSignedBy(context, sender.verification, signed)) {
    refuse('ceremony-signature-invalid', 'the message was signed by somebody else', path);
  }
  const inside = readObject(valueOf(parseJson(signed.message)), ['recipient', 'message'], path);
  const own = textOfElement(group, generator.power(keys.decryption));
  if (fieldOf(inside, 'recipient', path) !== own) {
    refuse('ceremony-message-unreadable', 'the message was meant for somebody else', path);
  }
  return readString(fieldOf(inside, 'message', path), path);
}

function sessionKey(session: string, alpha: string): [Uint8Array, Uint8Array] {
  return [sha256Of(`key|${session}`), sha256Of(`iv|${alpha}`)];
}
