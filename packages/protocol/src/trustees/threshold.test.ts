/** Threshold groups as read: each thing that can be wrong in one has its own code. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  electionKeyOf,
  openToolKey,
  parseThreshold,
  parseTrustees,
  readArchive,
  verifyArchive,
} from '../index.ts';
import { playCeremony } from '../testing/ceremony.ts';
import { codeOf, made, vector } from '../testing/elections.ts';
import { lagrangeCoefficient } from '../tally/combine.ts';

const { threshold: text } = playCeremony({ group: 'Ed25519', size: 3, threshold: 2 });
const { threshold: other } = playCeremony({ group: 'Ed25519', size: 3, threshold: 2 });

interface Parts {
  threshold: number;
  certs: readonly string[];
  coefexps: readonly string[];
  signatures: readonly string[];
  verification_keys: readonly string[];
}

/** The exact texts of a group's parts. */
function partsOf(group: string): Parts {
  const value: unknown = JSON.parse(group);
  assert.ok(typeof value === 'object' && value !== null);
  const fields = new Map<string, unknown>(Object.entries(value));
  const list = (name: string): readonly string[] => {
    const items = fields.get(name);
    return Array.isArray(items) ? items.map((item) => JSON.stringify(item)) : [];
  };
  return {
    threshold: Number(fields.get('threshold')),
    certs: list('certs'),
    coefexps: list('coefexps'),
    signatures: list('signatures'),
    verification_keys: list('verification_keys'),
  };
}

function groupOf(parts: Parts): string {
  const list = (items: readonly string[]): string => `[${items.join(',')}]`;
  return (
    `{"threshold":${parts.threshold},"certs":${list(parts.certs)},"coefexps":${list(parts.coefexps)},` +
    `"signatures":${list(parts.signatures)},"verification_keys":${list(parts.verification_keys)}}`
  );
}

const good = partsOf(text);
const foreign = partsOf(other);
const codeWith = (changed: Partial<Parts>): string =>
  codeOf(parseThreshold('Ed25519', groupOf({ ...good, ...changed })));
const first = (list: readonly string[], by: string | undefined): readonly string[] => [
  by ?? '',
  ...list.slice(1),
];
const badResponse = (item: string | undefined): string =>
  (item ?? '').replace(/"response":"\d+"/, '"response":"7"');

describe('a threshold group', () => {
  it('is read as it was made', () => {
    assert.equal(groupOf(good), text);
    const { threshold, members } = made(parseThreshold('Ed25519', text));
    assert.equal(threshold, 2);
    assert.deepEqual(
      members.map(({ seat }) => seat),
      [1, 2, 3].map((index) => ({ group: 0, index, size: 3, threshold: 2 })),
    );
  });

  const cases: readonly (readonly [string, string, Partial<Parts>])[] = [
    ['a threshold of none', 'trustee-threshold-invalid', { threshold: 0 }],
    ['a threshold above its size', 'trustee-threshold-invalid', { threshold: 4 }],
    ['another threshold than its certificates', 'trustee-threshold-invalid', { threshold: 1 }],
    [
      'no members',
      'trustee-threshold-invalid',
      { certs: [], coefexps: [], signatures: [], verification_keys: [] },
    ],
    ['a member too few', 'trustee-threshold-invalid', { certs: good.certs.slice(1) }],
    ['coefficients too few', 'list-length', { coefexps: good.coefexps.slice(1) }],
    ['signatures too few', 'list-length', { signatures: good.signatures.slice(1) }],
    ['keys too few', 'list-length', { verification_keys: good.verification_keys.slice(1) }],
    ['certificates in another order', 'trustee-threshold-invalid', { certs: good.certs.toReversed() }],
    ['a certificate twice', 'trustee-threshold-invalid', { certs: first(good.certs, good.certs[1]) }],
    [
      'a certificate with a false signature',
      'trustee-certificate-invalid',
      { certs: first(good.certs, badResponse(good.certs[0])) },
    ],
    [
      'coefficients with a false signature',
      'trustee-coefexps-invalid',
      { coefexps: first(good.coefexps, badResponse(good.coefexps[0])) },
    ],
    [
      'another member’s coefficients',
      'trustee-coefexps-invalid',
      { coefexps: first(good.coefexps, good.coefexps[1]) },
    ],
    [
      'a false signature of the certificates',
      'trustee-certificates-unsigned',
      { signatures: first(good.signatures, badResponse(good.signatures[0])) },
    ],
    [
      'another member’s certificate and signatures',
      'trustee-coefexps-invalid',
      { certs: first(good.certs, foreign.certs[0]) },
    ],
    [
      'a member of another ceremony',
      'trustee-certificates-unsigned',
      {
        certs: first(good.certs, foreign.certs[0]),
        coefexps: first(good.coefexps, foreign.coefexps[0]),
        signatures: first(good.signatures, foreign.signatures[0]),
      },
    ],
    [
      'another member’s key',
      'trustee-key-mismatch',
      { verification_keys: first(good.verification_keys, good.verification_keys[1]) },
    ],
    [
      'a key with a false proof',
      'trustee-proof-invalid',
      { verification_keys: first(good.verification_keys, badResponse(good.verification_keys[0])) },
    ],
    [
      'a key with a false signature',
      'trustee-key-unsigned',
      {
        verification_keys: first(
          good.verification_keys,
          (good.verification_keys[0] ?? '').replace(/("signature":.*"response":)"\d+"/, '$1"7"'),
        ),
      },
    ],
    [
      'a key without signature',
      'field-missing',
      {
        verification_keys: first(
          good.verification_keys,
          (good.verification_keys[0] ?? '').replace(/,"signature":.*\}$/, '}'),
        ),
      },
    ],
  ];
  for (const [what, code, changed] of cases)
    it(`is refused with ${what}`, () => assert.equal(codeWith(changed), code));

  it('is refused in another group, with more fields, or in another order of fields', () => {
    assert.equal(codeOf(parseThreshold('BELENIOS-2048', text)), 'element-malformed');
    assert.equal(codeOf(parseThreshold('Ed25519', text.replace('{', '{"note":1,'))), 'field-unexpected');
    const moved = text.replace(/^\{("threshold":\d),(.*)\}$/, '{$2,$1}');
    assert.equal(codeOf(parseThreshold('Ed25519', moved)), 'json-not-canonical');
  });
});

describe('threshold elections of belenios-tool', () => {
  it('3.0: pass every check; any two of three members decrypt', () => {
    const report = verifyArchive(vector('ed25519-threshold/archive.bel'));
    assert.deepEqual(report.failures, []);
    assert.equal(JSON.stringify(report.counts), '[[1,2,0,1,1,2,1,3],[1,1,2,3]]');
    const { decryptions } = made(readArchive(vector('ed25519-threshold/archive.bel')));
    assert.deepEqual(decryptions.map(({ owner }) => owner).toSorted(), [1, 2, 4]);
  });

  it('3.0: its members’ private keys open, and fit their public ones', () => {
    const { trustees } = made(readArchive(vector('ed25519-threshold/archive.bel')));
    const members = made(parseTrustees('Ed25519', trustees)).filter(({ seat }) => seat !== undefined);
    const file = (name: string): string => vector(`ed25519-threshold/${name}`).toString().trim();
    members.forEach(({ publicKey }, at) => {
      const seed = file(`member-${at + 1}.key`);
      const key = made(openToolKey({ group: 'Ed25519' }, seed, file(`member-${at + 1}.dkey`)));
      assert.match(key, /^\d+$/);
      assert.ok(file(`member-${at + 1}.voutput`).includes(publicKey));
      const stranger = file(`member-${((at + 1) % 3) + 1}.dkey`);
      assert.equal(codeOf(openToolKey({ group: 'Ed25519' }, seed, stranger)), 'ceremony-message-unreadable');
    });
  });

  it('2.0: are refused, unless read as the old tools read them', () => {
    const bytes = vector('belenios2048-threshold-plain/archive.bel');
    const [failure] = verifyArchive(bytes).failures;
    assert.equal(failure?.code, 'trustee-threshold-unsigned');
    const report = verifyArchive(bytes, { thresholdForm: 'plain' });
    assert.deepEqual(report.failures, []);
    assert.equal(JSON.stringify(report.counts), '[[2,1,1,1,2,1,3],[1,3,3]]');
    const newer = verifyArchive(vector('ed25519-threshold/archive.bel'), { thresholdForm: 'plain' });
    assert.equal(newer.ok, false);
    const { trustees } = made(readArchive(bytes));
    assert.equal(codeOf(electionKeyOf('BELENIOS-2048', trustees)), 'trustee-threshold-unsigned');
  });
});

it('Lagrange’s coefficients give back the value at 0', () => {
  const order = 10007n;
  const polynomial = (x: number): bigint => (1234n + 56n * BigInt(x) + 789n * BigInt(x) ** 2n) % order;
  for (const indexes of [
    [1, 2, 3],
    [5, 2, 9],
    [3, 1, 4],
  ]) {
    const sum = indexes.reduce(
      (total, index) => total + polynomial(index) * lagrangeCoefficient(index, indexes, order),
      0n,
    );
    assert.equal(sum % order, 1234n);
  }
  assert.equal(lagrangeCoefficient(7, [7], order), 1n);
});
