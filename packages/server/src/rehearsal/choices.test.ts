import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { seededDice, simulateChoice } from './choices.ts';

const question = (size: number, minimum: number, maximum: number, blank: boolean) => ({
  id: 'q',
  title: { fr: 'q', nl: 'q' },
  minimum,
  maximum,
  blank,
  candidates: Array.from({ length: size }, (_, index) => ({ id: `c${index}`, name: `c${index}` })),
});

test('a simulated choice always keeps to the rules of its question', () => {
  fc.assert(
    fc.property(
      fc.string(),
      fc.integer({ min: 1, max: 40 }),
      fc.nat(40),
      fc.nat(40),
      fc.boolean(),
      (seed, size, low, high, blank) => {
        const minimum = Math.min(low, high, size);
        const maximum = Math.max(1, low, high);
        const bits = simulateChoice(question(size, minimum, maximum, blank), seededDice(seed));
        assert.equal(bits.length, size + (blank ? 1 : 0));
        const chosen = (blank ? bits.slice(1) : bits).reduce<number>((sum, bit) => sum + bit, 0);
        if (blank && bits[0] === 1) assert.equal(chosen, 0);
        else assert.ok(chosen >= minimum && chosen <= maximum);
      },
    ),
  );
});

test('the same seed gives the same election, another one another', () => {
  const choices = (seed: string): string => {
    const dice = seededDice(seed);
    return JSON.stringify(Array.from({ length: 20 }, () => simulateChoice(question(10, 0, 4, false), dice)));
  };
  assert.equal(choices('a'), choices('a'));
  assert.notEqual(choices('a'), choices('b'));
});
