import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { systemRandom } from '../random.ts';
import { reduce, randomScalar } from '../scalars.ts';
import { base64, base64url, bytesOfBase64url, integerOf, textOf, utf8 } from './bytes.ts';
import { base64Hash, hexHash } from './hash.ts';

describe('encodings', () => {
  it('agree with those of Node', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 80 }), (bytes) => {
        const buffer = Buffer.from(bytes);
        assert.equal(base64(bytes), buffer.toString('base64').replaceAll('=', ''));
        assert.equal(base64url(bytes), buffer.toString('base64url'));
        assert.deepEqual(bytesOfBase64url(base64url(bytes)), bytes);
        assert.equal(integerOf(bytes), BigInt(`0x0${buffer.toString('hex')}`));
      }),
    );
  });

  it('refuse Base64 that is not the only text of its bytes', () => {
    for (const text of ['A', 'AB', 'AA=', 'A A', 'AA+/', 'AAAAA'])
      assert.equal(bytesOfBase64url(text), undefined, text);
  });

  it('refuse bytes that are not the UTF-8 of a text, and keep a byte order mark', () => {
    for (const bytes of [[0xff], [0xc0, 0x80], [0xed, 0xa0, 0x80]])
      assert.equal(textOf(Uint8Array.from(bytes)), undefined);
    assert.equal(textOf(utf8('\ufeffé𝄞')), '\ufeffé𝄞');
  });

  it('hash as the published vectors of SHA-256 say', () => {
    assert.equal(hexHash('abc'), 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
    assert.equal(base64Hash('abc'), 'ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0');
  });
});

describe('scalars', () => {
  it('are drawn with at least 128 bits to spare', () => {
    const lengths: number[] = [];
    const random = (length: number): Uint8Array => {
      lengths.push(length);
      return new Uint8Array(length).fill(255);
    };
    const order = 2n ** 252n + 27742317777372353535851937790883648493n;
    assert.ok(randomScalar(order, random) < order);
    assert.deepEqual(lengths, [48]);
  });

  it('are reduced to what is not negative', () => {
    assert.deepEqual([reduce(-1n, 7n), reduce(-7n, 7n), reduce(8n, 7n)], [6n, 0n, 1n]);
  });
});

it('the system’s random bytes come in any number', () => {
  const bytes = systemRandom(200_000);
  assert.equal(bytes.length, 200_000);
  assert.ok(new Set(bytes.subarray(-3000)).size > 200, 'the end is filled as well');
});
