import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { generateTrusteeKey, generateUuid, groupNames, parseElection, writeElection } from '../index.ts';
import { codeOf, made, questionOf } from '../testing/elections.ts';

for (const group of groupNames) {
  describe(`elections in ${group}`, () => {
    const fields = {
      description: 'Collège « ouvriers » — \u2028 \u007f 𝄞',
      name: 'Comité "Nord/Sud"',
      group,
      publicKey: generateTrusteeKey(group).publicKey,
      questions: [questionOf(3, 0, 4), questionOf(1, 1, 1, true)],
      uuid: generateUuid(),
    };
    const full = { ...fields, administrator: 'Bureau', credentialAuthority: 'Autorité' };

    it('are read as they were written', () => {
      for (const input of [fields, full]) {
        const text = writeElection(input);
        const { text: again, fingerprint, version, ...read } = made(parseElection(text));
        assert.deepEqual([again, version, read], [text, 1, input]);
        assert.match(fingerprint, /^[A-Za-z0-9+/]{43}$/);
      }
    });

    const text = writeElection(full);
    const identity = group === 'Ed25519' ? `${'0'.repeat(63)}1` : '1';
    const refusals: readonly (readonly [string, string, string, string])[] = [
      ['another version', '"version":1', '"version":2', 'election-version'],
      ['an unknown group', `"group":"${group}"`, '"group":"RFC-3526-2048"', 'group-unknown'],
      ['a short identifier', `"uuid":"${full.uuid}"`, '"uuid":"abc"', 'uuid-malformed'],
      [
        'an identifier with look-alikes',
        `"uuid":"${full.uuid}"`,
        '"uuid":"0OIl0OIl0OIl0OIl"',
        'uuid-malformed',
      ],
      ['the identity as key', fields.publicKey, identity, 'element-identity'],
      [
        'a key outside the group',
        fields.publicKey,
        group === 'Ed25519' ? '0'.repeat(64) : '2',
        'element-outside-group',
      ],
      ['a key that is none', fields.publicKey, 'key', 'element-malformed'],
      ['a minimum above the maximum', '"min":0,"max":4', '"min":5,"max":4', 'question-invalid'],
      ['a negative minimum', '"min":0,"max":4', '"min":-1,"max":4', 'field-value'],
      ['a huge maximum', '"max":4', '"max":1073741823', 'field-value'],
      ['blank written as false', '"blank":true', '"blank":false', 'question-invalid'],
      ['a question without answers', '"answers":["Candidat 1"]', '"answers":[]', 'question-invalid'],
      ['an unknown field', '"uuid"', '"extra":1,"uuid"', 'field-unexpected'],
      ['a missing name', '"name":"Comité \\"Nord/Sud\\"",', '', 'field-missing'],
      ['a bare DEL', '\\u007f', '\u007f', 'json-not-canonical'],
    ];
    for (const [what, from, to, code] of refusals) {
      it(`are refused with ${what}`, () => {
        assert.ok(text.includes(from));
        assert.equal(codeOf(parseElection(text.replace(from, to))), code);
      });
    }
  });
}
