import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import fc from 'fast-check';
import { Check } from 'typebox/value';
import { candidateIdOf } from './candidate-id.ts';
import { readLocated } from './located.ts';
import { parseDefinition } from './read-definition.ts';
import { DefinitionInFile } from './schema.ts';
import { checkShape } from './shape.ts';
import { spring } from './spring.fixture.ts';

suite('properties', () => {
  const lines = spring.split('\n');
  const pieces = [
    '',
    '  ',
    '-',
    ': ',
    '[',
    '}',
    'fr',
    'nl',
    '9',
    'null',
    'true',
    '*x',
    '&x',
    '"',
    'id: liege',
    'maximum: 0',
    '\t',
    '…',
  ];

  test('no damage to a file crashes the reader, and what is refused has a place inside the file', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.record({
            line: fc.nat(lines.length - 1),
            at: fc.nat(30),
            cut: fc.nat(12),
            piece: fc.constantFrom(...pieces),
          }),
          { minLength: 1, maxLength: 4 },
        ),
        (damages) => {
          const damaged = [...lines];
          for (const { line, at, cut, piece } of damages) {
            const text = damaged[line] ?? '';
            damaged[line] = text.slice(0, at) + piece + text.slice(at + cut);
          }
          const source = damaged.join('\n');
          const checked = parseDefinition('f', source);
          if (checked.ok) return;
          assert.ok(checked.problems.length > 0);
          for (const { line, column } of checked.problems) {
            assert.ok(
              line >= 1 && line <= lines.length && (column ?? 1) >= 1,
              `${String(line)}:${String(column)}`,
            );
          }
        },
      ),
      { numRuns: 500 },
    );
  });

  test('the reader in words and the schema agree on what is well shaped', () => {
    const scalars = fc.oneof(
      fc.constant(null),
      fc.boolean(),
      fc.integer({ min: -2, max: 600 }),
      fc.constantFrom('fr', 'eid', '', ' ', 'Ed25519', '2024-01-30T08:00'),
    );
    const values = fc.oneof(
      scalars,
      fc.array(scalars, { maxLength: 3 }),
      fc.dictionary(fc.constantFrom('fr', 'nl', 'id', 'title', 'number'), scalars, { maxKeys: 3 }),
    );
    const keys = Object.keys(DefinitionInFile.properties);
    const base: unknown = JSON.parse(JSON.stringify(parseYaml(spring)));
    fc.assert(
      fc.property(fc.constantFrom(...keys), values, (key, value) => {
        const file = typeof base === 'object' ? { ...base, [key]: value } : {};
        const located = readLocated('f', JSON.stringify(file));
        assert.ok(located.ok);
        const { problems } = checkShape('f', located.value, DefinitionInFile);
        assert.equal(problems.length === 0, Check(DefinitionInFile, file), JSON.stringify({ key, value }));
      }),
      { numRuns: 1000 },
    );
  });

  function parseYaml(source: string): unknown {
    const located = readLocated('f', source);
    assert.ok(located.ok);
    return checkShape('f', located.value, DefinitionInFile).value;
  }

  test('the id made of a name is a good id, whatever the name', () => {
    assert.equal(candidateIdOf("D'HAEYER-Lefèvre Œdipe"), 'd-haeyer-lefevre-oedipe');
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 90 }), (name) => {
        const id = candidateIdOf(name);
        assert.match(id, /^([a-z0-9]+(-[a-z0-9]+)*)?$/);
        assert.ok(id.length <= 64);
      }),
    );
  });
});
