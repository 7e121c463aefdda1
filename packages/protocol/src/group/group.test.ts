import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type EdwardsPoint } from '@noble/curves/abstract/edwards.js';
import { ed25519 } from '@noble/curves/ed25519.js';
import fc from 'fast-check';
import { stringAt, vector } from '../testing/elections.ts';
import { ed25519Group } from './ed25519.ts';
import { belenios2048Group } from './finite-field.ts';
import { generator, modulus, order } from './finite-field.parameters.ts';
import { type Group } from './group.ts';

/** Square and multiply, from the definition: what every faster way must agree with. */
function plainPower<E>(group: Group<E>, base: E, exponent: bigint): E {
  let product = group.identity;
  for (const bit of exponent.toString(2)) {
    product = group.multiply(product, product);
    if (bit === '1') product = group.multiply(product, base);
  }
  return product;
}

function obeysTheLaws<E>(group: Group<E>, numRuns: number): void {
  const { order: q } = group;
  const edges = [0n, 1n, 2n, 31n, 32n, q - 1n, q >> 1n, 2n ** 252n, 2n ** 251n - 1n];
  const scalar = fc.oneof(fc.constantFrom(...edges), fc.bigInt({ min: 0n, max: q - 1n }));
  const text = (element: E): string => group.encode([element]).join();

  it('raises to a power the same in every way', () => {
    const table = group.fixedBase(group.generator);
    fc.assert(
      fc.property(scalar, scalar, scalar, (secret, left, right) => {
        const base = table.power(secret);
        const expected = [left, right].map((exponent) => text(plainPower(group, base, exponent)));
        assert.equal(text(plainPower(group, group.generator, secret)), text(base));
        assert.equal(text(table.powerPublic(secret)), text(base));
        assert.equal(text(group.power(base, left)), expected[0]);
        assert.deepEqual(group.powers(base, [left, right]).map(text), expected);
        assert.deepEqual(group.memberPowers(base, [left, right])?.map(text), expected);
        const other = group.fixedBase(base);
        assert.deepEqual([other.power(left), other.powerPublic(right)].map(text), expected);
      }),
      { numRuns },
    );
  });

  it('multiplies, inverts, encodes and decodes', () => {
    fc.assert(
      fc.property(scalar, scalar, (left, right) => {
        const [a, b] = [group.power(group.generator, left), group.power(group.generator, right)];
        const product = group.multiply(a, b);
        assert.ok(group.equals(product, group.power(group.generator, (left + right) % q)));
        assert.ok(group.equals(group.multiply(product, group.invert(b)), a));
        assert.equal(group.equals(a, b), left === right);
        const texts = group.encode([a, product, group.identity]);
        assert.ok(texts.every((item) => group.hasForm(item)));
        const decoded = texts.map((item) => group.decode(item) ?? group.generator);
        assert.deepEqual(group.encode(decoded), texts);
      }),
      { numRuns },
    );
  });
}

describe('Ed25519', () => {
  obeysTheLaws(ed25519Group, 20);

  it('writes the generator and the identity as the format says', () => {
    assert.deepEqual(ed25519Group.encode([ed25519Group.generator, ed25519Group.identity]), [
      `${'6'.repeat(62)}58`,
      '0'.repeat(63) + '1',
    ]);
  });

  const decode = (text: string) => ed25519Group.decode(text);
  const hasForm = (text: string): boolean => ed25519Group.hasForm(text);
  const big = (value: bigint): string => value.toString(16).padStart(64, '0');
  const p = ed25519.Point.Fp.ORDER;

  it('refuses encodings that are no point, or not the only one of a point', () => {
    const identity = 1n;
    assert.equal(decode(big(identity + p)), undefined, 'y not reduced');
    assert.equal(decode(big(identity + 2n ** 255n)), undefined, 'minus zero');
    assert.equal(decode(big(2n)), undefined, 'no x for this y');
    assert.ok(!hasForm('6'.repeat(63)), 'too short');
    assert.ok(!hasForm('6'.repeat(65)), 'too long');
    assert.ok(!hasForm('A'.repeat(64)), 'upper case');
  });

  it('tells points with a component of small order from members', () => {
    const torsion: EdwardsPoint[] = [];
    for (let y = 2n; torsion.length < 8; y += 1n) {
      const point = decode(big(y));
      if (point === undefined) continue;
      // The order of any point divides 8q: what q leaves has an order of 1, 2, 4 or 8.
      const rest = plainPower(ed25519Group, point, ed25519Group.order);
      if (!torsion.some((known) => known.equals(rest))) torsion.push(rest);
    }
    for (const rest of torsion.filter((point) => !point.is0())) {
      assert.ok(rest.clearCofactor().is0());
      const mixed = rest.add(ed25519Group.generator);
      assert.equal(ed25519Group.memberPowers(rest, []), undefined);
      assert.equal(ed25519Group.memberPowers(mixed, [1n]), undefined);
      assert.ok(decode(ed25519Group.encode([mixed]).join()) !== undefined, 'it is a point, only no member');
    }
  });
});

describe('BELENIOS-2048', () => {
  obeysTheLaws(belenios2048Group, 5);

  it('has the published parameters', () => {
    const groups: unknown = JSON.parse(vector('groups.json').toString());
    const published = ['p', 'q', 'g'].map((name) => stringAt(groups, 'BELENIOS-2048', name));
    assert.deepEqual([modulus, order, generator].map(String), published);
  });

  it('refuses numbers outside the subgroup', () => {
    const group = belenios2048Group;
    assert.equal(group.memberPowers(0n, []), undefined);
    assert.equal(group.memberPowers(modulus - 1n, []), undefined, 'order 2');
    assert.equal(group.memberPowers(2n, []), undefined);
    assert.equal(group.decode(String(modulus)), undefined);
    for (const text of ['01', '-1', '+1', '1.0', '0x1', '', ' 1', '9'.repeat(618)])
      assert.ok(!group.hasForm(text), text);
  });
});
