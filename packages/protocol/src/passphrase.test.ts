import assert from 'node:assert/strict';
import { scryptSync } from 'node:crypto';
import { it } from 'node:test';
import { type KeyDerivation, openSecret, sealSecret } from './passphrase.ts';
import { codeOf, made } from './testing/elections.ts';

const cost = 2 ** 14;
const sealed = sealSecret('cheval correct — pile', 'trustee 1', 'the secret é', { cost });

it('opens with its passphrase and purpose, and with nothing else', () => {
  assert.equal(made(openSecret('cheval correct — pile', 'trustee 1', sealed)), 'the secret é');
  assert.equal(codeOf(openSecret('cheval correct — Pile', 'trustee 1', sealed)), 'passphrase-wrong');
  assert.equal(codeOf(openSecret('', 'trustee 1', sealed)), 'passphrase-wrong');
  assert.equal(codeOf(openSecret('cheval correct — pile', 'trustee 2', sealed)), 'passphrase-wrong');
  const flipped = `${sealed.data.startsWith('A') ? 'B' : 'A'}${sealed.data.slice(1)}`;
  for (const changed of [{ data: flipped }, { data: '' }, { n: cost * 2 }]) {
    const code = codeOf(openSecret('cheval correct — pile', 'trustee 1', { ...sealed, ...changed }));
    assert.equal(code, 'passphrase-wrong');
  }
});

it('opens however the accents were typed', () => {
  const composed = sealSecret('\u00e9t\u00e9 en Ardenne', 'x', 'secret', { cost });
  assert.equal(made(openSecret('e\u0301te\u0301 en Ardenne', 'x', composed)), 'secret');
});

it('is refused when it is none, or would take all memory', () => {
  for (const changed of [
    { n: 2 ** 25 },
    { n: 1024 },
    { n: 20000 },
    { n: Number.NaN },
    { salt: 'AAAA' },
    { nonce: '' },
    { data: '*' },
  ]) {
    assert.equal(codeOf(openSecret('x', 'y', { ...sealed, ...changed })), 'secret-malformed');
  }
});

it('is never encrypted twice the same', () => {
  const again = sealSecret('cheval correct — pile', 'trustee 1', 'the secret é', { cost });
  assert.notEqual(again.data, sealed.data);
  assert.notEqual(again.salt, sealed.salt);
});

it('opens with the platform’s own scrypt as well', () => {
  const derive: KeyDerivation = (passphrase, salt, n) =>
    scryptSync(passphrase, salt, 32, { N: n, r: 8, p: 1, maxmem: 2 ** 26 });
  assert.equal(made(openSecret('cheval correct — pile', 'trustee 1', sealed, { derive })), 'the secret é');
  const native = sealSecret('x', 'y', 'z', { cost, derive });
  assert.equal(made(openSecret('x', 'y', native)), 'z');
});
