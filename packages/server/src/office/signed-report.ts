import { createHash, createPublicKey, verify } from 'node:crypto';
import { Type } from 'typebox';
import { Compile } from 'typebox/compile';
import type { ReferenceSigner } from '../keys.ts';
import { jsonText, readJsonFile } from './files.ts';
import { done, refused, type OfficeOutcome } from './outcome.ts';

const checkSigned = Compile(
  Type.Object({
    report: Type.Unknown(),
    signature: Type.String(),
    publicKey: Type.String({ pattern: '^[A-Za-z0-9_-]{43}$' }),
  }),
);

/** A report with its signature, as JSON for a file: Ed25519 over the report's own JSON without any space. */
export function signedText(signer: ReferenceSigner, report: unknown): { text: string; hash: string } {
  const bare = JSON.stringify(report);
  return {
    text: jsonText({ report, ...signer.signText(bare) }),
    hash: createHash('sha256').update(bare).digest('hex'),
  };
}

/** Reads a signed report and says whose it is; refused when it is not as it was signed. */
export function readSignedReport(
  path: string,
): OfficeOutcome<{ readonly report: unknown; readonly publicKey: string }> {
  const value = readJsonFile(path);
  if (!value.ok) return value;
  if (!checkSigned.Check(value.value)) {
    return refused('file-unreadable', `${path} is no signed report.`);
  }
  const { report, signature, publicKey } = value.value;
  const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: publicKey }, format: 'jwk' });
  return verify(null, Buffer.from(JSON.stringify(report)), key, Buffer.from(signature, 'base64url'))
    ? done({ report, publicKey })
    : refused('signature-wrong', `${path} is not as it was signed: something in it was changed.`);
}
