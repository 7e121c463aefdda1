import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  generateCredential,
  generateUuid,
  groupNames,
  parseCheckedCredentials,
  parseCredentials,
  publicCredentialOf,
  writeCredentials,
} from './index.ts';
import { codeOf, made } from './testing/elections.ts';

describe('private credentials', () => {
  it('have 22 Base58 digits in groups, all of them used', () => {
    const credentials = Array.from({ length: 400 }, () => generateCredential());
    const base58 = '[1-9A-HJ-NP-Za-km-z]';
    const form = new RegExp(`^${base58}{5}-${base58}{6}-${base58}{5}-${base58}{6}$`);
    assert.ok(credentials.every((credential) => form.test(credential)));
    assert.equal(new Set(credentials).size, 400);
    assert.equal(new Set(credentials.join('').replaceAll('-', '')).size, 58);
  });

  it('are drawn without bias: bytes from 232 on are drawn again', () => {
    let calls = 0;
    const credential = generateCredential((length) => new Uint8Array(length).fill(calls++ === 0 ? 232 : 57));
    assert.equal(credential, 'zzzzz-zzzzzz-zzzzz-zzzzzz');
    assert.equal(calls, 2);
  });
});

for (const group of groupNames) {
  describe(`public credentials in ${group}`, () => {
    const uuid = generateUuid();
    const credentials = [1, 2, 3].map(() => publicCredentialOf(group, uuid, generateCredential()));
    const [first = ''] = credentials;

    it('are listed sorted, whatever the order they were made in', () => {
      const text = made(writeCredentials(credentials));
      assert.equal(made(writeCredentials(credentials.toReversed())), text);
      assert.deepEqual(
        [...made(parseCredentials(group, text))],
        credentials.toSorted().map((each) => [each, 1]),
      );
    });

    it('differ between elections', () => {
      const credential = generateCredential();
      assert.notEqual(
        publicCredentialOf(group, uuid, credential),
        publicCredentialOf(group, generateUuid(), credential),
      );
    });

    it('are refused twice, or outside the group', () => {
      const refusalOf = (list: unknown): string => codeOf(parseCredentials(group, JSON.stringify(list)));
      assert.equal(codeOf(writeCredentials([first, first])), 'credential-duplicate');
      assert.equal(refusalOf([first, first]), 'credential-duplicate');
      assert.equal(refusalOf([first, `${first},2`]), 'credential-duplicate');
      assert.equal(refusalOf([first.toUpperCase() + 'A']), 'element-malformed');
      assert.equal(refusalOf([group === 'Ed25519' ? '0'.repeat(64) : '2']), 'element-outside-group');
      assert.equal(refusalOf([1]), 'field-type');
    });

    it('carry weights, which are small enough to be counted', () => {
      const [one = '', two = '', three = ''] = credentials.toSorted();
      const list = [
        { credential: one, weight: 0 },
        { credential: two, weight: 2 ** 30 },
        { credential: three, weight: 1 },
      ];
      const text = made(writeCredentials(list));
      assert.equal(text, JSON.stringify([`${one},0`, `${two},1073741824`, `${three},1`]));
      const weights: readonly (readonly [string, number])[] = [
        [one, 0],
        [two, 2 ** 30],
        [three, 1],
      ];
      assert.deepEqual([...made(parseCredentials(group, text))], weights);
      assert.deepEqual([...made(parseCheckedCredentials(text))], weights);
      const refusalOf = (...items: readonly string[]): string =>
        codeOf(parseCredentials(group, JSON.stringify(items)));
      for (const digits of ['', '-1', '01', '1.5', '1e3', ' 1', 'x']) {
        assert.equal(refusalOf(`${one},${digits}`), 'weight-malformed');
      }
      assert.equal(refusalOf(`${one},1,voter@example.org`), 'credential-malformed');
      assert.equal(refusalOf(`${one},${2 ** 40 + 1}`), 'weight-out-of-range');
      assert.equal(refusalOf(`${one},${2 ** 40}`, `${two},1`), 'weight-out-of-range');
      assert.equal(codeOf(writeCredentials([{ credential: one, weight: 0.5 }])), 'weight-malformed');
    });
  });
}
